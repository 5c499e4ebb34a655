//! What a server answers to a request that it cannot read.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{PlainError, ServerProtocol};
use crate::data::Object;
use crate::protocol::MessageError;
use crate::validate::Violations;

/// Why a protocol refuses a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub reason: Reason,
    /// What was expected, and what was found.
    pub message: String,
}

impl Refusal {
    /// Returns a refusal with what was expected, and what was found.
    #[cold]
    #[must_use]
    pub fn new(reason: Reason, message: impl Into<String>) -> Self {
        Refusal { reason, message: message.into() }
    }
}

impl From<MessageError> for Refusal {
    #[cold]
    fn from(error: MessageError) -> Self {
        let reason = match error {
            MessageError::NotYet { .. } | MessageError::NoProtocol { .. } => Reason::NotImplemented,
            _ => Reason::Serialization,
        };
        Refusal::new(reason, error.to_string())
    }
}

/// A request that a server refuses, and what it answers.
#[derive(Debug)]
pub struct Rejection(Box<Facts>);

#[derive(Debug)]
struct Facts {
    protocol: &'static dyn ServerProtocol,
    refusal: Refusal,
    violations: Option<Violations>,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No operation has this method and path, target or name.
    UnknownOperation,
    /// The path is an operation's, the method is not.
    MethodNotAllowed,
    /// The body has another media type than the operation takes (status 415).
    UnsupportedMediaType,
    /// The client accepts another media type than the operation answers with (status 406).
    NotAcceptable,
    /// The message is damaged, or a value has another type than the model says (status 400).
    Serialization,
    /// The body is not the one that its checksum is of (status 400); see
    /// [`ServerOptions::verify_checksum`](crate::protocol::ServerOptions::verify_checksum).
    BadDigest,
    /// The constraints of the model do not hold (status 400).
    Validation,
    /// Something that this crate does not do yet (status 501).
    NotImplemented,
}

impl Reason {
    /// Returns the name of the error's shape, which is its code on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Reason::UnknownOperation => "UnknownOperationException",
            Reason::MethodNotAllowed => "MethodNotAllowedException",
            Reason::UnsupportedMediaType => "UnsupportedMediaTypeException",
            Reason::NotAcceptable => "NotAcceptableException",
            Reason::Serialization => "SerializationException",
            Reason::BadDigest => "BadDigest", // as S3 calls it: Smithy has no name for it
            Reason::Validation => "ValidationException",
            Reason::NotImplemented => "NotImplementedException",
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Reason::UnknownOperation => StatusCode::NOT_FOUND,
            Reason::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Reason::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Reason::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Reason::Serialization | Reason::BadDigest | Reason::Validation => StatusCode::BAD_REQUEST,
            Reason::NotImplemented => StatusCode::NOT_IMPLEMENTED,
        }
    }
}

impl Rejection {
    #[cold]
    pub(crate) fn new(protocol: &'static dyn ServerProtocol, refusal: Refusal) -> Self {
        Rejection(Box::new(Facts { protocol, refusal, violations: None }))
    }

    #[cold]
    pub(crate) fn invalid(protocol: &'static dyn ServerProtocol, violations: Violations) -> Self {
        let mut rejection =
            Rejection::new(protocol, Refusal::new(Reason::Validation, violations.to_string()));
        rejection.0.violations = Some(violations);
        rejection
    }

    /// Returns the protocol that it is answered in.
    #[must_use]
    pub fn protocol(&self) -> &'static dyn ServerProtocol {
        self.0.protocol
    }

    /// The constraints of the model that do not hold.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        self.0.violations.as_ref()
    }

    /// Why the request is refused.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.0.refusal.reason
    }

    /// What was expected, and what was found.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.refusal.message
    }

    /// The HTTP status to answer with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.refusal.reason.status()
    }

    /// The headers to answer with.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        self.response().into_parts().0.headers
    }

    /// The body to answer with.
    #[must_use]
    pub fn body(&self) -> Bytes {
        self.response().into_body()
    }

    /// The answer.
    #[must_use]
    pub fn response(&self) -> http::Response<Bytes> {
        let Facts { protocol, refusal, violations } = &*self.0;
        let members = match violations {
            Some(violations) => violations.document(),
            None => Object::from([("message", refusal.message.as_str())]).into(),
        };
        let code = format!("{NAMESPACE}#{}", refusal.reason.code());
        protocol.write_plain_error(&PlainError { status: self.status(), code: &code, members: &members })
    }
}

/// The namespace of the errors that a server answers by itself.
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
