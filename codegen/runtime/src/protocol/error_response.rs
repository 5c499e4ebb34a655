//! From a response to an error: which one it is, and what its members are.

use std::error::Error;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::MessageError;
use super::client;
use super::codec::{self, Codec};
use super::rpc::smithy_protocol;
use crate::data::Document;
use crate::error::{Metadata, OperationError, Recognized, Unhandled, message, message_member};
use crate::json;
use crate::schema::{Protocol, Schema};
use crate::value::{Mut, Structure};

/// A response that is not a success.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ErrorResponse<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The headers; names in any case.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body: a document, or whatever a proxy put there.
    pub body: &'a [u8],
    /// The headers of a message, where it is one.
    message: Option<&'a HeaderMap>,
    protocol: Protocol,
}

impl<'a> ErrorResponse<'a> {
    /// A response without headers, in restJson1: it reads what other JSON protocols write, too.
    #[must_use]
    pub fn new(status: u16, body: &'a [u8]) -> Self {
        ErrorResponse { status, headers: &[], body, message: None, protocol: Protocol::RestJson1 }
    }

    /// The same with headers.
    #[must_use]
    pub fn headers(mut self, headers: &'a [(&'a str, &'a str)]) -> Self {
        self.headers = headers;
        self
    }

    /// The same in another protocol.
    #[must_use]
    pub fn protocol(mut self, protocol: Protocol) -> Self {
        self.protocol = protocol;
        self
    }

    pub(crate) fn of_message(
        protocol: Protocol,
        status: u16,
        headers: &'a HeaderMap,
        body: &'a [u8],
    ) -> Self {
        ErrorResponse { message: Some(headers), ..ErrorResponse::new(status, body).protocol(protocol) }
    }

    fn header(&self, name: &str) -> Option<&'a str> {
        let of_message = || self.message?.get(name)?.to_str().ok();
        let named = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        named.map(|(_, value)| *value).or_else(of_message).map(str::trim)
    }

    /// Returns the error that the response holds. Never fails: what cannot be read is unhandled.
    #[must_use]
    pub fn read<E: OperationError>(self) -> E {
        let (index, found) = recognize(self, E::SCHEMAS);
        found.read(index.unwrap_or(usize::MAX))
    }

    /// The headers of the message, or what they would be in one.
    fn header_map(&self) -> HeaderMap {
        let mut map = self.message.cloned().unwrap_or_default();
        for (name, value) in self.headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value)) {
                let _ = map.try_append(name, value); // more than a message may have are no headers of one
            }
        }
        map
    }

    /// The members of the body. What stands before a service, such as a gateway, answers in JSON
    /// whatever the service speaks.
    fn document(&self) -> Document {
        match Codec::of(self.protocol).map(|codec| codec.document(self.body)) {
            None | Some(Document::Null) => json::document_from_slice(self.body).unwrap_or_default(),
            Some(document) => document,
        }
    }
}

/// Where AWS services put the id of a request.
const REQUEST_ID: [&str; 4] =
    ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-requestid"];

/// What a response says whether or not it is an error.
fn facts(response: &ErrorResponse<'_>) -> Unhandled {
    let request_id = REQUEST_ID.iter().find_map(|name| response.header(name)).map(str::to_owned);
    Unhandled::of_response(response.status, request_id, response.body)
}

/// An output that could not be read: none of its members are those of an error.
pub(crate) fn unreadable(response: ErrorResponse<'_>, cause: MessageError) -> Found<'_> {
    let unhandled = facts(&response).secret(false).because(cause);
    Found { response, unhandled }
}

/// Which of `schemas` the response is, and what it says whichever it is.
pub(crate) fn recognize<'a>(
    response: ErrorResponse<'a>,
    schemas: &[&'static Schema],
) -> (Option<usize>, Found<'a>) {
    let body = response.document();
    let code = match smithy_protocol(response.protocol) {
        // Nothing else may tell the error in RPC v2.
        Some(_) => code([text(&body, "__type")]),
        None => any_code(&response, &body),
    };
    // A service that spoke a query protocol before keeps the codes of that (`awsQueryCompatible`).
    let query = response.header("x-amzn-query-error").and_then(|error| error.split(';').next());
    let index = [code, query].into_iter().flatten().find_map(|code| find(code, schemas));
    let unhandled = told(&response, &body, query.or(code));
    (index, Found { response, unhandled })
}

/// A response that is none of the service's, but of a proxy, say: no modelled error, whatever it says.
pub(crate) fn stranger(response: ErrorResponse<'_>) -> Found<'_> {
    let body = response.document();
    let unhandled = told(&response, &body, any_code(&response, &body));
    Found { response, unhandled }
}

/// What a response says of an error. Services have several names for the message.
fn told(response: &ErrorResponse<'_>, body: &Document, code: Option<&str>) -> Unhandled {
    let mut unhandled = facts(response);
    unhandled.code = code.map(str::to_owned);
    let message = ["message", "Message", "errorMessage"].into_iter().find_map(|key| text(body, key));
    unhandled.message = message.map(str::to_owned);
    unhandled
}

fn text<'d>(body: &'d Document, key: &str) -> Option<&'d str> {
    body.get(key)?.as_str()
}

/// The code, from any place where services put it.
fn any_code<'d>(response: &ErrorResponse<'d>, body: &'d Document) -> Option<&'d str> {
    let [of_aws, plain, capital] = ["__type", "code", "Code"].map(|key| text(body, key));
    code([response.header("x-amzn-errortype"), of_aws, plain, capital])
}

/// The first code of those that are there.
fn code<const N: usize>(codes: [Option<&str>; N]) -> Option<&str> {
    codes.into_iter().flatten().map(bare).find(|code| !code.is_empty())
}

/// `namespace#Code:http://...` without what stands around the code.
fn bare(code: &str) -> &str {
    let code = code.split(':').next().unwrap_or(code);
    code.rsplit('#').next().unwrap_or(code).trim()
}

fn find(code: &str, schemas: &[&'static Schema]) -> Option<usize> {
    schemas.iter().position(|schema| {
        schema.error.is_some_and(|traits| traits.code == code) || schema.id.rsplit('#').next() == Some(code)
    })
}

/// An error response, and what it says whichever error it is.
pub(crate) struct Found<'a> {
    response: ErrorResponse<'a>,
    unhandled: Unhandled,
}

impl Found<'_> {
    /// Reads the error at `index` of an operation's, or any other.
    pub(crate) fn read<E: OperationError>(self, index: usize) -> E {
        let Found { response, unhandled } = self;
        let mut fill = |error: &mut dyn Structure, facts: &Unhandled| {
            fill(&response, facts, error).map_err(|cause| Box::new(cause) as Box<dyn Error + Send + Sync>)
        };
        E::read(index, Recognized::new(unhandled, &mut fill))
    }
}

/// Fills the members of a modelled error.
fn fill(
    response: &ErrorResponse<'_>,
    facts: &Unhandled,
    structure: &mut dyn Structure,
) -> Result<Metadata, MessageError> {
    let schema = structure.schema();
    let codec = codec::of(response.protocol)?;
    let body = if response.body.trim_ascii().is_empty() { &[] } else { response.body };
    client::read(response.protocol, codec, response.status, &response.header_map(), body, structure)?;
    // The body may write the key in another case than the model.
    if let (Some(text), Some(index)) = (&facts.message, message_member(schema))
        && message(structure).is_none_or(|(text, _)| text.is_empty())
    {
        set(structure.slot(index).open(), text);
    }
    Ok(Metadata::new(facts.code.clone().unwrap_or_default(), response.status, facts.request_id.clone()))
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
