//! Operations: what callers meet.

mod router;
mod stream;

pub use router::{Routed, Router};
pub use stream::Unstreamed;

use bytes::Bytes;
use http::{Request, Response};

use crate::error::{OperationError, ServiceError};
use crate::protocol::{
    self, Call, ClientOptions, Protocol, Rejection, RequestError, RequestRef, RespondError, ResponseRef,
    ServerOptions,
};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::{Structure, StructureShape};

/// An operation: a type without values that ties its input, output and errors together, and turns
/// them into HTTP messages and back. There is no I/O in it: messages in, messages out.
///
/// Bodies are bytes; those of operations with a streaming blob can be any type in the functions whose name
/// ends in `stream`, which leave them as they are.
pub trait Operation: Send + Sync + 'static {
    /// What is sent.
    type Input: StructureShape + Send + Sync;
    /// What comes back.
    type Output: StructureShape + Send + Sync;
    /// The errors that may come back instead.
    type Error: OperationError;
    /// Its name, HTTP binding and traits.
    const SCHEMA: &'static OperationSchema;
    /// The service that it is of.
    const SERVICE: &'static ServiceSchema;

    /// Returns a client's request in the service's preferred protocol: path and query only, a transport
    /// adds the endpoint and the [host prefix](crate::protocol::host_prefix).
    ///
    /// # Errors
    /// When the input does not fit a request, such as an empty label of the path.
    #[inline]
    fn request(input: &Self::Input) -> Result<Request<Bytes>, RequestError> {
        whole_request::<Self>(None, input, &ClientOptions::default())
    }

    /// Returns a client's request in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::request`].
    #[inline]
    fn request_with(
        protocol: &'static dyn Protocol,
        input: &Self::Input,
        options: &ClientOptions,
    ) -> Result<Request<Bytes>, RequestError> {
        whole_request::<Self>(Some(protocol), input, options)
    }

    /// Returns a client's request whose body is a stream: the bytes of the input's streaming member, which
    /// is left empty in the input.
    ///
    /// # Errors
    /// As [`Operation::request`]; when the input has no streaming blob.
    #[inline]
    fn request_stream<B>(
        protocol: Option<&'static dyn Protocol>,
        input: &Self::Input,
        options: &ClientOptions,
        body: B,
    ) -> Result<Request<B>, RequestError> {
        let (service, operation) = (Self::SERVICE, Self::SCHEMA);
        let call = Call { service, operation, options, stream: true };
        protocol::client::request(protocol, &call, input).map(|request| request.map(|_| body))
    }

    /// Returns the output that a service's response holds, in the service's preferred protocol.
    ///
    /// # Errors
    /// The modelled error that the response holds, else `Unhandled` with everything that it says.
    #[inline]
    fn response(response: &Response<Bytes>) -> Result<Self::Output, Self::Error> {
        read_response::<Self>(None, ResponseRef::whole(response))
    }

    /// Returns the output that a service's response holds, in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::response`].
    #[inline]
    fn response_with(
        protocol: &'static dyn Protocol,
        response: &Response<Bytes>,
    ) -> Result<Self::Output, Self::Error> {
        read_response::<Self>(Some(protocol), ResponseRef::whole(response))
    }

    /// Returns the output whose streaming member is the body of a response, and that body.
    ///
    /// # Errors
    /// [`Unstreamed::Whole`] gives the response back where it is an error, or no stream: collect its body, and
    /// call [`Operation::response`]. [`Unstreamed::Error`] where its head cannot be read.
    #[inline]
    fn response_stream<B>(
        protocol: Option<&'static dyn Protocol>,
        response: Response<B>,
    ) -> Result<(Self::Output, B), Unstreamed<Self::Error, B>> {
        if !stream::streams(Self::OUTPUT)
            || !stream::succeeds(Self::SERVICE, Self::SCHEMA, protocol, &response)
        {
            return Err(Unstreamed::Whole(response));
        }
        match read_response::<Self>(protocol, ResponseRef::stream(&response)) {
            Ok(output) => Ok((output, response.into_body())),
            Err(error) => Err(Unstreamed::Error(error)),
        }
    }

    /// The schema of the output.
    #[doc(hidden)]
    const OUTPUT: &'static crate::schema::Schema = <Self::Output as StructureShape>::SCHEMA;

    /// Returns the input that a client's request holds, read in the protocol that the request shows to be
    /// in, and checked against the model's constraints.
    ///
    /// # Errors
    /// A [`Rejection`]: what to answer instead.
    #[inline]
    fn parse_request(request: &Request<Bytes>) -> Result<Self::Input, Rejection> {
        parse_request::<Self>(None, RequestRef::whole(request), &ServerOptions::default())
    }

    /// Returns the input that a client's request holds, in a protocol of the caller's choice.
    ///
    /// # Errors
    /// As [`Operation::parse_request`].
    #[inline]
    fn parse_request_with(
        protocol: &'static dyn Protocol,
        request: &Request<Bytes>,
        options: &ServerOptions,
    ) -> Result<Self::Input, Rejection> {
        parse_request::<Self>(Some(protocol), RequestRef::whole(request), options)
    }

    /// Returns the input whose streaming member is the body of a request, and that body.
    ///
    /// # Errors
    /// As [`Operation::parse_request`]; when the input has no streaming blob.
    #[inline]
    fn parse_request_stream<B>(
        protocol: Option<&'static dyn Protocol>,
        request: Request<B>,
        options: &ServerOptions,
    ) -> Result<(Self::Input, B), Rejection> {
        let input = parse_request::<Self>(protocol, RequestRef::stream(&request), options)?;
        Ok((input, request.into_body()))
    }

    /// Returns a server's answer in the service's preferred protocol.
    ///
    /// # Errors
    /// When the output or the error does not fit a response.
    #[inline]
    fn respond(result: Result<&Self::Output, &Self::Error>) -> Result<Response<Bytes>, RespondError> {
        whole_response::<Self>(None, result)
    }

    /// Returns a server's answer in a protocol of the caller's choice: that of the request, as
    /// [`protocol::recognize`](crate::protocol::recognize) or a [`Router`] tells it.
    ///
    /// # Errors
    /// As [`Operation::respond`].
    #[inline]
    fn respond_with(
        protocol: &'static dyn Protocol,
        result: Result<&Self::Output, &Self::Error>,
    ) -> Result<Response<Bytes>, RespondError> {
        whole_response::<Self>(Some(protocol), result)
    }

    /// Returns a server's answer whose body is a stream: the bytes of the output's streaming member, which is
    /// left empty in the output.
    ///
    /// # Errors
    /// As [`Operation::respond`]; when the output has no streaming blob.
    #[inline]
    fn respond_stream<B>(
        protocol: Option<&'static dyn Protocol>,
        output: &Self::Output,
        body: B,
    ) -> Result<Response<B>, RespondError> {
        let response = protocol::server::respond(Self::SERVICE, Self::SCHEMA, protocol, Ok(output), true);
        response.map(|response| response.map(|_| body))
    }
}

// What is generic is only this: where the values start.

#[inline]
fn whole_request<O: Operation + ?Sized>(
    protocol: Option<&'static dyn Protocol>,
    input: &O::Input,
    options: &ClientOptions,
) -> Result<Request<Bytes>, RequestError> {
    let call = Call { service: O::SERVICE, operation: O::SCHEMA, options, stream: false };
    stream::whole_request(protocol::client::request(protocol, &call, input))
}

fn read_response<O: Operation + ?Sized>(
    protocol: Option<&'static dyn Protocol>,
    response: ResponseRef<'_>,
) -> Result<O::Output, O::Error> {
    let mut output = O::Output::initial();
    match protocol::client::response(O::SERVICE, O::SCHEMA, protocol, response, &mut output) {
        Ok(()) => Ok(output),
        Err(found) => Err(found.read()),
    }
}

fn parse_request<O: Operation + ?Sized>(
    protocol: Option<&'static dyn Protocol>,
    request: RequestRef<'_>,
    options: &ServerOptions,
) -> Result<O::Input, Rejection> {
    let mut input = O::Input::initial();
    protocol::server::parse_request(O::SERVICE, O::SCHEMA, protocol, request, &mut input, options)?;
    Ok(input)
}

fn whole_response<O: Operation + ?Sized>(
    protocol: Option<&'static dyn Protocol>,
    result: Result<&O::Output, &O::Error>,
) -> Result<Response<Bytes>, RespondError> {
    let result = match result {
        Ok(output) => Ok(output as &dyn Structure),
        Err(error) => Err(error.failure()),
    };
    stream::whole_response(protocol::server::respond(O::SERVICE, O::SCHEMA, protocol, result, false))
}

/// The schema of an operation with nothing special to it: for generated code.
#[doc(hidden)]
#[must_use]
pub const fn operation<O: Operation>(id: &'static str, name: &'static str) -> OperationSchema {
    OperationSchema::new(id, name, O::Input::SCHEMA, O::Output::SCHEMA, O::Error::SCHEMAS)
}
