//! The trait of operations, what is beneath it, and the router that finds the operation of a request.

mod any;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod router;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub use any::AnyError;
pub use any::AnyOperation;
#[cfg(feature = "client")]
pub use client::Unstreamed;
#[cfg(feature = "server")]
pub use router::{Routed, Router};

use std::fmt::Debug;

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

/// An operation of a service: ties its input, output and errors together, and converts them to and from HTTP
/// messages.
///
/// Generated code has a type without values for each operation, and that type implements this trait. Nothing
/// is sent or received: a client writes a request ([`request`](Operation::request)) and reads the response to
/// it ([`response`](Operation::response)); a server reads a request
/// ([`parse_request`](Operation::parse_request)) and writes a response ([`respond`](Operation::respond)). All
/// four use the protocol that the service prefers; their `_with` variants take another one, and options.
///
/// Bodies are `bytes::Bytes`. An operation with a streaming blob has the `_stream` variants too, which leave the
/// body to the caller.
///
/// ```
/// use ferrosmith_runtime::Operation;
/// use generated::datazone::{DomainStatus, GetDomain, GetDomainInput, GetDomainOutput};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // A client writes a request,
/// let request = GetDomain::request(&GetDomainInput::new("dzd_1"))?;
/// assert_eq!((request.method().as_str(), request.uri().path()), ("GET", "/v2/domains/dzd_1"));
///
/// // a server reads it and responds,
/// let input = GetDomain::parse_request(&request)?;
/// let output = GetDomainOutput::new("arn:role", input.identifier, DomainStatus::Available);
/// let response = GetDomain::respond(Ok(&output))?;
///
/// // and the client reads the response.
/// assert_eq!(GetDomain::response(&response)?, output);
/// # Ok(())
/// # }
/// ```
pub trait Operation: Send + Sync + 'static {
    /// The members of a request.
    type Input: StructureShape + Clone + Debug + PartialEq + Send + Sync;
    /// The members of a response that succeeds.
    type Output: StructureShape + Clone + Debug + PartialEq + Send + Sync;
    /// The errors of the operation: an enum of the modelled ones, and `Unhandled` for all others.
    type Error: OperationError;
    /// The schema of the operation: its name, HTTP binding and other traits.
    const SCHEMA: &'static OperationSchema;
    /// The schema of the service that the operation belongs to.
    const SERVICE: &'static ServiceSchema;

    /// The name of the operation on the wire, which is that of its shape.
    const NAME: &'static str = Self::SCHEMA.name;

    /// The schema of the output.
    #[doc(hidden)]
    const OUTPUT: &'static crate::schema::Schema = <Self::Output as StructureShape>::SCHEMA;

    /// Returns the request for an input, in the protocol that the service prefers.
    ///
    /// Its URI is a path and a query; the sender adds the endpoint, and the [host
    /// prefix](crate::host_prefix) if the operation has one. Idempotency tokens that the input
    /// lacks are filled in.
    ///
    /// # Errors
    /// Returns an error if the input does not fit a request, such as an empty string for a label of the path.
    #[cfg(feature = "client")]
    #[inline]
    fn request(input: &Self::Input) -> Result<Request<Bytes>, RequestError> {
        client::whole_request::<Self>(None, input, &ClientOptions::default())
    }

    /// Returns the request for an input, in the given protocol and with options.
    ///
    /// # Errors
    /// The same as [`Operation::request`].
    #[cfg(feature = "client")]
    #[inline]
    fn request_with(
        protocol: &'static dyn ClientProtocol,
        input: &Self::Input,
        options: &ClientOptions,
    ) -> Result<Request<Bytes>, RequestError> {
        client::whole_request::<Self>(Some(protocol), input, options)
    }

    /// Returns the request for an input whose streaming member is sent as `body`.
    ///
    /// The member itself is ignored. `None` as the protocol is the one that the service prefers.
    ///
    /// # Errors
    /// The same as [`Operation::request`]. Also returns an error if the input has no streaming blob.
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

    /// Returns the output that a response holds, in the protocol that the service prefers.
    ///
    /// # Errors
    /// Returns the error that the response holds: the variant of a modelled error, or `Unhandled` with code,
    /// message, status and headers. A response that cannot be read is `Unhandled` too.
    #[cfg(feature = "client")]
    #[inline]
    fn response(response: &Response<Bytes>) -> Result<Self::Output, Self::Error> {
        client::read_response::<Self>(None, ResponseRef::whole(response))
    }

    /// Returns the output that a response holds, in the given protocol.
    ///
    /// # Errors
    /// The same as [`Operation::response`].
    #[cfg(feature = "client")]
    #[inline]
    fn response_with(
        protocol: &'static dyn ClientProtocol,
        response: &Response<Bytes>,
    ) -> Result<Self::Output, Self::Error> {
        client::read_response::<Self>(Some(protocol), ResponseRef::whole(response))
    }

    /// Returns the output that a response holds, and the paths of the required members that the response lacks,
    /// as JSON pointers (RFC 6901) of their names in the model.
    ///
    /// A client leaves such members empty, so that they look like members with the values zero, `""` and so on
    /// (Smithy 2.0, section Client error correction): the list tells them apart. There are at most 1,000 paths.
    /// `None` as the protocol is the one that the service prefers.
    ///
    /// ```
    /// use ferrosmith_runtime::Operation;
    /// use ferrosmith_runtime::bytes::Bytes;
    /// use ferrosmith_runtime::http::Response;
    /// use generated::datazone::GetDomain;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let body = br#"{"id":"dzd_1","status":"AVAILABLE"}"#;
    /// let response = Response::new(Bytes::from_static(body));
    /// let (output, missing) = GetDomain::response_checked(None, &response)?;
    /// assert_eq!(output.domain_execution_role, "");
    /// assert_eq!(missing, ["/domainExecutionRole"]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The same as [`Operation::response`].
    #[cfg(feature = "client")]
    #[inline]
    fn response_checked(
        protocol: Option<&'static dyn ClientProtocol>,
        response: &Response<Bytes>,
    ) -> Result<(Self::Output, Vec<String>), Self::Error> {
        let response = ResponseRef { report_missing: true, ..ResponseRef::whole(response) };
        client::checked_response::<Self>(protocol, response)
    }

    /// Returns the output of a response whose body is the streaming member, and that body, unread.
    ///
    /// `None` as the protocol is the one that the service prefers.
    ///
    /// # Errors
    /// Returns [`Unstreamed::Whole`] with the response if it is an error, or if the output has no streaming
    /// blob: collect its body and call [`Operation::response`]. Returns [`Unstreamed::Error`] if its head
    /// cannot be read.
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

    /// Returns the input that a request holds, checked against the constraints of the model.
    ///
    /// The request's own headers indicate its protocol, among those of the service.
    ///
    /// # Errors
    /// Returns a [`Rejection`], which has the response to send, if the request is malformed or violates a
    /// constraint.
    #[cfg(feature = "server")]
    #[inline]
    fn parse_request(request: &Request<Bytes>) -> Result<Self::Input, Rejection> {
        server::parse_request::<Self>(None, RequestRef::whole(request), &ServerOptions::default())
    }

    /// Returns the input that a request holds, in the given protocol and with options.
    ///
    /// # Errors
    /// The same as [`Operation::parse_request`].
    #[cfg(feature = "server")]
    #[inline]
    fn parse_request_with(
        protocol: &'static dyn ServerProtocol,
        request: &Request<Bytes>,
        options: &ServerOptions,
    ) -> Result<Self::Input, Rejection> {
        server::parse_request::<Self>(Some(protocol), RequestRef::whole(request), options)
    }

    /// Returns the input of a request whose head and body are apart, in the given protocol and with options.
    ///
    /// # Errors
    /// The same as [`Operation::parse_request`].
    #[cfg(feature = "server")]
    #[inline]
    fn parse_request_ref(
        protocol: &'static dyn ServerProtocol,
        request: RequestRef<'_>,
        options: &ServerOptions,
    ) -> Result<Self::Input, Rejection> {
        server::parse_request::<Self>(Some(protocol), request, options)
    }

    /// Returns the input of a request whose body is the streaming member, and that body, unread.
    ///
    /// `None` as the protocol is the one that the request indicates.
    ///
    /// # Errors
    /// The same as [`Operation::parse_request`]. Also returns an error if the input has no streaming blob.
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

    /// Returns the response for an output or an error, in the protocol that the service prefers.
    ///
    /// # Errors
    /// Returns an error if the output or the error does not fit a response.
    #[cfg(feature = "server")]
    #[inline]
    fn respond(result: Result<&Self::Output, &Self::Error>) -> Result<Response<Bytes>, RespondError> {
        server::whole_response::<Self>(None, result)
    }

    /// Returns the response for an output or an error, in the given protocol: that of the request, which a
    /// [`Router`] or [`protocol::recognize`](crate::protocol::recognize) returns.
    ///
    /// # Errors
    /// The same as [`Operation::respond`].
    #[cfg(feature = "server")]
    #[inline]
    fn respond_with(
        protocol: &'static dyn ServerProtocol,
        result: Result<&Self::Output, &Self::Error>,
    ) -> Result<Response<Bytes>, RespondError> {
        server::whole_response::<Self>(Some(protocol), result)
    }

    /// Returns the response for an output whose streaming member is sent as `body`.
    ///
    /// The member itself is ignored. `None` as the protocol is the one that the service prefers.
    ///
    /// # Errors
    /// The same as [`Operation::respond`]. Also returns an error if the output has no streaming blob.
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

/// Returns the schema of an operation that has no traits.
#[doc(hidden)]
#[must_use]
pub const fn operation<O: Operation>(id: &'static str, name: &'static str) -> OperationSchema {
    OperationSchema::new(id, name, O::Input::SCHEMA, O::Output::SCHEMA, O::Error::SCHEMAS)
}
