//! The input or the output that stands before the events.

use std::fmt;

use super::event::{CONTENT_TYPE, EVENT_TYPE, MESSAGE_TYPE, frame_error};
use super::{EventError, EventReader, HeaderValue, Message};
use crate::codec::Members;
use crate::codec::token::Generator;
#[cfg(feature = "server")]
use crate::protocol::ServerOptions;
#[cfg(feature = "client")]
use crate::protocol::client;
#[cfg(feature = "server")]
use crate::protocol::server::{self, ServerProtocol};
use crate::protocol::{Codec, MessageError};
use crate::value::{Structure, Union};

/// The input or the output that stands before the events: the head of a message holds it in protocols with HTTP
/// bindings, the first message of the stream in others (Smithy 2.0, Event streams, Initial messages).
///
/// A client reads one that lacks required members as if they were empty (Smithy 2.0, section Client error correction),
/// and tells which they are: [`Initial::missing`].
pub struct Initial<T> {
    state: State<T>,
    missing: Vec<String>,
}

enum State<T> {
    /// It came with the head.
    Head(T),
    /// It is the first message.
    Message(T, First),
    /// It was read.
    Taken,
}

/// The kind of the first message.
pub(super) enum First {
    /// An output, by a client.
    #[cfg(feature = "client")]
    Output(&'static dyn Codec),
    /// An input, by a server.
    #[cfg(feature = "server")]
    Input(&'static dyn ServerProtocol, ServerOptions),
}

impl<T: Structure> Initial<T> {
    pub(super) fn in_head(value: T, missing: Vec<String>) -> Self {
        Initial { state: State::Head(value), missing }
    }

    pub(super) fn in_message(value: T, first: First) -> Self {
        Initial { state: State::Message(value, first), missing: Vec::new() }
    }

    /// Returns the paths of required members that a response lacks, as JSON pointers (RFC 6901) of their names in the
    /// model. The paths are complete when the output has been read.
    #[must_use]
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// Returns the input or the output; `None` until the reader has been fed enough, or told that the body has
    /// ended, and after it was returned once.
    ///
    /// # Errors
    /// Returns an error if the first message is malformed or lacks required members, and the errors of [`EventReader::read`].
    pub fn read<E: Union>(&mut self, events: &mut EventReader<E>) -> Result<Option<T>, EventError<E>> {
        let (mut value, first) = match std::mem::replace(&mut self.state, State::Taken) {
            State::Head(value) => return Ok(Some(value)),
            State::Message(value, first) => (value, first),
            State::Taken => return Ok(None),
        };
        let has_ended = events.has_ended();
        match events.peek()? {
            Some(next) if next.message().headers.text(EVENT_TYPE) == Some(first.name()) => {
                self.missing = first.fill(next.take().payload(), &mut value)?;
            }
            None if !has_ended => {
                self.state = State::Message(value, first);
                return Ok(None);
            }
            _ => self.missing = first.fill(&[], &mut value)?,
        }
        Ok(Some(value))
    }
}

impl First {
    fn name(&self) -> &'static str {
        match self {
            #[cfg(feature = "client")]
            First::Output(_) => RESPONSE,
            #[cfg(feature = "server")]
            First::Input(..) => REQUEST,
        }
    }

    /// Reads the payload of the first message, which may be empty, and returns the paths of what a client misses.
    fn fill<E>(&self, payload: &[u8], into: &mut dyn Structure) -> Result<Vec<String>, EventError<E>> {
        match self {
            #[cfg(feature = "client")]
            First::Output(codec) => Ok(client::initial_response(*codec, payload, into)?),
            #[cfg(feature = "server")]
            First::Input(protocol, options) => {
                let read = server::initial_request(*protocol, payload, into, options);
                read.map(|()| Vec::new()).map_err(EventError::Rejection)
            }
        }
    }
}

pub(super) const REQUEST: &str = "initial-request";
pub(super) const RESPONSE: &str = "initial-response";

/// Writes an input or an output as the first message.
pub(super) fn write(
    name: &str,
    codec: &dyn Codec,
    of: &dyn Structure,
    token: Option<&Generator>,
) -> Result<Vec<u8>, MessageError> {
    let schema = of.schema();
    let payload = codec.members(of, Members::All, token);
    let payload = payload.map_err(|source| MessageError::body(schema.id, source))?;
    let mut out = Vec::new();
    let texts = [(MESSAGE_TYPE, "event"), (EVENT_TYPE, name), (CONTENT_TYPE, codec.media_type())];
    texts
        .into_iter()
        .try_fold(Message::new(payload), |message, (name, text)| {
            message.header(name, HeaderValue::String(text))
        })
        .and_then(|message| message.encode(&mut out))
        .map_err(|error| frame_error(schema, error))?;
    Ok(out)
}

impl<T> fmt::Debug for Initial<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Head(_) => "in the head",
            State::Message(..) => "in the first message",
            State::Taken => "read",
        };
        f.debug_tuple("Initial").field(&state).finish()
    }
}
