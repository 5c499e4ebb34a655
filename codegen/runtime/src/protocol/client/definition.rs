//! What a client needs of a protocol.

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};

use super::{ClientOptions, ErrorFacts};
use crate::protocol::{Body, MessageError, ProtocolFacts};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// The client's half of a protocol: how requests are written, and how responses are read.
pub trait ClientProtocol: ProtocolFacts {
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
    /// As [`ClientProtocol::read_output`].
    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        self.read_output(response, error)
    }
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
