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
        // An error of whoever verifies signatures tells what the client may know.
        let error = match error {
            EventError::Body(body) => match body.downcast::<Unhandled>() {
                Ok(error) => return *error,
                Err(body) => EventError::Body(body),
            },
            error => error,
        };
        let reason = match &error {
            EventError::Unhandled(_) => None,
            EventError::Rejection(rejection) => Some(rejection.reason()),
            EventError::Message(_) if error.violations().is_some() => Some(Reason::Validation),
            _ => Some(Reason::Serialization),
        };
        let message = match (&error, error.violations()) {
            (EventError::Rejection(rejection), _) => rejection.message().to_owned(),
            (_, Some(violations)) => violations.to_string(),
            _ => error.to_string(),
        };
        match (error, reason) {
            (EventError::Unhandled(error), _) => error,
            (_, reason) => {
                let reason = reason.unwrap_or(Reason::Serialization);
                Unhandled::of_status(reason.status().as_u16()).with_code(reason.code()).with_message(message)
            }
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
