//! What an error answers: the model's traits, what the response said, and the codes that AWS
//! services throttle with.

use std::error::Error;
use std::fmt;

use super::{Metadata, Unhandled};
use crate::schema::{ErrorTraits, Fault, SENSITIVE, Schema};
use crate::value::{REDACTED, Ref, Structure};

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

    /// Whether a retry may succeed: the model's `retryable`, a code that says to slow down or that
    /// the request timed out, or a status that says "not now" (429, 500, 502, 503, 504).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Failure::Modeled { structure, .. }
                if traits(*structure).is_some_and(|traits| traits.retryable) =>
            {
                true
            }
            _ => {
                self.is_throttling()
                    || matches!(self.status(), Some(429 | 500 | 502 | 503 | 504))
                    || self.code().is_some_and(|code| TRANSIENT.contains(&code))
            }
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

/// The codes with which AWS services say that a request came too slowly, whatever the status.
const TRANSIENT: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

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
pub(crate) fn message_member(schema: &Schema) -> Option<usize> {
    schema.members.iter().position(|member| {
        member.name().eq_ignore_ascii_case("message") || member.name().eq_ignore_ascii_case("errorMessage")
    })
}

/// The message of an error, and whether it is a secret.
pub(crate) fn message(error: &dyn Structure) -> Option<(&str, bool)> {
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
