//! Responses that no handler gives, each in the protocol of the request.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{PlainError, ServerProtocol};
use ferrosmith_runtime::{Document, Object};
use http::{Response, StatusCode};

/// The reason of a response that is the server's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No handler was given for the operation.
    NotImplemented,
    /// The body is larger than the limit.
    TooLarge,
    /// The body ended early, or could not be received.
    Interrupted,
    /// The handler panicked, or its output does not fit a response.
    Internal,
}

impl Problem {
    /// Returns the response. The message is for the client: it holds nothing that the client must not know.
    pub(crate) fn response(self, protocol: &'static dyn ServerProtocol, message: &str) -> Response<Bytes> {
        let (status, code) = match self {
            Problem::NotImplemented => (StatusCode::NOT_IMPLEMENTED, "NotImplementedException"),
            Problem::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLargeException"),
            Problem::Interrupted => (StatusCode::BAD_REQUEST, "SerializationException"),
            Problem::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "InternalFailureException"),
        };
        let members: Document = Object::from([("message", message)]).into();
        let code = format!("{NAMESPACE}#{code}");
        protocol.write_plain_error(&PlainError { status, code: &code, members: &members })
    }
}

/// The namespace of the errors that servers respond with on their own.
const NAMESPACE: &str = "smithy.framework";
