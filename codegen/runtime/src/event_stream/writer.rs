//! From typed events to bytes.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;

use super::Message;
use super::event::{self, frame_error};
use crate::protocol::{Codec, MessageError};
use crate::schema::Schema;
use crate::value::{Ref, Selected, Union, Value};

/// A signer of messages: one that puts each into another message, which carries it with a signature.
pub trait SignMessages: Send {
    /// Returns the message that carries another one; `message` is empty at the end of the stream.
    ///
    /// # Errors
    /// Returns an error if it cannot be signed.
    fn sign(&mut self, message: Bytes) -> Result<Message, Box<dyn Error + Send + Sync>>;
}

/// Returns `true` if an event is a modelled error, which ends the stream (Smithy 2.0, section Event streams).
#[must_use]
pub fn is_error(event: &dyn Union) -> bool {
    let Selected::Member(_, Some(member)) = event.get() else { return false };
    matches!(member.view(), Ref::Structure(event) if event.schema().error.is_some())
}

/// A writer of events of a streaming union `E`: each becomes bytes of the body.
///
/// An operation makes one: [`InputEvents::request_events`](super::InputEvents::request_events) for clients,
/// [`OutputEvents::respond_events`](super::OutputEvents::respond_events) for servers.
pub struct EventWriter<E> {
    codec: &'static dyn Codec,
    /// Of the union.
    schema: &'static Schema,
    /// The message before the events.
    initial: Option<Vec<u8>>,
    signer: Option<Box<dyn SignMessages>>,
    event: PhantomData<fn(E)>,
}

impl<E: Union> EventWriter<E> {
    /// Returns a writer of events whose payloads are in a format.
    #[must_use]
    pub fn new(codec: &'static dyn Codec) -> Self
    where
        E: Value,
    {
        EventWriter::with_schema(codec, E::empty().schema())
    }

    /// Returns a writer of events of a union that is not known when the program is compiled.
    #[must_use]
    pub fn with_schema(codec: &'static dyn Codec, schema: &'static Schema) -> Self {
        EventWriter { codec, schema, initial: None, signer: None, event: PhantomData }
    }

    /// Sets the message that stands before the events.
    pub(super) fn initial(mut self, message: Option<Vec<u8>>) -> Self {
        self.initial = message;
        self
    }

    /// Sets the signer of messages.
    #[must_use]
    pub fn sign_with(mut self, signer: impl SignMessages + 'static) -> Self {
        self.signer = Some(Box::new(signer));
        self
    }

    /// Returns the bytes before the first event: the members of the input or output in protocols that have them
    /// in a message of their own, else nothing. It is to be sent without waiting for an event.
    ///
    /// # Errors
    /// Returns an error if it cannot be signed.
    pub fn start(&mut self) -> Result<Bytes, MessageError> {
        match self.initial.take() {
            Some(message) => self.signed(message).map(Bytes::from),
            None => Ok(Bytes::new()),
        }
    }

    /// Returns the bytes of an event, after those of [`EventWriter::start`] where they were not asked for.
    ///
    /// # Errors
    /// Returns an error if the event does not fit a message.
    pub fn write(&mut self, event: &E) -> Result<Bytes, MessageError> {
        let codec = self.codec;
        self.message(|out| event::write(event, codec, out))
    }

    /// Returns the bytes of an event and those after the last one: a modelled error ends the stream ([`is_error`]).
    ///
    /// # Errors
    /// The same as [`EventWriter::write`].
    pub fn write_last(&mut self, event: &E) -> Result<Bytes, MessageError> {
        let written = self.write(event)?;
        let end = self.finish()?;
        Ok(if end.is_empty() { written } else { [written, end].concat().into() })
    }

    /// Returns the bytes of a message, such as one of an unknown event.
    ///
    /// # Errors
    /// The same as [`EventWriter::write`].
    pub fn write_message(&mut self, message: &Message) -> Result<Bytes, MessageError> {
        let schema = self.schema;
        self.message(|out| message.encode(out).map_err(|error| frame_error(schema, error)))
    }

    /// Returns the bytes of an error that is not in the model, with which a server ends a stream.
    ///
    /// # Errors
    /// The same as [`EventWriter::write`].
    pub fn write_error(&mut self, code: &str, message: &str) -> Result<Bytes, MessageError> {
        let schema = self.schema;
        self.message(|out| event::write_error(schema, code, message, out))
    }

    /// Returns the bytes after the last event: a signed stream ends with a message that carries none.
    ///
    /// # Errors
    /// Returns an error if it cannot be signed.
    pub fn finish(&mut self) -> Result<Bytes, MessageError> {
        let mut start = Vec::from(self.start()?);
        if self.signer.is_some() {
            start.extend(self.signed(Vec::new())?);
        }
        Ok(start.into())
    }

    fn message(
        &mut self,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), MessageError>,
    ) -> Result<Bytes, MessageError> {
        let mut out = Vec::new();
        write(&mut out)?;
        let start = self.start()?;
        let message = self.signed(out)?;
        Ok(if start.is_empty() { message.into() } else { [&*start, &message].concat().into() })
    }

    fn signed(&mut self, message: Vec<u8>) -> Result<Vec<u8>, MessageError> {
        let Some(signer) = &mut self.signer else { return Ok(message) };
        let shape = self.schema.id;
        let carrier = signer.sign(message.into()).map_err(|source| MessageError::Body { shape, source })?;
        let mut out = Vec::new();
        carrier.encode(&mut out).map_err(|error| frame_error(self.schema, error))?;
        Ok(out)
    }
}

impl<E> fmt::Debug for EventWriter<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventWriter")
            .field("codec", &self.codec)
            .field("signs", &self.signer.is_some())
            .finish_non_exhaustive()
    }
}
