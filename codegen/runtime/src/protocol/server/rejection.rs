//! Requests that a server refuses, and the responses to them.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::header::ALLOW;
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use super::{PlainError, ServerProtocol};
use crate::data::{Object, joined, shortened};
use crate::error::Unhandled;
use crate::protocol::MessageError;
use crate::schema::{Schema, shape_name};
use crate::validate::Violations;

/// The refusal of a request by a protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub reason: Reason,
    /// The expected and the found form.
    pub message: String,
    /// The methods that the path has, separated by commas, if the reason is another one: the header `Allow` of the response
    /// (RFC 9110, section 15.5.6).
    pub allow: Option<Box<str>>,
}

impl Refusal {
    /// Returns a refusal. The message states the expected and the found form.
    #[cold]
    #[must_use]
    pub fn new(reason: Reason, message: impl Into<String>) -> Self {
        Refusal { reason, message: message.into(), allow: None }
    }

    /// Returns the refusal of a method that is not among those of the path.
    #[cold]
    #[must_use]
    pub fn method(allowed: &[&str], found: &Method) -> Self {
        let allowed = joined(allowed, ", ");
        let found = shortened(found.as_str(), 64);
        let message = format!("expected a method of this path ({allowed}), found {found}");
        Refusal { allow: Some(allowed.into()), ..Refusal::new(Reason::MethodNotAllowed, message) }
    }
}

impl From<MessageError> for Refusal {
    #[cold]
    fn from(error: MessageError) -> Self {
        let reason = match error {
            MessageError::NotYet { .. }
            | MessageError::NoProtocol { .. }
            | MessageError::Events { .. }
            | MessageError::NoEvents { .. } => Reason::NotImplemented,
            _ => Reason::Serialization,
        };
        Refusal::new(reason, error.to_string())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Refusal {}

/// Returns the error that a client reads as this refusal.
impl From<Refusal> for Unhandled {
    #[cold]
    fn from(Refusal { reason, message, .. }: Refusal) -> Self {
        Unhandled::of_status(reason.status().as_u16()).with_code(reason.code()).with_message(message)
    }
}

/// A request that a server refuses, with the response to send.
#[derive(Debug)]
pub struct Rejection(Box<RejectionFacts>);

#[derive(Debug)]
struct RejectionFacts {
    protocol: &'static dyn ServerProtocol,
    refusal: Refusal,
    violations: Option<Violations>,
    /// The error that the model has for violations, if it does.
    modelled: Option<&'static Schema>,
}

/// The reason of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The service has no operation with this method and path, target or name (status 404).
    UnknownOperation,
    /// The service has an operation with this path, but not with this method (status 405).
    MethodNotAllowed,
    /// The body has another media type than the operation (status 415).
    UnsupportedMediaType,
    /// The client does not accept the media type of the response (status 406).
    NotAcceptable,
    /// The message is malformed, or a value has another type than its member (status 400).
    Serialization,
    /// The body does not match its checksum (status 400); see
    /// [`ServerOptions::verify_checksum`](crate::ServerOptions::verify_checksum).
    BadDigest,
    /// The body is of another length than the request says (status 400).
    IncompleteBody,
    /// The length of the body is not told, or is no number (status 411).
    MissingLength,
    /// Constraints of the model are violated (status 400).
    Validation,
    /// The request is larger than the server takes (status 413).
    TooLarge,
    /// The request has no signature (status 403).
    MissingAuthentication,
    /// The access key of the signature is not known (status 403).
    UnrecognizedClient,
    /// The signature is not that of the request (status 403).
    InvalidSignature,
    /// The signature is for another time (status 403).
    Expired,
    /// The request did not arrive in time (status 408).
    Timeout,
    /// The server has too much to do, or takes too long (status 503).
    Unavailable,
    /// The server cannot do what is asked: it does not implement the operation, or this crate a part of the model
    /// (status 501).
    NotImplemented,
    /// The server failed (status 500).
    Internal,
}

impl Reason {
    /// Returns the code on the wire: the name of an error's shape.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Reason::UnknownOperation => "UnknownOperationException",
            Reason::MethodNotAllowed => "MethodNotAllowedException",
            Reason::UnsupportedMediaType => "UnsupportedMediaTypeException",
            Reason::NotAcceptable => "NotAcceptableException",
            Reason::Serialization => "SerializationException",
            // As S3 calls them: Smithy has no names for these.
            Reason::BadDigest => "BadDigest",
            Reason::IncompleteBody => "IncompleteBody",
            Reason::MissingLength => "MissingContentLength",
            Reason::Validation => "ValidationException",
            Reason::TooLarge => "RequestEntityTooLargeException",
            Reason::MissingAuthentication => "MissingAuthenticationTokenException",
            Reason::UnrecognizedClient => "UnrecognizedClientException",
            Reason::InvalidSignature => "InvalidSignatureException",
            Reason::Expired => "RequestExpiredException",
            Reason::Timeout => "RequestTimeoutException",
            Reason::Unavailable => "ServiceUnavailableException",
            Reason::NotImplemented => "NotImplementedException",
            Reason::Internal => "InternalFailureException",
        }
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Reason::UnknownOperation => StatusCode::NOT_FOUND,
            Reason::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Reason::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Reason::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Reason::Serialization | Reason::BadDigest | Reason::IncompleteBody | Reason::Validation => {
                StatusCode::BAD_REQUEST
            }
            Reason::MissingLength => StatusCode::LENGTH_REQUIRED,
            Reason::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Reason::MissingAuthentication
            | Reason::UnrecognizedClient
            | Reason::InvalidSignature
            | Reason::Expired => StatusCode::FORBIDDEN,
            Reason::Timeout => StatusCode::REQUEST_TIMEOUT,
            Reason::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Reason::NotImplemented => StatusCode::NOT_IMPLEMENTED,
            Reason::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Rejection {
    /// Returns the rejection of a request, for a refusal of your own. Its message is for the client.
    #[cold]
    #[must_use]
    pub fn new(protocol: &'static dyn ServerProtocol, refusal: Refusal) -> Self {
        Rejection(Box::new(RejectionFacts { protocol, refusal, violations: None, modelled: None }))
    }

    #[cold]
    pub(crate) fn invalid(
        protocol: &'static dyn ServerProtocol,
        violations: Violations,
        errors: &[&'static Schema],
    ) -> Self {
        let mut rejection =
            Rejection::new(protocol, Refusal::new(Reason::Validation, violations.to_string()));
        rejection.0.violations = Some(violations);
        let is_it = |schema: &&&Schema| shape_name(schema.id) == Reason::Validation.code();
        // Statuses and codes of query protocols are others.
        let has_its_own = protocol.has_xml() && !protocol.has_http_bindings();
        rejection.0.modelled = errors.iter().find(is_it).filter(|_| !has_its_own).copied();
        rejection
    }

    /// Returns the protocol of the response.
    #[must_use]
    pub fn protocol(&self) -> &'static dyn ServerProtocol {
        self.0.protocol
    }

    /// Returns the violations of the model's constraints, if they are the reason.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        self.0.violations.as_ref()
    }

    /// Returns the reason, which determines the status, unless the model has an error `ValidationException` for the
    /// operation: that has its own.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.0.refusal.reason
    }

    /// Returns the message for the client: the expected and the found form.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.refusal.message
    }

    /// Returns the HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        let modelled = self.0.modelled.and_then(|schema| schema.error);
        let status = modelled.and_then(|error| StatusCode::from_u16(error.status).ok());
        status.unwrap_or_else(|| self.0.refusal.reason.status())
    }

    /// Returns the headers of the response.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        self.response().into_parts().0.headers
    }

    /// Returns the body of the response.
    #[must_use]
    pub fn body(&self) -> Bytes {
        self.response().into_body()
    }

    /// Returns the response to send.
    #[must_use]
    pub fn response(&self) -> http::Response<Bytes> {
        let RejectionFacts { protocol, refusal, violations, modelled } = &*self.0;
        let members = match violations {
            Some(violations) => violations.document(),
            None => Object::from([("message", refusal.message.as_str())]).into(),
        };
        let code = match modelled {
            Some(schema) => schema.id.to_owned(),
            None => format!("{NAMESPACE}#{}", refusal.reason.code()),
        };
        let plain = PlainError { status: self.status(), code: &code, members: &members };
        let mut response = protocol.write_plain_error(&plain);
        if let Some(Ok(allow)) = refusal.allow.as_deref().map(HeaderValue::from_str) {
            response.headers_mut().insert(ALLOW, allow);
        }
        response
    }
}

/// The namespace of the errors that servers respond with on their own.
const NAMESPACE: &str = "smithy.framework";

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} (status {})",
            self.0.refusal.reason.code(),
            self.0.refusal.message,
            self.status().as_u16()
        )
    }
}

impl Error for Rejection {}
