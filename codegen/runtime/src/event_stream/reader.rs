//! Reading events from bytes.

use std::error::Error;
use std::fmt;

use bytes::Bytes;

use super::decoder::Peeked;
use super::event::{self, Found};
use super::messages::Messages;
use super::{EventError, Message};
use crate::protocol::{Codec, Side};
use crate::value::{Union, Value};

/// An event of a stream.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<E> {
    /// An event that is in the model.
    Known(E),
    /// An event that is not in the model: its name ([`Message::name`]), headers and payload, which can be
    /// written again.
    Unknown(Message),
}

impl<E> Event<E> {
    /// Returns the event if it is in the model.
    #[must_use]
    pub fn known(self) -> Option<E> {
        match self {
            Event::Known(event) => Some(event),
            Event::Unknown(_) => None,
        }
    }
}

/// A reader of the events of a streaming union `E`: it takes bytes as they arrive, and returns events.
///
/// [`OutputEvents::response_events`](super::OutputEvents::response_events) returns one for clients,
/// [`InputEvents::parse_request_events`](super::InputEvents::parse_request_events) for servers.
pub struct EventReader<E> {
    messages: Messages,
    codec: &'static dyn Codec,
    side: Side,
    ended: bool,
    /// An error of the service was read: nothing comes after it.
    failed: bool,
    /// Makes a union that holds nothing.
    empty: Box<dyn Fn() -> E + Send>,
}

impl<E: Union> EventReader<E> {
    /// Returns a reader of events whose payloads are in a format.
    #[must_use]
    pub fn new(codec: &'static dyn Codec, side: Side) -> Self
    where
        E: Value + 'static,
    {
        EventReader::with_empty(codec, side, E::empty)
    }

    /// Returns a reader of events of a union that is not known when the program is compiled: a function returns one that
    /// holds nothing.
    #[must_use]
    pub fn with_empty(codec: &'static dyn Codec, side: Side, empty: impl Fn() -> E + Send + 'static) -> Self {
        EventReader {
            messages: Messages::new(side),
            codec,
            side,
            ended: false,
            failed: false,
            empty: Box::new(empty),
        }
    }

    /// Sets the maximum size of a payload in bytes; [`MAX_PAYLOAD`](super::MAX_PAYLOAD) by default.
    #[must_use]
    pub fn max_payload(mut self, bytes: usize) -> Self {
        self.messages = self.messages.max_payload(bytes);
        self
    }

    /// Sets the function that verifies the signature of a message. It returns the message inside as bytes,
    /// which are empty for the last one. A server tells the client of an error that is a
    /// [`Refusal`](crate::protocol::Refusal).
    #[must_use]
    pub fn open_with(
        mut self,
        open: impl FnMut(&Message) -> Result<Bytes, Box<dyn Error + Send + Sync>> + Send + 'static,
    ) -> Self {
        self.messages = self.messages.open_with(Box::new(open));
        self
    }

    /// Adds the next bytes of the body.
    pub fn feed(&mut self, bytes: impl Into<Bytes>) {
        if !self.failed {
            self.messages.feed(bytes.into());
        }
    }

    /// Returns the next event; `None` if more bytes are needed, or after the last event.
    ///
    /// # Errors
    /// Returns an error instead of an event. After [`EventError::Message`] later events can be read. An error of the
    /// service, modelled or not, ends the stream (Smithy 2.0, section Event streams): nothing is read after it.
    pub fn read(&mut self) -> Result<Option<Event<E>>, EventError<E>> {
        if self.failed {
            return Ok(None);
        }
        let Some(next) = self.messages.peek()? else { return Ok(None) };
        let mut event = (self.empty)();
        let read = event::read(next.message(), &mut event, self.codec, self.side);
        let Some(read) = read.transpose() else { return Ok(Some(Event::Unknown(next.take()))) };
        next.skip();
        let error = match read? {
            Found::Event => return Ok(Some(Event::Known(event))),
            Found::Exception => EventError::Exception(event),
            Found::Unhandled(error) => EventError::Unhandled(error),
        };
        self.failed = true;
        Err(error)
    }

    /// Returns the next message, whether it is an event or not.
    ///
    /// A server that verifies no signatures takes the message out of one that carries it with a signature.
    ///
    /// # Errors
    /// Returns an error for bytes that are not a message, and for a wrong signature.
    pub fn read_message(&mut self) -> Result<Option<Message>, EventError<E>> {
        Ok(self.messages.peek()?.map(Peeked::take))
    }

    /// Returns the next message where it stands: it stays the next one until it is taken.
    pub(super) fn peek(&mut self) -> Result<Option<Peeked<'_>>, EventError<E>> {
        self.messages.peek()
    }

    /// Ends the body.
    ///
    /// # Errors
    /// Returns an error if the body ends inside a message, or if an earlier error has ended it; of a stream whose
    /// signatures are verified, if its last message was not read.
    pub fn finish(&mut self) -> Result<(), EventError<E>> {
        self.ended = true;
        if self.failed { Ok(()) } else { self.messages.finish() }
    }

    /// Returns `true` after [`EventReader::finish`].
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }
}

impl<E> fmt::Debug for EventReader<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventReader").field("messages", &self.messages).finish_non_exhaustive()
    }
}
