//! Operations whose types are not known when a program is compiled: their messages with events.

#[cfg(feature = "server")]
use http::Response;

#[cfg(feature = "client")]
use super::client;
#[cfg(feature = "server")]
use super::server;
use super::{EventReader, EventWriter, Initial};
#[cfg(feature = "client")]
use crate::operation::AnyError;
use crate::operation::AnyOperation;
#[cfg(feature = "client")]
use crate::protocol::{ClientOptions, ClientProtocol, RequestError, ResponseRef};
#[cfg(feature = "server")]
use crate::protocol::{Rejection, RequestRef, RespondError, ServerOptions, ServerProtocol};
use crate::value::{Structure, Union};

/// An input or an output that is still to come, and the reader of the events after it.
pub type AnyEvents<T, E> = (Initial<T>, EventReader<E>);

impl AnyOperation {
    /// Returns a client's request for an input with events, and the writer of its body.
    ///
    /// # Errors
    /// The same as [`InputEvents::request_events`](super::InputEvents::request_events). Also returns an error if the
    /// operation's input has no events.
    #[cfg(feature = "client")]
    pub fn request_events<E: Union>(
        self,
        protocol: Option<&'static dyn ClientProtocol>,
        input: &dyn Structure,
        options: &ClientOptions,
    ) -> Result<(http::Request<()>, EventWriter<E>), RequestError> {
        let (request, codec, initial) = client::request(self, protocol, input, options)?;
        let schema = self.schema.input_events.map_or(input.schema(), |events| events.union);
        Ok((request, EventWriter::with_schema(codec, schema).initial(initial)))
    }

    /// Reads the head of a response whose output has events, and returns the reader of these: `output` is empty, and
    /// `event` returns an empty union. `None` is a response that is no output: it is to be read as a whole.
    ///
    /// # Errors
    /// Returns the error of a head that cannot be read.
    #[cfg(feature = "client")]
    pub fn response_events<'a, T: Structure, E: Union>(
        self,
        protocol: Option<&'static dyn ClientProtocol>,
        response: ResponseRef<'a>,
        output: T,
        event: impl Fn() -> E + Send + 'static,
    ) -> Result<Option<AnyEvents<T, E>>, AnyError<'a>> {
        let read = client::response(self, protocol, response, output);
        let read = read.map_err(|found| AnyError { found, operation: self.schema })?;
        Ok(read.map(|(initial, codec)| {
            (initial, EventReader::with_empty(codec, crate::protocol::Side::Client, event))
        }))
    }

    /// Reads the head of a request whose input has events, and returns the reader of these: `input` is empty, and `event`
    /// returns an empty union.
    ///
    /// # Errors
    /// The same as [`InputEvents::parse_request_events`](super::InputEvents::parse_request_events).
    #[cfg(feature = "server")]
    pub fn parse_request_events<T: Structure, E: Union>(
        self,
        protocol: Option<&'static dyn ServerProtocol>,
        request: RequestRef<'_>,
        input: T,
        event: impl Fn() -> E + Send + 'static,
        options: &ServerOptions,
    ) -> Result<AnyEvents<T, E>, Rejection> {
        let (initial, codec) = server::parse_request(self, protocol, request, input, options)?;
        Ok((initial, EventReader::with_empty(codec, crate::protocol::Side::Server, event)))
    }

    /// Returns a server's response for an output with events, and the writer of its body.
    ///
    /// # Errors
    /// The same as [`OutputEvents::respond_events`](super::OutputEvents::respond_events).
    #[cfg(feature = "server")]
    pub fn respond_events<E: Union>(
        self,
        protocol: Option<&'static dyn ServerProtocol>,
        output: &dyn Structure,
    ) -> Result<(Response<()>, EventWriter<E>), RespondError> {
        let (response, codec, initial) = server::respond(self, protocol, output)?;
        let schema = self.schema.output_events.map_or(output.schema(), |events| events.union);
        Ok((response, EventWriter::with_schema(codec, schema).initial(initial)))
    }
}
