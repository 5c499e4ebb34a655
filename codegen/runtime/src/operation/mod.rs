//! Operations: what callers meet.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod router;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub use client::Unstreamed;
#[cfg(feature = "server")]
pub use router::{Routed, Router};

#[cfg(any(feature = "client", feature = "server"))]
use bytes::Bytes;
#[cfg(any(feature = "client", feature = "server"))]
use http::{Request, Response};

use crate::error::OperationError;
#[cfg(feature = "client")]
use crate::protocol::{Call, ClientOptions, ClientProtocol, RequestError, ResponseRef};
#[cfg(feature = "server")]
use crate::protocol::{Rejection, RequestRef, RespondError, ServerOptions, ServerProtocol};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::StructureShape;

/// An operation: a type without values that ties its input, output and errors together, and turns
/// them into HTTP messages and back. There is no I/O in it: messages in, messages out.
///
/// Bodies are bytes; those of operations with a streaming blob can be any type in the functions whose name
/// ends in `stream`, which leave them as they are.
pub trait Operation: Send + Sync + 'static {
    /// The structure that a request carries.
    type Input: StructureShape + Send + Sync;
    /// The structure that a successful response carries.
    type Output: StructureShape + Send + Sync;
    /// The errors that may come back instead.
    type Error: OperationError;
    /// Its name, HTTP binding and traits.
    const SCHEMA: &'static OperationSchema;
    /// The service that it is of.
    const SERVICE: &'static ServiceSchema;

    /// Its name on the wire.
    const NAME: &'static str = Self::SCHEMA.name;

    /// The schema of the output.
    #[doc(hidden)]
    const OUTPUT: &'static crate::schema::Schema = <Self::Output as StructureShape>::SCHEMA;

    /// Returns a client's request in the service's preferred protocol: path and query only, a transport
    /// adds the endpoint and the [host prefix](crate::protocol::host_prefix).
    ///
    /// # Errors
    /// When the input does not fit a request, such as an empty label of the path.
    #[cfg(feature = "client")]
    #[inline]
    fn request(input: &Self::Input) -> Result<Request<Bytes>, RequestError> {
        client::whole_request::<Self>(None, input, &ClientOptions::default())
    }

    /// Returns a client's request in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::request`].
    #[cfg(feature = "client")]
    #[inline]
    fn request_with(
        protocol: &'static dyn ClientProtocol,
        input: &Self::Input,
        options: &ClientOptions,
    ) -> Result<Request<Bytes>, RequestError> {
        client::whole_request::<Self>(Some(protocol), input, options)
    }

    /// Returns a client's request whose body is a stream: the bytes of the input's streaming member, which
    /// is left empty in the input.
    ///
    /// # Errors
    /// As [`Operation::request`]; when the input has no streaming blob.
    #[cfg(feature = "client")]
    #[inline]
    fn request_stream<B>(
        protocol: Option<&'static dyn ClientProtocol>,
        input: &Self::Input,
        options: &ClientOptions,
        body: B,
    ) -> Result<Request<B>, RequestError> {
        let (service, operation) = (Self::SERVICE, Self::SCHEMA);
        let call = Call { service, operation, options, stream: true };
        crate::protocol::client::request(protocol, &call, input).map(|request| request.map(|_| body))
    }

    /// Returns the output that a service's response holds, in the service's preferred protocol.
    ///
    /// # Errors
    /// The modelled error that the response holds, else `Unhandled` with everything that it says.
    #[cfg(feature = "client")]
    #[inline]
    fn response(response: &Response<Bytes>) -> Result<Self::Output, Self::Error> {
        client::read_response::<Self>(None, ResponseRef::whole(response))
    }

    /// Returns the output that a service's response holds, in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::response`].
    #[cfg(feature = "client")]
    #[inline]
    fn response_with(
        protocol: &'static dyn ClientProtocol,
        response: &Response<Bytes>,
    ) -> Result<Self::Output, Self::Error> {
        client::read_response::<Self>(Some(protocol), ResponseRef::whole(response))
    }

    /// Returns the output whose streaming member is the body of a response, and that body.
    ///
    /// # Errors
    /// [`Unstreamed::Whole`] gives the response back where it is an error, or no stream: collect its body, and
    /// call [`Operation::response`]. [`Unstreamed::Error`] where its head cannot be read.
    #[cfg(feature = "client")]
    #[inline]
    fn response_stream<B>(
        protocol: Option<&'static dyn ClientProtocol>,
        response: Response<B>,
    ) -> Result<(Self::Output, B), Unstreamed<Self::Error, B>> {
        if !client::streams(Self::OUTPUT)
            || !client::succeeds(Self::SERVICE, Self::SCHEMA, protocol, &response)
        {
            return Err(Unstreamed::Whole(response));
        }
        match client::read_response::<Self>(protocol, ResponseRef::stream(&response)) {
            Ok(output) => Ok((output, response.into_body())),
            Err(error) => Err(Unstreamed::Error(error)),
        }
    }

    /// Returns the input that a client's request holds, read in the protocol that the request shows to be
    /// in, and checked against the model's constraints.
    ///
    /// # Errors
    /// A [`Rejection`]: what to answer instead.
    #[cfg(feature = "server")]
    #[inline]
    fn parse_request(request: &Request<Bytes>) -> Result<Self::Input, Rejection> {
        server::parse_request::<Self>(None, RequestRef::whole(request), &ServerOptions::default())
    }

    /// Returns the input that a client's request holds, in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::parse_request`].
    #[cfg(feature = "server")]
    #[inline]
    fn parse_request_with(
        protocol: &'static dyn ServerProtocol,
        request: &Request<Bytes>,
        options: &ServerOptions,
    ) -> Result<Self::Input, Rejection> {
        server::parse_request::<Self>(Some(protocol), RequestRef::whole(request), options)
    }

    /// Returns the input whose streaming member is the body of a request, and that body.
    ///
    /// # Errors
    /// As [`Operation::parse_request`]; when the input has no streaming blob.
    #[cfg(feature = "server")]
    #[inline]
    fn parse_request_stream<B>(
        protocol: Option<&'static dyn ServerProtocol>,
        request: Request<B>,
        options: &ServerOptions,
    ) -> Result<(Self::Input, B), Rejection> {
        let input = server::parse_request::<Self>(protocol, RequestRef::stream(&request), options)?;
        Ok((input, request.into_body()))
    }

    /// Returns a server's answer in the service's preferred protocol.
    ///
    /// # Errors
    /// When the output or the error does not fit a response.
    #[cfg(feature = "server")]
    #[inline]
    fn respond(result: Result<&Self::Output, &Self::Error>) -> Result<Response<Bytes>, RespondError> {
        server::whole_response::<Self>(None, result)
    }

    /// Returns a server's answer in a protocol of the caller's choice: that of the request, as
    /// [`protocol::recognize`](crate::protocol::recognize) or a [`Router`] tells it.
    ///
    /// # Errors
    /// As [`Operation::respond`].
    #[cfg(feature = "server")]
    #[inline]
    fn respond_with(
        protocol: &'static dyn ServerProtocol,
        result: Result<&Self::Output, &Self::Error>,
    ) -> Result<Response<Bytes>, RespondError> {
        server::whole_response::<Self>(Some(protocol), result)
    }

    /// Returns a server's answer whose body is a stream: the bytes of the output's streaming member, which is
    /// left empty in the output.
    ///
    /// # Errors
    /// As [`Operation::respond`]; when the output has no streaming blob.
    #[cfg(feature = "server")]
    #[inline]
    fn respond_stream<B>(
        protocol: Option<&'static dyn ServerProtocol>,
        output: &Self::Output,
        body: B,
    ) -> Result<Response<B>, RespondError> {
        let response =
            crate::protocol::server::respond(Self::SERVICE, Self::SCHEMA, protocol, Ok(output), true);
        response.map(|response| response.map(|_| body))
    }
}

/// The schema of an operation with nothing special to it: for generated code.
#[doc(hidden)]
#[must_use]
pub const fn operation<O: Operation>(id: &'static str, name: &'static str) -> OperationSchema {
    OperationSchema::new(id, name, O::Input::SCHEMA, O::Output::SCHEMA, O::Error::SCHEMAS)
}
