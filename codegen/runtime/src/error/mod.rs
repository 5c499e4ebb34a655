//! What a service answers instead of an output: modelled errors, and everything else.
//!
//! Each operation has an enum of its errors, each service one of all; they answer `code()`,
//! `message()`, `request_id()`, `status()`, `fault()`, `is_retryable()` and `is_throttling()`.

mod response;
mod unhandled;

use std::error::Error;
use std::fmt;
use std::ops::Deref;

pub use response::{ErrorResponse, Recognised};
pub(crate) use response::{recognise, unreadable};
pub use unhandled::Unhandled;

use crate::debug::REDACTED;
use crate::schema::{ErrorTraits, Fault, SENSITIVE, Schema};
use crate::{Ref, Structure, StructureShape};

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
pub trait ErrorStructure: StructureShape + Error {
    /// What the response said beside the members.
    fn metadata(&self) -> &Metadata;
    /// The same, to be filled.
    fn metadata_mut(&mut self) -> &mut Metadata;
}

/// An enum of errors: those that the model knows, and `Unhandled`.
pub trait OperationError: Error + Deref<Target = dyn ServiceError> + Sized + 'static {
    /// The schemas of the modelled errors, by the index of their variant.
    const SCHEMAS: &'static [&'static Schema];
    /// Reads the variant at `index`, `Unhandled` where there is none.
    fn read(index: usize, response: Recognised<'_>) -> Self;

    /// The error that a response holds. Never fails: what cannot be read is `Unhandled`.
    #[must_use]
    fn from_response(response: &ErrorResponse<'_>) -> Self {
        let (index, recognised) = response::recognise(*response, Self::SCHEMAS);
        Self::read(index.unwrap_or(usize::MAX), recognised)
    }
}

/// What an error's value answers, whatever its type: generated error types dereference to it.
pub trait ServiceError: Error + 'static {
    /// Looks at the error.
    fn failure(&self) -> Failure<'_>;
}

impl<T: ErrorStructure> ServiceError for T {
    fn failure(&self) -> Failure<'_> {
        Failure::Modeled { error: self, structure: self, metadata: self.metadata() }
    }
}

impl ServiceError for Unhandled {
    fn failure(&self) -> Failure<'_> {
        Failure::Unhandled(self)
    }
}

impl dyn ServiceError {
    /// The code on the wire, where the response named one or the model does.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.failure().code()
    }

    /// What the service says went wrong.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.failure().message()
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.failure().request_id()
    }

    /// The HTTP status of the response, or of the model.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.failure().status()
    }

    /// Whose fault it is, as the model or the status says.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.failure().fault()
    }

    /// Whether a retry may succeed: the model's `retryable`, a throttling code, or a status that
    /// says "not now" (429, 500, 502, 503, 504).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.failure().is_retryable()
    }

    /// Whether the service wants fewer requests: the model's `retryable(throttling)`, a code that
    /// AWS services throttle with, or status 429.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.failure().is_throttling()
    }
}

/// The source of an enum of errors: the modelled error in it, or what an unhandled one is due to.
#[doc(hidden)]
#[must_use]
pub fn source(error: &dyn ServiceError) -> Option<&(dyn Error + 'static)> {
    match error.failure() {
        Failure::Modeled { error, .. } => Some(error),
        Failure::Unhandled(error) => error.source(),
    }
}

/// Shows an error structure: `Code: message (status 400, request id ...)`.
#[doc(hidden)]
pub fn display<T: ErrorStructure>(error: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&error.failure(), f)
}

/// An error looked at.
pub enum Failure<'a> {
    /// One that the model knows.
    Modeled {
        /// The error.
        error: &'a (dyn Error + 'static),
        /// Its members.
        structure: &'a dyn Structure,
        /// What the response said beside them.
        metadata: &'a Metadata,
    },
    /// Any other.
    Unhandled(&'a Unhandled),
}

impl<'a> Failure<'a> {
    /// The code on the wire, or of the model.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        match self {
            Failure::Modeled { structure, metadata, .. } => match &metadata.0 {
                Some(facts) => Some(&facts.code),
                None => traits(*structure).map(|traits| traits.code),
            },
            Failure::Unhandled(error) => error.code.as_deref(),
        }
    }

    /// What the service says went wrong.
    #[must_use]
    pub fn message(&self) -> Option<&'a str> {
        match self {
            Failure::Modeled { structure, .. } => message(*structure).map(|(text, _)| text),
            Failure::Unhandled(error) => error.message.as_deref(),
        }
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        match self {
            Failure::Modeled { metadata, .. } => metadata.0.as_ref()?.request_id.as_deref(),
            Failure::Unhandled(error) => error.request_id.as_deref(),
        }
    }

    /// The HTTP status of the response, or of the model.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Failure::Modeled { structure, metadata, .. } => match &metadata.0 {
                Some(facts) => Some(facts.status),
                None => traits(*structure).map(|traits| traits.status),
            },
            Failure::Unhandled(error) => error.status,
        }
    }

    /// Whose fault it is: as the model says, else by the status.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        match self {
            Failure::Modeled { structure, .. } => traits(*structure).map(|traits| traits.fault),
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
            Failure::Modeled { structure, .. }
                if traits(*structure).is_some_and(|traits| traits.retryable) =>
            {
                true
            }
            _ => self.is_throttling() || matches!(self.status(), Some(429 | 500 | 502 | 503 | 504)),
        }
    }

    /// Whether the service wants fewer requests: the model's `retryable(throttling)`, a code that
    /// AWS services throttle with, or status 429.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        let modeled = match self {
            Failure::Modeled { structure, .. } => traits(*structure).is_some_and(|traits| traits.throttling),
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

fn traits(error: &dyn Structure) -> Option<ErrorTraits> {
    error.schema().error
}

/// The index of the member that holds the message.
fn message_member(schema: &Schema) -> Option<usize> {
    schema.members.iter().position(|member| {
        member.name().eq_ignore_ascii_case("message") || member.name().eq_ignore_ascii_case("errorMessage")
    })
}

/// The message of an error, and whether it is a secret.
fn message(error: &dyn Structure) -> Option<(&str, bool)> {
    let schema = error.schema();
    let index = message_member(schema)?;
    match error.field(index) {
        Ref::String(text) => Some((text, schema.sensitive || schema.members[index].is(SENSITIVE))),
        _ => None,
    }
}

/// `Code: message (status 400, request id ...)`, as far as they are known.
impl fmt::Display for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().unwrap_or("unknown error"))?;
        match self {
            Failure::Modeled { structure, .. } => match message(*structure) {
                Some((_, true)) => write!(f, ": {REDACTED}")?,
                Some((text, false)) if !text.is_empty() => write!(f, ": {text}")?,
                _ => {}
            },
            Failure::Unhandled(error) => error.problem(f)?,
        }
        match (self.status(), self.request_id()) {
            (Some(status), Some(id)) => write!(f, " (status {status}, request id {id})"),
            (Some(status), None) => write!(f, " (status {status})"),
            (None, Some(id)) => write!(f, " (request id {id})"),
            (None, None) => Ok(()),
        }
    }
}
