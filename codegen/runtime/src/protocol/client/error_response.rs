//! Error responses: which error of the model a response holds, and the members of it.

use std::error::Error;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::{ClientProtocol, ResponseRef};
use crate::data::Document;
use crate::error::{
    Metadata, OperationError, Origin, Recognized, ServiceError, Unhandled, lacks_message, message_in,
    set_message,
};
use crate::protocol::{Body, MessageError, REST_JSON_1};
use crate::schema::{Schema, shape_name};
use crate::value::Structure;

/// An error response that is read without its operation.
///
/// ```
/// use ferrosmith_runtime::ServiceError;
/// use ferrosmith_runtime::protocol::ErrorResponse;
/// use generated::datazone::GetDomainError;
///
/// let error: GetDomainError = ErrorResponse::new(429, br#"{"message":"slow down"}"#)
///     .headers(&[("x-amzn-errortype", "ThrottlingException")])
///     .read();
/// assert!(matches!(error, GetDomainError::ThrottlingException(_)));
/// assert_eq!(error.message(), Some("slow down"));
/// ```
#[derive(Debug, Clone)]
pub struct ErrorResponse<'a> {
    status: u16,
    headers: HeaderMap,
    body: &'a [u8],
    protocol: &'static dyn ClientProtocol,
}

impl<'a> ErrorResponse<'a> {
    /// Returns a response without headers, in restJson1, which also reads the errors of the other JSON
    /// protocols.
    #[must_use]
    pub fn new(status: u16, body: &'a [u8]) -> Self {
        ErrorResponse { status, headers: HeaderMap::new(), body, protocol: &REST_JSON_1 }
    }

    /// Adds headers. Names are in any case; invalid names and values are ignored.
    #[must_use]
    #[inline]
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

    /// Returns the error in the response. It is `Unhandled` if it is not modelled, or cannot be read.
    #[must_use]
    pub fn read<E: OperationError>(self) -> E {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let (headers, body) = (&self.headers, Body::Whole(self.body));
        let response = ResponseRef { status, headers, body, report_missing: false };
        recognize(self.protocol, response, E::SCHEMAS).read()
    }
}

/// The facts of an error response that do not depend on the error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorFacts {
    /// The code that identifies the error, without a namespace.
    pub code: Option<String>,
    /// The code of awsQuery (AWS, `awsQueryError` trait): of a service that speaks it, or did (`awsQueryCompatible`).
    pub query_code: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The id that the service assigned to the request.
    pub request_id: Option<String>,
    /// The second id, which some services add to the first one for their support.
    pub extended_request_id: Option<String>,
}

impl ErrorFacts {
    /// Returns the facts of a response that has its code in the member `__type` of its body (Smithy RPC v2).
    #[must_use]
    pub fn of_type(response: &ResponseRef<'_>, body: &Document) -> Self {
        ErrorFacts { code: first(&[text(body, "__type")]), ..ErrorFacts::common(response, body) }
    }

    /// Returns the facts of a response that has its code in one of the locations that AWS services use.
    #[must_use]
    pub fn of_aws(response: &ResponseRef<'_>, body: &Document) -> Self {
        let header = header(response, "x-amzn-errortype");
        let code = first(&[header, text(body, "__type"), text(body, "code"), text(body, "Code")]);
        ErrorFacts { code, ..ErrorFacts::common(response, body) }
    }

    /// Returns the facts of a response in XML, whose code is in the element `Code`. A member may have the same name: what
    /// comes first is the protocol's.
    #[cfg(feature = "xml")]
    pub(in crate::protocol) fn of_xml(response: &ResponseRef<'_>, error: &Document) -> Self {
        let code = match error.get("Code") {
            Some(Document::Array(codes)) => codes.first().and_then(Document::as_str),
            Some(code) => code.as_str(),
            None => text(error, "code"),
        };
        let code = first(&[header(response, "x-amzn-errortype"), code]);
        ErrorFacts { code, ..ErrorFacts::common(response, error) }
    }

    /// Returns the facts of an error whose code is in a header alone.
    #[must_use]
    pub fn of_header(response: &ResponseRef<'_>, name: &str, body: &Document) -> Self {
        ErrorFacts { code: first(&[header(response, name)]), ..ErrorFacts::common(response, body) }
    }

    fn common(response: &ResponseRef<'_>, body: &Document) -> Self {
        // Services that spoke a query protocol before have its codes in this header.
        let query = header(response, "x-amzn-query-error").and_then(|error| error.split(';').next());
        ErrorFacts {
            code: None,
            query_code: first(&[query]),
            message: message_in(body).map(str::to_owned),
            request_id: request_id(response),
            extended_request_id: extended_request_id(response),
        }
    }
}

/// The headers that have the request id, in AWS services.
const REQUEST_ID: [&str; 4] =
    ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-requestid"];

fn request_id(response: &ResponseRef<'_>) -> Option<String> {
    REQUEST_ID.iter().find_map(|name| header(response, name)).map(str::to_owned)
}

fn extended_request_id(response: &ResponseRef<'_>) -> Option<String> {
    header(response, "x-amz-id-2").map(str::to_owned)
}

fn header<'r>(response: &ResponseRef<'r>, name: &str) -> Option<&'r str> {
    response.headers.get(name)?.to_str().ok().map(str::trim)
}

fn text<'d>(body: &'d Document, key: &str) -> Option<&'d str> {
    body.get(key)?.as_str()
}

/// Returns the first code that is present.
fn first(codes: &[Option<&str>]) -> Option<String> {
    let code = codes.iter().map(|code| bare(code.unwrap_or_default())).find(|code| !code.is_empty())?;
    Some(code.to_owned())
}

/// Returns the code alone of `namespace#Code:http://...`.
fn bare(code: &str) -> &str {
    shape_name(code.split(':').next().unwrap_or(code)).trim()
}

/// An error response and the facts of it.
pub(crate) struct Found<'a> {
    protocol: &'static dyn ClientProtocol,
    response: ResponseRef<'a>,
    /// The index of the error among those of the operation.
    pub(crate) index: Option<usize>,
    unhandled: Unhandled,
}

impl Found<'_> {
    /// Reads the error.
    pub(crate) fn read<E: OperationError>(self) -> E {
        self.with(|index, response| E::read(index.unwrap_or(usize::MAX), response))
    }

    /// Passes on the index of the error, and the response that its members are read from.
    pub(crate) fn with<T>(self, read: impl FnOnce(Option<usize>, Recognized<'_>) -> T) -> T {
        let Found { protocol, response, index, unhandled } = self;
        let mut fill = |error: &mut dyn Structure, facts: &Unhandled| {
            fill(protocol, &response, facts, error)
                .map_err(|cause| Box::new(cause) as Box<dyn Error + Send + Sync>)
        };
        read(index, Recognized::new(unhandled, &mut fill))
    }
}

/// Returns the facts of a response, and which of `schemas` it is.
pub(crate) fn recognize<'a>(
    protocol: &'static dyn ClientProtocol,
    response: ResponseRef<'a>,
    schemas: &[&'static Schema],
) -> Found<'a> {
    let facts = protocol.error_facts(&response);
    let by_name = facts.code.as_deref().and_then(|code| find(code, schemas, |of| shape_name(of.id)));
    let index = by_name.or_else(|| {
        let code = facts.query_code.as_deref().or(facts.code.as_deref())?;
        let by_code = find(code, schemas, |of| of.error.map_or("", |traits| traits.code));
        by_code.or_else(|| find(code, schemas, |of| shape_name(of.id)))
    });
    let by_status = || match facts.code.as_ref().or(facts.query_code.as_ref()) {
        None if protocol.errors_have_statuses() => find_status(response.status.as_u16(), schemas),
        _ => None,
    };
    let index = index.or_else(by_status);
    let mut unhandled = of_response(&response, facts.request_id, facts.extended_request_id);
    if let Some(code) = facts.query_code.or(facts.code) {
        unhandled = unhandled.with_code(code);
    }
    if let Some(message) = facts.message {
        unhandled = unhandled.with_message(message);
    }
    let unhandled = unhandled.came_in(Origin::new(protocol.id(), response.headers));
    // An error's members have no list of those that are missing.
    let response = ResponseRef { report_missing: false, ..response };
    Found { protocol, response, index, unhandled }
}

/// Returns the only error with a status.
fn find_status(status: u16, schemas: &[&'static Schema]) -> Option<usize> {
    let has_it = |(_, schema): &(usize, &&Schema)| schema.error.is_some_and(|traits| traits.status == status);
    let mut found = schemas.iter().enumerate().filter(has_it).map(|(index, _)| index);
    found.next().filter(|_| found.next().is_none())
}

/// Returns the facts of a response from a peer that does not speak the protocol, such as a proxy. Its body is
/// ignored.
pub(crate) fn foreign<'a>(protocol: &'static dyn ClientProtocol, response: ResponseRef<'a>) -> Found<'a> {
    let unhandled = of_response(&response, request_id(&response), extended_request_id(&response));
    Found { protocol, response, index: None, unhandled }
}

fn of_response(
    response: &ResponseRef<'_>,
    request_id: Option<String>,
    extended_request_id: Option<String>,
) -> Unhandled {
    let body = Bytes::copy_from_slice(response.body.bytes());
    Unhandled::of_response(response.status.as_u16(), request_id, extended_request_id, body)
}

/// Returns the facts of an output that could not be read. Its body is no error of the service.
pub(crate) fn unreadable<'a>(
    protocol: &'static dyn ClientProtocol,
    response: ResponseRef<'a>,
    cause: MessageError,
) -> Found<'a> {
    let found = foreign(protocol, response);
    Found { unhandled: found.unhandled.secret(false).because(cause), ..found }
}

fn find(code: &str, schemas: &[&'static Schema], of: fn(&Schema) -> &'static str) -> Option<usize> {
    schemas.iter().position(|schema| of(schema) == code)
}

/// Reads the members of a modelled error.
fn fill(
    protocol: &'static dyn ClientProtocol,
    response: &ResponseRef<'_>,
    facts: &Unhandled,
    structure: &mut dyn Structure,
) -> Result<Metadata, MessageError> {
    protocol.read_error(response, structure)?;
    if let (true, Some(text)) = (lacks_message(structure), facts.message()) {
        set_message(structure, text);
    }
    let (code, request_id) = (facts.code().unwrap_or_default(), facts.request_id().map(str::to_owned));
    let mut metadata = Metadata::new(code.to_owned(), response.status.as_u16(), request_id);
    if let Some(id) = facts.extended_request_id() {
        metadata.set_extended_request_id(id);
    }
    Ok(metadata)
}
