//! From a response to an error: which one it is, and what its members are.

use std::error::Error;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::{ClientProtocol, ResponseRef};
use crate::data::Document;
use crate::error::{Metadata, OperationError, Recognized, ServiceError, Unhandled, message, message_member};
use crate::protocol::{Body, MessageError, REST_JSON_1};
use crate::schema::{Schema, shape_name};
use crate::value::{Mut, Structure};

/// An error response, to be read without an operation.
#[derive(Debug, Clone)]
pub struct ErrorResponse<'a> {
    status: u16,
    headers: HeaderMap,
    body: &'a [u8],
    protocol: &'static dyn ClientProtocol,
}

impl<'a> ErrorResponse<'a> {
    /// Returns a response without headers, in restJson1: it reads what other JSON protocols write, too.
    #[must_use]
    pub fn new(status: u16, body: &'a [u8]) -> Self {
        ErrorResponse { status, headers: HeaderMap::new(), body, protocol: &REST_JSON_1 }
    }

    /// Adds headers, with names in any case. Invalid names and values are left out.
    #[must_use]
    pub fn headers(mut self, headers: &[(&str, &str)]) -> Self {
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value)) {
                let _ = self.headers.try_append(name, value); // more than a message may have are none of one
            }
        }
        self
    }

    /// Sets the protocol.
    #[must_use]
    pub fn protocol(mut self, protocol: &'static dyn ClientProtocol) -> Self {
        self.protocol = protocol;
        self
    }

    /// Returns the error in the response. Never fails: an unreadable one is unhandled.
    #[must_use]
    pub fn read<E: OperationError>(self) -> E {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let response = ResponseRef { status, headers: &self.headers, body: Body::Whole(self.body) };
        recognize(self.protocol, response, E::SCHEMAS).read()
    }
}

/// The facts of an error response, whatever its error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorFacts {
    /// The code that tells which error it is.
    pub code: Option<String>,
    /// The code of a query protocol, which services keep that spoke one before.
    pub query_code: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The id that the service gave the request.
    pub request_id: Option<String>,
}

impl ErrorFacts {
    /// Returns the facts of an error whose code is in its body alone, as `__type` (Smithy RPC v2).
    #[must_use]
    pub fn of_type(response: &ResponseRef<'_>, body: &Document) -> Self {
        ErrorFacts { code: first([text(body, "__type")]), ..ErrorFacts::common(response, body) }
    }

    /// Returns the facts of an error whose code is in any of the locations that AWS services use.
    #[must_use]
    pub fn of_aws(response: &ResponseRef<'_>, body: &Document) -> Self {
        let [of_aws, plain, capital] = ["__type", "code", "Code"].map(|key| text(body, key));
        let code = first([header(response, "x-amzn-errortype"), of_aws, plain, capital]);
        ErrorFacts { code, ..ErrorFacts::common(response, body) }
    }

    fn common(response: &ResponseRef<'_>, body: &Document) -> Self {
        // A service that spoke a query protocol before keeps the codes of that (`awsQueryCompatible`).
        let query = header(response, "x-amzn-query-error").and_then(|error| error.split(';').next());
        let message = ["message", "Message", "errorMessage"].into_iter().find_map(|key| text(body, key));
        ErrorFacts {
            code: None,
            query_code: first([query]),
            message: message.map(str::to_owned),
            request_id: request_id(response),
        }
    }
}

/// The headers in which AWS services put the id of a request.
const REQUEST_ID: [&str; 4] =
    ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-requestid"];

fn request_id(response: &ResponseRef<'_>) -> Option<String> {
    REQUEST_ID.iter().find_map(|name| header(response, name)).map(str::to_owned)
}

fn header<'r>(response: &ResponseRef<'r>, name: &str) -> Option<&'r str> {
    response.headers.get(name)?.to_str().ok().map(str::trim)
}

fn text<'d>(body: &'d Document, key: &str) -> Option<&'d str> {
    body.get(key)?.as_str()
}

/// The first code of those that are there.
fn first<const N: usize>(codes: [Option<&str>; N]) -> Option<String> {
    codes.into_iter().flatten().map(bare).find(|code| !code.is_empty()).map(str::to_owned)
}

/// `namespace#Code:http://...` without what stands around the code.
fn bare(code: &str) -> &str {
    shape_name(code.split(':').next().unwrap_or(code)).trim()
}

/// An error response, and what it says whichever error it is.
pub(crate) struct Found<'a> {
    protocol: &'static dyn ClientProtocol,
    response: ResponseRef<'a>,
    /// The error's place among those of the operation.
    pub(crate) index: Option<usize>,
    unhandled: Unhandled,
}

impl Found<'_> {
    /// Reads the error.
    pub(crate) fn read<E: OperationError>(self) -> E {
        let Found { protocol, response, index, unhandled } = self;
        let mut fill = |error: &mut dyn Structure, facts: &Unhandled| {
            fill(protocol, &response, facts, error)
                .map_err(|cause| Box::new(cause) as Box<dyn Error + Send + Sync>)
        };
        E::read(index.unwrap_or(usize::MAX), Recognized::new(unhandled, &mut fill))
    }
}

/// Finds which of `schemas` the response is, and what it says whichever it is.
pub(crate) fn recognize<'a>(
    protocol: &'static dyn ClientProtocol,
    response: ResponseRef<'a>,
    schemas: &[&'static Schema],
) -> Found<'a> {
    let facts = protocol.error_facts(&response);
    let index = [&facts.code, &facts.query_code].into_iter().flatten().find_map(|code| find(code, schemas));
    let unhandled = of_response(&response, facts.request_id);
    let unhandled = facts.query_code.or(facts.code).into_iter().fold(unhandled, Unhandled::with_code);
    let unhandled = facts.message.into_iter().fold(unhandled, Unhandled::with_message);
    Found { protocol, response, index, unhandled }
}

/// Returns an error response of something that does not speak the protocol, such as a proxy: nothing in its body is
/// taken for an error of the service.
pub(crate) fn foreign<'a>(protocol: &'static dyn ClientProtocol, response: ResponseRef<'a>) -> Found<'a> {
    let unhandled = of_response(&response, request_id(&response));
    Found { protocol, response, index: None, unhandled }
}

fn of_response(response: &ResponseRef<'_>, request_id: Option<String>) -> Unhandled {
    let body = Bytes::copy_from_slice(response.body.bytes());
    Unhandled::of_response(response.status.as_u16(), request_id, body)
}

/// Returns an output that could not be read: none of its members are those of an error.
pub(crate) fn unreadable<'a>(
    protocol: &'static dyn ClientProtocol,
    response: ResponseRef<'a>,
    cause: MessageError,
) -> Found<'a> {
    let found = foreign(protocol, response);
    Found { unhandled: found.unhandled.secret(false).because(cause), ..found }
}

fn find(code: &str, schemas: &[&'static Schema]) -> Option<usize> {
    schemas.iter().position(|schema| {
        schema.error.is_some_and(|traits| traits.code == code) || shape_name(schema.id) == code
    })
}

/// Fills the members of a modelled error.
fn fill(
    protocol: &'static dyn ClientProtocol,
    response: &ResponseRef<'_>,
    facts: &Unhandled,
    structure: &mut dyn Structure,
) -> Result<Metadata, MessageError> {
    let schema = structure.schema();
    protocol.read_error(response, structure)?;
    // The body may write the key in another case than the model.
    if let (Some(text), Some(index)) = (facts.message(), message_member(schema))
        && message(structure).is_none_or(|(text, _)| text.is_empty())
    {
        set(structure.slot(index).open(), text);
    }
    let [code, request_id] = [facts.code(), facts.request_id()].map(|text| text.map(str::to_owned));
    Ok(Metadata::new(code.unwrap_or_default(), response.status.as_u16(), request_id))
}

/// Sets a text.
fn set(value: Mut<'_>, text: &str) {
    match value {
        Mut::String(value) => text.clone_into(value),
        Mut::Enum(value) => value.set(value.schema().index_of(text), text),
        Mut::Document(value) => *value = Document::String(text.to_owned()),
        _ => {}
    }
}
