//! What a service answers instead of an output: modelled errors, and everything else.
//!
//! Each operation has an enum of its errors, each service one of all; they answer `code()`,
//! `message()`, `request_id()`, `status()`, `fault()`, `is_retryable()` and `is_throttling()`.

mod response;
mod unhandled;

use std::fmt;

pub use response::ErrorResponse;
pub use unhandled::Unhandled;

use crate::schema::{ErrorTraits, Fault, SENSITIVE, Schema};
use crate::{Ref, Structure, Value};

/// What a response says of an error beside the members of its shape.
#[derive(Clone, Default)]
pub struct Metadata(Option<Box<Facts>>); // boxed: an error stays small in a `Result`

#[derive(Clone)]
struct Facts {
    code: String,
    status: u16,
    request_id: Option<String>,
}

impl Metadata {
    pub(crate) fn new(code: String, status: u16, request_id: Option<String>) -> Self {
        Metadata(Some(Box::new(Facts { code, status, request_id })))
    }
}

/// A structure with the `error` trait.
pub trait ErrorStructure: std::error::Error + 'static {
    /// What the response said beside the members.
    fn metadata(&self) -> &Metadata;
    /// The same, to be filled.
    fn metadata_mut(&mut self) -> &mut Metadata;
    /// The members.
    fn as_structure(&self) -> &dyn Structure;
    /// The members, to be filled.
    fn as_structure_mut(&mut self) -> &mut dyn Structure;
}

/// An enum of errors: those that the model knows, and `Unhandled`.
pub trait OperationError: std::error::Error + Sized + 'static {
    /// The schemas of the modelled errors, by the index of their variant.
    const SCHEMAS: &'static [&'static Schema];
    /// The variant at `index`, its members empty.
    fn modeled(index: usize) -> Option<Self>;
    /// An error that the model does not know.
    fn unhandled(error: Unhandled) -> Self;
    /// Looks at the error.
    fn view(&self) -> Failure<'_>;
    /// The structure of a modelled error.
    fn error_mut(&mut self) -> Option<&mut dyn ErrorStructure>;

    /// The error that a response holds. Never fails: what cannot be read is `Unhandled`.
    #[must_use]
    fn from_response(response: &ErrorResponse<'_>) -> Self {
        let (index, unhandled) = response::recognise(response, Self::SCHEMAS);
        let Some(mut error) = index.and_then(Self::modeled) else {
            return Self::unhandled(unhandled);
        };
        match error.error_mut().map(|error| response::fill(response, &unhandled, error)) {
            Some(Err(cause)) => Self::unhandled(unhandled.because(cause)),
            _ => error,
        }
    }
}

/// An error looked at.
pub enum Failure<'a> {
    /// One that the model knows.
    Modeled(&'a dyn ErrorStructure),
    /// Any other.
    Unhandled(&'a Unhandled),
}

impl<'a> Failure<'a> {
    /// The code on the wire, or of the model.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        match self {
            Failure::Modeled(error) => match &error.metadata().0 {
                Some(facts) => Some(&facts.code),
                None => traits(*error).map(|traits| traits.code),
            },
            Failure::Unhandled(error) => error.code.as_deref(),
        }
    }

    /// What the service says went wrong.
    #[must_use]
    pub fn message(&self) -> Option<&'a str> {
        match self {
            Failure::Modeled(error) => message(error.as_structure()).map(|(text, _)| text),
            Failure::Unhandled(error) => error.message.as_deref(),
        }
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        match self {
            Failure::Modeled(error) => error.metadata().0.as_ref()?.request_id.as_deref(),
            Failure::Unhandled(error) => error.request_id.as_deref(),
        }
    }

    /// The HTTP status of the response, or of the model.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Failure::Modeled(error) => match &error.metadata().0 {
                Some(facts) => Some(facts.status),
                None => traits(*error).map(|traits| traits.status),
            },
            Failure::Unhandled(error) => error.status,
        }
    }

    /// Whose fault it is: as the model says, else by the status.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        match self {
            Failure::Modeled(error) => traits(*error).map(|traits| traits.fault),
            Failure::Unhandled(error) => match error.status? {
                400..=499 => Some(Fault::Client),
                500..=599 => Some(Fault::Server),
                _ => None,
            },
        }
    }

    /// Whether a retry may succeed: the model's `retryable`, a throttling code, or a status that
    /// says "not now" (429, 500, 502, 503, 504).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Failure::Modeled(error) if traits(*error).is_some_and(|traits| traits.retryable) => true,
            _ => self.is_throttling() || matches!(self.status(), Some(429 | 500 | 502 | 503 | 504)),
        }
    }

    /// Whether the service wants fewer requests: the model's `retryable(throttling)`, a code that
    /// AWS services throttle with, or status 429.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        let modeled = match self {
            Failure::Modeled(error) => traits(*error).is_some_and(|traits| traits.throttling),
            Failure::Unhandled(_) => false,
        };
        modeled || self.status() == Some(429) || self.code().is_some_and(|code| THROTTLING.contains(&code))
    }
}

/// The codes with which AWS services say "slow down".
const THROTTLING: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

fn traits(error: &dyn ErrorStructure) -> Option<ErrorTraits> {
    error.as_structure().schema().error
}

/// The index of the member that holds the message.
fn message_member(schema: &Schema) -> Option<usize> {
    schema.members.iter().position(|member| {
        member.name.eq_ignore_ascii_case("message") || member.name.eq_ignore_ascii_case("errorMessage")
    })
}

/// The message of an error, and whether it is a secret.
fn message(error: &dyn Structure) -> Option<(&str, bool)> {
    let schema = error.schema();
    let index = message_member(schema)?;
    match error.field(index).map(Value::view)? {
        Ref::String(text) => Some((text, schema.sensitive || schema.members[index].is(SENSITIVE))),
        _ => None,
    }
}

/// `Code: message (status 400, request id ...)`, as far as they are known.
impl fmt::Display for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().unwrap_or("unknown error"))?;
        match self {
            Failure::Modeled(error) => match message(error.as_structure()) {
                Some((_, true)) => f.write_str(": *** redacted ***")?,
                Some((text, false)) if !text.is_empty() => write!(f, ": {text}")?,
                _ => {}
            },
            Failure::Unhandled(error) => match (&error.message, &error.source) {
                (Some(text), _) => write!(f, ": {text}")?,
                (None, Some(source)) => write!(f, ": {source}")?,
                (None, None) if !error.body.is_empty() => {
                    write!(f, ": the body starts with `{}`", error.body.escape_debug())?;
                }
                (None, None) => {}
            },
        }
        match (self.status(), self.request_id()) {
            (Some(status), Some(id)) => write!(f, " (status {status}, request id {id})"),
            (Some(status), None) => write!(f, " (status {status})"),
            (None, Some(id)) => write!(f, " (request id {id})"),
            (None, None) => Ok(()),
        }
    }
}
