//! From a response to an error: which one it is, and what its members are.

use super::{ErrorStructure, Metadata, Unhandled, message, message_member};
use crate::json::{self, Missing, Options};
use crate::schema::{Location, Member, Schema};
use crate::{Document, Mut, Structure};

/// A response that is not a success.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ErrorResponse<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The headers; names in any case.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body: a JSON document, or whatever a proxy put there.
    pub body: &'a [u8],
}

impl<'a> ErrorResponse<'a> {
    /// A response without headers.
    #[must_use]
    pub fn new(status: u16, body: &'a [u8]) -> Self {
        ErrorResponse { status, headers: &[], body }
    }

    /// The same with headers.
    #[must_use]
    pub fn headers(mut self, headers: &'a [(&'a str, &'a str)]) -> Self {
        self.headers = headers;
        self
    }

    fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

const REQUEST_ID: [&str; 3] = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"];

/// Which of `schemas` the response is, and what it says whichever it is.
pub(super) fn recognise<'a>(
    response: &'a ErrorResponse<'a>,
    schemas: &[&'static Schema],
) -> (Option<usize>, Recognised<'a>) {
    let mut unhandled = Unhandled {
        status: Some(response.status),
        request_id: REQUEST_ID.iter().find_map(|name| response.header(name)).map(str::to_owned),
        ..Unhandled::default()
    };
    unhandled.keep_body(response.body);
    let body = json::document_from_slice(response.body).unwrap_or_default();
    let text = |keys: &[&str]| keys.iter().find_map(|key| body.get(key)?.as_str());
    unhandled.message = text(&["message", "Message", "errorMessage"]).map(str::to_owned);
    unhandled.code = response
        .header("x-amzn-errortype")
        .or_else(|| text(&["__type", "code", "Code"]))
        .map(|code| bare(code).to_owned());
    let index = unhandled.code.as_deref().and_then(|code| find(code, schemas));
    (index, Recognised { response, unhandled })
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
pub struct Recognised<'a> {
    response: &'a ErrorResponse<'a>,
    unhandled: Unhandled,
}

impl Recognised<'_> {
    /// Reads a modelled error; one that cannot be read is `Unhandled`.
    ///
    /// # Errors
    /// When the body is no JSON, or has other members than the model says.
    pub fn read<T: ErrorStructure>(self) -> Result<T, Unhandled> {
        let mut error = T::initial();
        match fill(self.response, &self.unhandled, &mut error) {
            Ok(metadata) => {
                *error.metadata_mut() = metadata;
                Ok(error)
            }
            Err(cause) => Err(self.unhandled.because(cause)),
        }
    }

    /// An error that the model does not know.
    #[must_use]
    pub fn unhandled(self) -> Unhandled {
        self.unhandled
    }
}

/// Fills the members of a modelled error.
fn fill(
    response: &ErrorResponse<'_>,
    facts: &Unhandled,
    structure: &mut dyn Structure,
) -> Result<Metadata, json::Error> {
    let schema = structure.schema();
    if response.body.iter().any(|byte| !byte.is_ascii_whitespace()) {
        let options = Options { missing: Missing::Correct, ..Options::default() };
        json::read(response.body, Mut::Structure(structure), &options)?;
    }
    for (index, member) in schema.members.iter().enumerate() {
        if let (Some(text), Some(slot)) = (bound(response, member), structure.slot(index)) {
            set(slot.open(), text);
        }
    }
    // The body may write the key in another case than the model.
    if let (Some(text), Some(index)) = (&facts.message, message_member(schema))
        && message(structure).is_none_or(|(text, _)| text.is_empty())
        && let Some(slot) = structure.slot(index)
    {
        set(slot.open(), text);
    }
    Ok(Metadata::new(facts.code.clone().unwrap_or_default(), response.status, facts.request_id.clone()))
}

fn bound<'a>(response: &ErrorResponse<'a>, member: &Member) -> Option<&'a str> {
    match member.location() {
        Location::Header(name) => response.header(name),
        _ => None,
    }
}

/// Sets a simple value from the text of a header. A text that does not fit leaves it empty: an
/// error with one odd header is worth more than none.
fn set(value: Mut<'_>, text: &str) {
    fn parse<T: std::str::FromStr>(value: &mut T, text: &str) {
        if let Ok(parsed) = text.parse() {
            *value = parsed;
        }
    }
    match value {
        Mut::String(value) => text.clone_into(value),
        Mut::Enum(value) => value.set(value.schema().index_of(text), text),
        Mut::Boolean(value) => parse(value, text),
        Mut::Byte(value) => parse(value, text),
        Mut::Short(value) => parse(value, text),
        Mut::Integer(value) => parse(value, text),
        Mut::Long(value) => parse(value, text),
        Mut::Float(value) => parse(value, text),
        Mut::Double(value) => parse(value, text),
        Mut::BigInteger(value) => parse(value, text),
        Mut::BigDecimal(value) => parse(value, text),
        Mut::Document(value) => *value = Document::String(text.to_owned()),
        _ => {}
    }
}
