//! What a protocol is: an object with everything that is its own.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri};

use super::error_response::ErrorFacts;
use super::rejection::Refusal;
use super::routes::Routes;
use super::{ClientOptions, MessageError};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// A protocol: how a typed value becomes an HTTP message and a message a typed value, on either side.
///
/// The protocols of this crate are in [`ALL`](super::ALL); a protocol from elsewhere implements this trait, for
/// which the modules [`rest`](super::rest) and [`rpc`](super::rpc) have what protocols share. It is handed to the
/// `_with` functions of [`Operation`](../operation/trait.Operation.html), or to a router.
pub trait Protocol: fmt::Debug + Send + Sync {
    /// Returns the absolute shape id of the protocol's trait, such as `aws.protocols#restJson1`.
    fn id(&self) -> &'static str;

    /// Tells whether members stand where their HTTP bindings put them, so that operations need the trait `http`.
    fn has_http_bindings(&self) -> bool {
        false
    }

    /// Tells whether the head of a request shows it to be in this protocol.
    fn claims(&self, service: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim;

    /// Finds the operation of a request.
    ///
    /// # Errors
    /// A refusal, where the request is for none.
    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal>;

    /// Writes a client's request: its path and query, headers and body.
    ///
    /// # Errors
    /// An input that does not fit a request.
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError>;

    /// Tells what a response is, as far as its head and the first bytes of its body tell.
    fn judge(&self, operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict;

    /// Reads the output that a response holds.
    ///
    /// # Errors
    /// A response that is malformed, or does not fit the output.
    fn read_output(&self, response: &ResponseRef<'_>, output: &mut dyn Structure)
    -> Result<(), MessageError>;

    /// Returns what an error response says whichever error it is.
    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts;

    /// Reads the members of a modelled error.
    ///
    /// # Errors
    /// As [`Protocol::read_output`].
    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        self.read_output(response, error)
    }

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
    /// As [`Protocol::write_output`].
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

/// What a client asks for.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The service.
    pub service: &'static ServiceSchema,
    /// The operation.
    pub operation: &'static OperationSchema,
    /// What the caller decides.
    pub options: &'a ClientOptions,
    /// Whether the bytes of the input's streaming member come from elsewhere.
    pub stream: bool,
}

/// The body of a message: known as a whole, or a stream that whoever has the message passes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body<B> {
    /// All bytes.
    Whole(B),
    /// Bytes that come one after the other, in a member that is `@streaming`.
    Stream,
}

impl<'a> Body<&'a [u8]> {
    /// Returns the bytes; none of a stream.
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Body::Whole(bytes) => bytes,
            Body::Stream => &[],
        }
    }
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

/// A response to be read.
#[derive(Debug, Clone, Copy)]
pub struct ResponseRef<'a> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: Body<&'a [u8]>,
}

impl<'a> ResponseRef<'a> {
    /// Looks at a response whose body is whole.
    #[must_use]
    pub fn whole<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        ResponseRef { body: Body::Whole(response.body().as_ref()), ..ResponseRef::stream(response) }
    }

    /// Looks at a response whose body is a stream.
    #[must_use]
    pub fn stream<B>(response: &'a Response<B>) -> Self {
        ResponseRef { status: response.status(), headers: response.headers(), body: Body::Stream }
    }
}

/// What a response is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// An output.
    Output,
    /// An error.
    Error,
    /// A success by its status that says to be an error: it is one where the operation has that error.
    Ambiguous,
    /// A response of something that does not speak the protocol; what was expected, and what was found.
    Foreign(&'static str),
}

/// An error that has no shape.
#[derive(Debug, Clone, Copy)]
pub struct PlainError<'a> {
    /// The HTTP status.
    pub status: StatusCode,
    /// The code: an absolute shape id where there is one.
    pub code: &'a str,
    /// The members of its body.
    pub members: &'a crate::data::Document,
}

/// Two protocols are the same when they have the same id.
impl PartialEq for dyn Protocol + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for dyn Protocol + '_ {}
