//! The server's half of protocols.

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri};

use super::{Refusal, Routes};
use crate::data::Document;
use crate::protocol::{Body, MessageError, ProtocolFacts};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// The server's half of a protocol: recognizes, routes and reads requests, and writes responses.
pub trait ServerProtocol: ProtocolFacts {
    /// Returns the protocol as a service speaks it, if that is another value: errors of the server's own have no schema
    /// that says what is around them.
    fn spoken_by(&self, service: &'static ServiceSchema) -> Option<&'static dyn ServerProtocol> {
        let _ = service;
        None
    }

    /// Returns how certain it is that a request is in this protocol, from its head.
    fn claims(&self, service: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim;

    /// Returns `true` if the body of a request names its operation, so that it must be read before
    /// [`ServerProtocol::route`].
    fn routes_by_body(&self) -> bool {
        false
    }

    /// Returns the operation of a request.
    ///
    /// # Errors
    /// Returns a refusal if the service has no such operation.
    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal>;

    /// Reads a request into an input, and returns the paths of required members that are missing, as JSON
    /// pointers.
    ///
    /// # Errors
    /// Returns a refusal if the request is malformed.
    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal>;

    /// Returns the response for an output. With `stream`, the streaming member is sent apart from it.
    ///
    /// # Errors
    /// Returns an error if the output does not fit a response.
    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError>;

    /// Returns the response for a modelled error.
    ///
    /// # Errors
    /// The same as [`ServerProtocol::write_output`].
    fn write_error(
        &self,
        service: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError>;

    /// Returns the response for an error without a shape: a rejection, or an unmodelled error.
    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes>;
}

/// The certainty that a request is in a protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// The request cannot be in this protocol.
    No,
    /// The request may be in this protocol: nothing indicates another one.
    Possible,
    /// The request has a sign of this protocol alone, and another one that contradicts it.
    Likely,
    /// The request names this protocol.
    Sure,
}

/// A request to read: its method, URI, headers and body.
#[derive(Debug, Clone, Copy)]
pub struct RequestRef<'a> {
    /// The method.
    pub method: &'a Method,
    /// The path and query.
    pub uri: &'a Uri,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: Body<&'a [u8]>,
}

impl<'a> RequestRef<'a> {
    /// Returns a reference to a request whose body is complete.
    #[must_use]
    pub fn whole<B: AsRef<[u8]>>(request: &'a Request<B>) -> Self {
        RequestRef { body: Body::Whole(request.body().as_ref()), ..RequestRef::stream(request) }
    }

    /// Returns a reference to a request whose body is a stream.
    #[must_use]
    pub fn stream<B>(request: &'a Request<B>) -> Self {
        let (method, uri, headers) = (request.method(), request.uri(), request.headers());
        RequestRef { method, uri, headers, body: Body::Stream }
    }

    /// Returns a reference to the head of a request, whose body is a stream.
    #[must_use]
    pub fn head(head: &'a Parts) -> Self {
        RequestRef { method: &head.method, uri: &head.uri, headers: &head.headers, body: Body::Stream }
    }
}

/// An error without a shape.
#[derive(Debug, Clone, Copy)]
pub struct PlainError<'a> {
    /// The HTTP status.
    pub status: StatusCode,
    /// The code: an absolute shape id if there is one.
    pub code: &'a str,
    /// The members of the body.
    pub members: &'a Document,
}
