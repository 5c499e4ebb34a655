//! What a server answers to a request that it cannot read.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::data::Object;
use crate::schema::Protocol;
use crate::validate::Violations;

/// A request that a server refuses, and what it answers.
#[derive(Debug)]
pub struct Rejection(Box<Facts>);

#[derive(Debug)]
struct Facts {
    protocol: Protocol,
    reason: Reason,
    message: String,
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
    /// The code on the wire.
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
    pub(crate) fn new(protocol: Protocol, reason: Reason, message: impl Into<String>) -> Self {
        Rejection(Box::new(Facts { protocol, reason, message: message.into(), violations: None }))
    }

    #[cold]
    pub(crate) fn invalid(protocol: Protocol, violations: Violations) -> Self {
        let mut rejection = Rejection::new(protocol, Reason::Validation, violations.to_string());
        rejection.0.violations = Some(violations);
        rejection
    }

    /// The constraints of the model that do not hold.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        self.0.violations.as_ref()
    }

    /// Why the request is refused.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.0.reason
    }

    /// What was expected, and what was found.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The HTTP status to answer with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.reason.status()
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
        let Facts { protocol, reason, message, violations } = &*self.0;
        let body = match violations {
            Some(violations) => violations.document(),
            None => Object::from([("message", message.as_str())]).into(),
        };
        super::server::rejection(*protocol, *reason, &body)
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} (status {})", self.0.reason.code(), self.0.message, self.status().as_u16())
    }
}

impl Error for Rejection {}
