//! The facts of errors: from traits of the model, from the response, and from the codes of AWS services for
//! throttling.

use std::fmt;

use super::{Metadata, Unhandled};
#[cfg(any(feature = "client", feature = "event-stream"))]
use crate::data::Document;
use crate::schema::{ErrorTraits, Fault, SENSITIVE, Schema};
#[cfg(any(feature = "client", feature = "event-stream"))]
use crate::value::Mut;
use crate::value::{REDACTED, Ref, Structure, debug, equal};

/// A view of an error that is the same for all types of errors.
#[derive(Clone, Copy)]
pub enum Failure<'a> {
    /// A modelled error.
    Modeled {
        /// The error structure.
        structure: &'a dyn Structure,
        /// The facts of the response that are not members.
        metadata: &'a Metadata,
    },
    /// Any other error.
    Unhandled(&'a Unhandled),
}

impl<'a> Failure<'a> {
    /// Returns the code of the response, or else of the model.
    pub(super) fn code(self) -> Option<&'a str> {
        match self {
            Failure::Modeled { metadata, .. } => {
                metadata.code().or_else(|| self.traits().map(|traits| traits.code))
            }
            Failure::Unhandled(error) => error.0.code.as_deref(),
        }
    }

    pub(super) fn message(self) -> Option<&'a str> {
        match self {
            Failure::Modeled { structure, metadata } => {
                message(structure).map(|(text, _)| text).or_else(|| metadata.message())
            }
            Failure::Unhandled(error) => error.0.message.as_deref(),
        }
    }

    pub(crate) fn extended_request_id(self) -> Option<&'a str> {
        match self {
            Failure::Modeled { metadata, .. } => metadata.extended_request_id(),
            Failure::Unhandled(error) => error.0.extended_request_id.as_deref(),
        }
    }

    pub(crate) fn request_id(self) -> Option<&'a str> {
        match self {
            Failure::Modeled { metadata, .. } => metadata.request_id(),
            Failure::Unhandled(error) => error.0.request_id.as_deref(),
        }
    }

    /// Returns the HTTP status of the response, or else of the model.
    pub(super) fn status(self) -> Option<u16> {
        match self {
            Failure::Modeled { metadata, .. } => {
                metadata.status().or_else(|| self.traits().map(|traits| traits.status))
            }
            Failure::Unhandled(error) => error.0.status,
        }
    }

    /// Returns the party at fault: as modelled, otherwise derived from the status.
    pub(super) fn fault(self) -> Option<Fault> {
        match (self.traits(), self.status()) {
            (Some(traits), _) => Some(traits.fault),
            (None, Some(400..=499)) => Some(Fault::Client),
            (None, Some(500..=599)) => Some(Fault::Server),
            _ => None,
        }
    }

    pub(super) fn is_retryable(self) -> bool {
        self.traits().is_some_and(|traits| traits.retryable)
            || self.is_throttling()
            || matches!(self.status(), Some(429 | 500 | 502 | 503 | 504))
            || self.code().is_some_and(|code| TRANSIENT.contains(&code))
            || self.is_late()
    }

    /// Returns `true` if a service failed after it had begun to answer, as S3 may in long copies: the status is that of a
    /// success, and what is said of the failure is no error of the model.
    fn is_late(self) -> bool {
        let is_success = matches!(self.status(), Some(200..=299));
        is_success && self.traits().is_none() && self.code().is_some()
    }

    pub(super) fn is_throttling(self) -> bool {
        self.traits().is_some_and(|traits| traits.throttling)
            || self.status() == Some(429)
            || self.code().is_some_and(|code| THROTTLING.contains(&code))
    }

    /// Returns the traits of a modelled error.
    fn traits(self) -> Option<&'static ErrorTraits> {
        match self {
            Failure::Modeled { structure, .. } => structure.schema().error,
            Failure::Unhandled(error) => error.0.traits,
        }
    }
}

/// The codes of AWS services for a request that took too long, whatever the status.
const TRANSIENT: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

/// The codes of AWS services for throttling.
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

/// Returns the index of the member with the message.
pub(crate) fn message_member(schema: &Schema) -> Option<usize> {
    schema.members.iter().position(|member| {
        member.name().eq_ignore_ascii_case("message") || member.name().eq_ignore_ascii_case("errorMessage")
    })
}

/// Returns the message of an error, and `true` if it is sensitive.
pub(crate) fn message(error: &dyn Structure) -> Option<(&str, bool)> {
    let schema = error.schema();
    let index = message_member(schema)?;
    match error.member(index) {
        Ref::String(text) => Some((text, is_secret(schema, index))),
        Ref::Enum(text) => Some((text.get(), text.schema().sensitive || is_secret(schema, index))),
        _ => None,
    }
}

/// Returns `true` if an error that was read has no message: a body may write its key in another case than the model.
#[cfg(any(feature = "client", feature = "event-stream"))]
pub(crate) fn lacks_message(error: &dyn Structure) -> bool {
    message_member(error.schema()).is_some() && message(error).is_none_or(|(text, _)| text.is_empty())
}

/// Returns the message that the body of an error has, whichever the case of its key.
#[cfg(any(feature = "client", feature = "event-stream"))]
pub(crate) fn message_in(body: &Document) -> Option<&str> {
    MESSAGES.iter().find_map(|key| body.get(key)?.as_str())
}

/// The names of a message in the body of an error.
#[cfg(any(feature = "client", feature = "event-stream"))]
const MESSAGES: [&str; 3] = ["message", "Message", "errorMessage"];

/// Sets the message of an error, unless the text is another member's, which is called as messages are.
#[cfg(any(feature = "client", feature = "event-stream"))]
pub(crate) fn set_message(error: &mut dyn Structure, text: &str) {
    let schema = error.schema();
    let Some(index) = message_member(schema) else { return };
    let is_called_so = |member: &'static crate::schema::Member| {
        let names = [Some(member.name()), Some(member.key()), member.xml_name()];
        names.iter().flatten().any(|name| MESSAGES.contains(name))
    };
    let is_it = |index: usize| {
        is_called_so(&schema.members[index])
            && matches!(error.member(index), Ref::String(other) if other == text)
    };
    if (0..schema.members.len()).any(|other| other != index && is_it(other)) {
        return;
    }
    match error.member_mut(index).open() {
        Mut::String(value) => text.clone_into(value),
        Mut::Enum(value) => value.set(value.schema().index_of(text), text),
        Mut::Document(value) => *value = Document::String(text.to_owned()),
        _ => {}
    }
}

fn is_secret(schema: &Schema, member: usize) -> bool {
    schema.sensitive || schema.members[member].is(SENSITIVE)
}

/// Writes `Code: message (status 400, request id ...)`, without the parts that are not known.
impl fmt::Display for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Modeled { structure, metadata } => {
                f.write_str(self.code().unwrap_or("unknown error"))?;
                let kept = || Some((metadata.message()?, structure.schema().sensitive));
                match message(*structure).or_else(kept) {
                    Some((_, true)) => write!(f, ": {REDACTED}")?,
                    Some((text, false)) if !text.is_empty() => write!(f, ": {text}")?,
                    _ => {}
                }
            }
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

/// Writes the members of a modelled error, or the facts of any other.
impl fmt::Debug for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Modeled { structure, .. } => debug::structure(*structure, f),
            Failure::Unhandled(error) => error.fmt(f),
        }
    }
}

/// Compares errors as derived code would: modelled errors by their members.
impl PartialEq for Failure<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Failure::Modeled { structure: a, .. }, Failure::Modeled { structure: b, .. }) => {
                a.schema().id == b.schema().id && equal(Ref::Structure(*a), Ref::Structure(*b))
            }
            (Failure::Unhandled(a), Failure::Unhandled(b)) => a == b,
            _ => false,
        }
    }
}
