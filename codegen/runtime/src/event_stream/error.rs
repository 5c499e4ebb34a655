//! Errors in event streams.

use std::error::Error;
use std::fmt;

use super::FrameError;
use crate::error::Unhandled;
use crate::protocol::MessageError;
#[cfg(feature = "server")]
use crate::protocol::{Reason, Rejection};
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

/// The error for the client of an event that a server could not read.
#[cfg(feature = "server")]
impl<E: fmt::Debug> From<EventError<E>> for Unhandled {
    fn from(error: EventError<E>) -> Self {
        let of = |reason: Reason, message: String| {
            Unhandled::of_status(reason.status().as_u16()).with_code(reason.code()).with_message(message)
        };
        if let Some(violations) = error.violations() {
            return of(Reason::Validation, violations.to_string());
        }
        let text = error.to_string();
        match error {
            EventError::Unhandled(error) => error,
            EventError::Rejection(rejection) => of(rejection.reason(), rejection.message().to_owned()),
            // An error of whoever verifies signatures tells what the client may know.
            EventError::Body(body) => {
                body.downcast::<Unhandled>().map_or_else(|_| of(Reason::Serialization, text), |error| *error)
            }
            _ => of(Reason::Serialization, text),
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
