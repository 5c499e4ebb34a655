//! What the runtime knows of operations and services.

mod router;

pub use router::Router;

use bytes::Bytes;

use crate::error::OperationError;
use crate::protocol::{self, ClientOptions, Rejection, RequestError, RespondError, ServerOptions};
use crate::schema::{OperationSchema, Protocol, ServiceSchema};
use crate::value::{Structure, StructureShape};

/// An operation: a type without values that ties its input, output and errors together, and turns
/// them into HTTP messages and back. There is no I/O in it: bytes in, bytes out.
pub trait Operation {
    /// What is sent.
    type Input: StructureShape;
    /// What comes back.
    type Output: StructureShape;
    /// What else may come back.
    type Error: OperationError;
    /// Its name, HTTP binding and traits.
    const SCHEMA: &'static OperationSchema;
    /// The service that it is of.
    const SERVICE: &'static ServiceSchema;

    /// A client's request in the service's preferred protocol: path and query only, a transport
    /// adds the endpoint and the [host prefix](crate::protocol::host_prefix).
    ///
    /// # Errors
    /// When the input does not fit a request, such as an empty label of the path.
    #[inline]
    fn request(input: &Self::Input) -> Result<http::Request<Bytes>, RequestError> {
        protocol::client::request(Self::SERVICE, Self::SCHEMA, None, input, &ClientOptions::default())
    }

    /// A client's request in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::request`], and when this crate does not speak the protocol.
    #[inline]
    fn request_with(
        protocol: Protocol,
        input: &Self::Input,
        options: &ClientOptions,
    ) -> Result<http::Request<Bytes>, RequestError> {
        protocol::client::request(Self::SERVICE, Self::SCHEMA, Some(protocol), input, options)
    }

    /// What a service's response says, in the service's preferred protocol.
    ///
    /// # Errors
    /// The modelled error that the response holds, else `Unhandled` with everything that it says.
    #[inline]
    fn response(response: &http::Response<Bytes>) -> Result<Self::Output, Self::Error> {
        read_response::<Self>(None, response)
    }

    /// What a service's response says, in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::response`].
    #[inline]
    fn response_with(
        protocol: Protocol,
        response: &http::Response<Bytes>,
    ) -> Result<Self::Output, Self::Error> {
        read_response::<Self>(Some(protocol), response)
    }

    /// The input that a client's request holds, read in the protocol that the request shows to be
    /// in, and checked against the model's constraints.
    ///
    /// # Errors
    /// A [`Rejection`]: what to answer instead.
    #[inline]
    fn parse_request(request: &http::Request<Bytes>) -> Result<Self::Input, Rejection> {
        parse_request::<Self>(None, request, &ServerOptions::default())
    }

    /// The input that a client's request holds, in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::parse_request`].
    #[inline]
    fn parse_request_with(
        protocol: Protocol,
        request: &http::Request<Bytes>,
        options: &ServerOptions,
    ) -> Result<Self::Input, Rejection> {
        parse_request::<Self>(Some(protocol), request, options)
    }

    /// A server's answer in the service's preferred protocol.
    ///
    /// # Errors
    /// When the output does not fit a response, or when the error is none that the model knows.
    #[inline]
    fn respond(result: Result<&Self::Output, &Self::Error>) -> Result<http::Response<Bytes>, RespondError> {
        respond::<Self>(None, result)
    }

    /// A server's answer in a protocol of the caller's choice: that of the request, as
    /// [`Protocol::of`] tells it.
    ///
    /// # Errors
    /// As [`Operation::respond`].
    #[inline]
    fn respond_with(
        protocol: Protocol,
        result: Result<&Self::Output, &Self::Error>,
    ) -> Result<http::Response<Bytes>, RespondError> {
        respond::<Self>(Some(protocol), result)
    }
}

// What is generic is only this: where the values start.

fn read_response<O: Operation + ?Sized>(
    protocol: Option<Protocol>,
    response: &http::Response<Bytes>,
) -> Result<O::Output, O::Error> {
    let mut output = O::Output::initial();
    match protocol::client::response(O::SERVICE, O::SCHEMA, protocol, response, &mut output) {
        Ok(()) => Ok(output),
        Err(failure) => Err(failure.found.read(failure.index)),
    }
}

fn parse_request<O: Operation + ?Sized>(
    protocol: Option<Protocol>,
    request: &http::Request<Bytes>,
    options: &ServerOptions,
) -> Result<O::Input, Rejection> {
    let mut input = O::Input::initial();
    protocol::server::parse_request(O::SERVICE, O::SCHEMA, protocol, request, &mut input, options)?;
    Ok(input)
}

fn respond<O: Operation + ?Sized>(
    protocol: Option<Protocol>,
    result: Result<&O::Output, &O::Error>,
) -> Result<http::Response<Bytes>, RespondError> {
    let result = match result {
        Ok(output) => Ok(output as &dyn Structure),
        Err(error) => Err(error.failure()),
    };
    protocol::server::respond(O::SERVICE, O::SCHEMA, protocol, result)
}

/// The schema of an operation with nothing special to it: for generated code.
#[doc(hidden)]
#[must_use]
pub const fn operation<O: Operation>(id: &'static str, name: &'static str) -> OperationSchema {
    OperationSchema::new(id, name, O::Input::SCHEMA, O::Output::SCHEMA, O::Error::SCHEMAS)
}
