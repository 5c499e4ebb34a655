//! What a server needs of a protocol.

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri};

use super::{Refusal, Routes};
use crate::data::Document;
use crate::protocol::{Body, MessageError, ProtocolFacts};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// The server's half of a protocol: how requests are recognised and read, and how responses are written.
pub trait ServerProtocol: ProtocolFacts {
    /// Tells whether the head of a request shows it to be in this protocol.
    fn claims(&self, service: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim;

    /// Finds the operation of a request.
    ///
    /// # Errors
    /// A refusal, where the request is for none.
    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal>;

    /// Reads a request's input, and gives the paths (JSON pointers) of required members that are missing.
    ///
    /// # Errors
    /// A refusal, where the request is malformed.
    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal>;

    /// Writes a server's output; where `stream` is set, the streaming member's bytes come from elsewhere.
    ///
    /// # Errors
    /// An output that does not fit a response.
    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError>;

    /// Writes a modelled error.
    ///
    /// # Errors
    /// As [`ServerProtocol::write_output`].
    fn write_error(
        &self,
        service: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError>;

    /// Writes an error that has no shape: a rejection, or an error of another service.
    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes>;
}

/// How sure a protocol is that a request is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// The request cannot be in this protocol.
    No,
    /// The request may be in this protocol: nothing speaks against it.
    Possible,
    /// Something that only requests of this protocol have speaks for it, something else does not.
    Likely,
    /// The request says that it is in this protocol.
    Sure,
}

/// A request to be read.
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
    /// Looks at a request whose body is whole.
    #[must_use]
    pub fn whole<B: AsRef<[u8]>>(request: &'a Request<B>) -> Self {
        RequestRef { body: Body::Whole(request.body().as_ref()), ..RequestRef::stream(request) }
    }

    /// Looks at a request whose body is a stream.
    #[must_use]
    pub fn stream<B>(request: &'a Request<B>) -> Self {
        let (method, uri, headers) = (request.method(), request.uri(), request.headers());
        RequestRef { method, uri, headers, body: Body::Stream }
    }
}

/// An error that has no shape.
#[derive(Debug, Clone, Copy)]
pub struct PlainError<'a> {
    /// The HTTP status.
    pub status: StatusCode,
    /// The code: an absolute shape id where there is one.
    pub code: &'a str,
    /// The members of its body.
    pub members: &'a Document,
}
