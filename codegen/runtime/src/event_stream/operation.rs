//! Operations whose input or output has a stream of events: their messages, whose bodies the caller passes on.

use std::fmt::Debug;

#[cfg(feature = "server")]
use http::Request;
#[cfg(feature = "client")]
use http::Response;

#[cfg(feature = "client")]
use super::client;
#[cfg(feature = "server")]
use super::server;
use super::{EventReader, EventWriter, Initial};
#[cfg(feature = "client")]
use crate::operation::Unstreamed;
use crate::operation::{AnyOperation, Operation};
#[cfg(feature = "client")]
use crate::protocol::{ClientOptions, ClientProtocol, RequestError, ResponseRef};
#[cfg(feature = "server")]
use crate::protocol::{Rejection, RequestRef, RespondError, ServerOptions, ServerProtocol};
#[cfg(any(feature = "client", feature = "server"))]
use crate::value::StructureShape as _;
use crate::value::{Union, Value};

/// The input of an operation's request, the reader of the events after it, and the body to feed the reader with.
#[cfg(feature = "server")]
pub type RequestEvents<O, B> =
    (Initial<<O as Operation>::Input>, EventReader<<O as InputEvents>::InputEvent>, B);

/// The output of an operation's response, the reader of the events after it, and the body to feed the reader with.
#[cfg(feature = "client")]
pub type ResponseEvents<O, B> =
    (Initial<<O as Operation>::Output>, EventReader<<O as OutputEvents>::OutputEvent>, B);

/// An operation whose input has a stream of events (Smithy 2.0, `streaming` trait of a union): clients write them,
/// servers read them.
pub trait InputEvents: Operation {
    /// The union of the events.
    type InputEvent: Union + Value + Debug + Send + 'static;

    /// Returns a client's request, and the writer of its body; `None` is the service's preferred protocol.
    ///
    /// The body begins with [`EventWriter::start`], which is to be sent at once.
    ///
    /// # Errors
    /// The same as [`Operation::request`]. Also returns an error if the protocol has no event streams.
    #[cfg(feature = "client")]
    fn request_events(
        protocol: Option<&'static dyn ClientProtocol>,
        input: &Self::Input,
        options: &ClientOptions,
    ) -> Result<(http::Request<()>, EventWriter<Self::InputEvent>), RequestError> {
        let (request, codec, initial) =
            client::request(AnyOperation::of::<Self>(), protocol, input, options)?;
        Ok((request, EventWriter::new(codec).initial(initial)))
    }

    /// Returns the input of a request, the reader of the events after it, and the body that the reader is to be fed
    /// with; `None` is the protocol that the request shows to be in.
    ///
    /// # Errors
    /// The same as [`Operation::parse_request`]. Also returns an error if the protocol has no event streams.
    #[cfg(feature = "server")]
    fn parse_request_events<B>(
        protocol: Option<&'static dyn ServerProtocol>,
        request: Request<B>,
        options: &ServerOptions,
    ) -> Result<RequestEvents<Self, B>, Rejection> {
        let (operation, head) = (AnyOperation::of::<Self>(), RequestRef::stream(&request));
        let (initial, codec) =
            server::parse_request(operation, protocol, head, Self::Input::initial(), options)?;
        Ok((initial, EventReader::new(codec, crate::protocol::Side::Server), request.into_body()))
    }
}

/// An operation whose output has a stream of events (Smithy 2.0, `streaming` trait of a union): servers write them,
/// clients read them.
pub trait OutputEvents: Operation {
    /// The union of the events.
    type OutputEvent: Union + Value + Debug + Send + 'static;

    /// Returns the output of a response, the reader of the events after it, and the body that the reader is to be
    /// fed with; `None` is the service's preferred protocol.
    ///
    /// # Errors
    /// Returns [`Unstreamed::Whole`], which gives the response back where it is an error: collect its body, and call
    /// [`Operation::response`]. [`Unstreamed::Error`] where its head cannot be read.
    #[cfg(feature = "client")]
    fn response_events<B>(
        protocol: Option<&'static dyn ClientProtocol>,
        response: Response<B>,
    ) -> Result<ResponseEvents<Self, B>, Unstreamed<Self::Error, B>> {
        let (operation, head) = (AnyOperation::of::<Self>(), ResponseRef::stream(&response));
        let read = client::response(operation, protocol, head, Self::Output::initial());
        match read.map_err(|error| Unstreamed::Error(error.read()))? {
            Some((initial, codec)) => {
                let reader = EventReader::new(codec, crate::protocol::Side::Client);
                Ok((initial, reader, response.into_body()))
            }
            None => Err(Unstreamed::Whole(response)),
        }
    }

    /// Returns a server's response, and the writer of its body; `None` is the service's preferred protocol.
    ///
    /// The body begins with [`EventWriter::start`], which is to be sent at once. Errors before the first event are
    /// the business of [`Operation::respond`].
    ///
    /// # Errors
    /// The same as [`Operation::respond`]. Also returns an error if the protocol has no event streams.
    #[cfg(feature = "server")]
    fn respond_events(
        protocol: Option<&'static dyn ServerProtocol>,
        output: &Self::Output,
    ) -> Result<(http::Response<()>, EventWriter<Self::OutputEvent>), RespondError> {
        let (response, codec, initial) = server::respond(AnyOperation::of::<Self>(), protocol, output)?;
        Ok((response, EventWriter::new(codec).initial(initial)))
    }
}
