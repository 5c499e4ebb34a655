//! The client's half of protocols.

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};

use super::{ClientOptions, ErrorFacts};
use crate::protocol::{Body, MessageError, ProtocolFacts, Side};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// The client's half of a protocol: writes requests and reads responses.
pub trait ClientProtocol: ProtocolFacts {
    /// Returns the request for an input: path, query, headers and body.
    ///
    /// # Errors
    /// Returns an error if the input does not fit a request.
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError>;

    /// Returns whether a response is an output or an error, from its head and the start of its body.
    fn judge(&self, operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict;

    /// Reads the output that a response holds.
    ///
    /// # Errors
    /// Returns an error if the response is malformed, or does not fit the output.
    fn read_output(
        &self,
        operation: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError>;

    /// Returns `true` if an error response without a code is the error of the operation that alone has its status.
    fn errors_have_statuses(&self) -> bool {
        false
    }

    /// Returns the code, the message and the request id of an error response.
    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts;

    /// Reads the members of a modelled error.
    ///
    /// # Errors
    /// The same as [`ClientProtocol::read_output`].
    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError>;
}

/// The arguments of a call, beside the input.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The service.
    pub service: &'static ServiceSchema,
    /// The operation.
    pub operation: &'static OperationSchema,
    /// The options of the caller.
    pub options: &'a ClientOptions,
    /// If `true`, the input's streaming member is sent apart from the rest.
    pub stream: bool,
}

/// A response to read: its status, headers and body.
#[derive(Debug, Clone, Copy)]
pub struct ResponseRef<'a> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: Body<&'a [u8]>,
    /// If `true`, an output that lacks required members is read completely, and the error that lists them
    /// ([`MessageError::Missing`]) is returned; if `false`, they are left empty without an error.
    pub report_missing: bool,
}

impl<'a> ResponseRef<'a> {
    /// Returns a reference to a response whose body is complete.
    #[must_use]
    pub fn whole<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        ResponseRef { body: Body::Whole(response.body().as_ref()), ..ResponseRef::stream(response) }
    }

    /// Returns a reference to a response whose body is a stream.
    #[must_use]
    pub fn stream<B>(response: &'a Response<B>) -> Self {
        let (status, headers) = (response.status(), response.headers());
        ResponseRef { status, headers, body: Body::Stream, report_missing: false }
    }

    /// Returns the side that reads the body.
    pub(crate) fn side(&self) -> Side {
        if self.report_missing { Side::CheckingClient } else { Side::Client }
    }
}

/// The kind of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// An output of the operation.
    Output,
    /// An error of the service.
    Error,
    /// A response with the status of a success and the name of an error: an error if the operation has that
    /// error, else an output.
    Ambiguous,
    /// A response of a peer that does not speak the protocol, with the expected and the found form.
    Foreign(&'static str),
}
