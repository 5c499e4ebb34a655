//! Errors in event streams.

use std::error::Error;
use std::fmt;

use super::FrameError;
use crate::error::Unhandled;
use crate::protocol::MessageError;
#[cfg(feature = "server")]
use crate::protocol::{Reason, Refusal, Rejection, ServerProtocol};
#[cfg(feature = "validate")]
use crate::validate::Violations;

/// An error in a stream of events of type `E`.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError<E> {
    /// A modelled error: a member of the union whose structure has the `error` trait.
    Exception(E),
    /// An error that is not in the model, with its code and its message.
    Unhandled(Unhandled),
    /// A message does not fit the model. Later ones may be read.
    Message(MessageError),
    /// The bytes are not a message. Nothing more can be read.
    Frame(FrameError),
    /// The body failed.
    Body(Box<dyn Error + Send + Sync>),
    /// A server refuses the input before the first event, with the response to send.
    #[cfg(feature = "server")]
    Rejection(Rejection),
}

impl<E> EventError<E> {
    /// Returns the violations of the model's constraints, if an event is refused for them: a server checks every event.
    #[cfg(feature = "validate")]
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            EventError::Message(MessageError::Body { source, .. }) => source.downcast_ref(),
            _ => None,
        }
    }
}

#[cfg(feature = "server")]
impl<E: fmt::Debug> EventError<E> {
    /// Returns the rejection of a request whose events a server could not read, in the protocol of the request.
    #[must_use]
    pub fn into_rejection(self, protocol: &'static dyn ServerProtocol) -> Rejection {
        match self {
            EventError::Rejection(rejection) => rejection,
            error => Rejection::new(protocol, error.into()),
        }
    }
}

/// The refusal of an event that a server could not read.
#[cfg(feature = "server")]
impl<E: fmt::Debug> From<EventError<E>> for Refusal {
    fn from(error: EventError<E>) -> Self {
        if let Some(violations) = error.violations() {
            return Refusal::new(Reason::Validation, violations.to_string());
        }
        match error {
            EventError::Rejection(rejection) => Refusal::new(rejection.reason(), rejection.message()),
            // Whoever verifies signatures refuses what has a wrong one.
            EventError::Body(body) => match body.downcast::<Refusal>() {
                Ok(refusal) => *refusal,
                Err(body) => Refusal::new(Reason::Serialization, EventError::<E>::Body(body).to_string()),
            },
            EventError::Exception(_) => {
                Refusal::new(Reason::Serialization, "expected an event, found an error that the client sent")
            }
            error => Refusal::new(Reason::Serialization, error.to_string()),
        }
    }
}

/// The error for the client of an event that a server could not read.
#[cfg(feature = "server")]
impl<E: fmt::Debug> From<EventError<E>> for Unhandled {
    fn from(error: EventError<E>) -> Self {
        match error {
            EventError::Unhandled(error) => error,
            error => Refusal::from(error).into(),
        }
    }
}

impl<E> From<FrameError> for EventError<E> {
    fn from(error: FrameError) -> Self {
        EventError::Frame(error)
    }
}

impl<E> From<MessageError> for EventError<E> {
    fn from(error: MessageError) -> Self {
        EventError::Message(error)
    }
}

impl<E: fmt::Debug> fmt::Display for EventError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventError::Exception(exception) => write!(f, "{exception:?}"),
            EventError::Unhandled(error) => error.fmt(f),
            EventError::Message(error) => error.fmt(f),
            EventError::Frame(error) => error.fmt(f),
            EventError::Body(error) => write!(f, "the body ended early: {error}"),
            #[cfg(feature = "server")]
            EventError::Rejection(rejection) => rejection.fmt(f),
        }
    }
}

impl<E: fmt::Debug> Error for EventError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // `Display` prints these, so that a chain goes on with their own sources.
            EventError::Unhandled(error) => error.source(),
            EventError::Message(error) => error.source(),
            EventError::Body(error) => error.source(),
            _ => None,
        }
    }
}
