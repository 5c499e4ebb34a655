//! Errors of writing and reading messages. They never hold values, which may be secret.

use std::error::Error;
use std::fmt;

use crate::binding;
use crate::codec::{self, token};
use crate::schema::{Member, Schema};

/// An error of writing a value as a message, or of reading a message as a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum MessageError {
    /// The service has none of the protocols that this crate speaks.
    NoProtocol {
        /// The service.
        service: &'static str,
    },
    /// Something of the model that this crate does not do yet.
    NotYet {
        /// The operation, or its input, output or error.
        shape: &'static str,
        /// The kind of the part, such as a header.
        what: &'static str,
    },
    /// A member that does not fit its place in the message, or a place that does not fit its member.
    Member {
        /// The operation, or its input, output or error.
        shape: &'static str,
        /// The member.
        member: &'static str,
        /// The expected and the found form.
        problem: &'static str,
    },
    /// A value that does not fit the format of the body, or a body that is not of its format or does
    /// not fit its members.
    Body {
        /// The input, output or error.
        shape: &'static str,
        /// The error of the part.
        source: Box<dyn Error + Send + Sync>,
    },
    /// No idempotency token could be made.
    Token(token::NoRandomness),
    /// A response of something that does not speak the protocol.
    Foreign {
        /// The operation.
        operation: &'static str,
        /// The expected and the found form.
        problem: &'static str,
    },
    /// A structure without the trait `error` that was to be answered as one.
    NoError {
        /// The structure.
        shape: &'static str,
    },
    /// A body that came, or was to be sent, as a stream, where no member is one.
    NotStreaming {
        /// The input, output or error.
        shape: &'static str,
    },
}

/// An error that occurs when an input does not fit a request.
pub type RequestError = MessageError;
/// An error that occurs when an output or an error does not fit a response.
pub type RespondError = MessageError;

impl MessageError {
    pub(crate) fn member(schema: &Schema, member: &Member, problem: &'static str) -> Self {
        MessageError::Member { shape: schema.id, member: member.name(), problem }
    }

    /// Returns the error of a body that does not fit its shape.
    pub(crate) fn body(shape: &'static str, source: codec::Error) -> Self {
        MessageError::Body { shape, source: Box::new(source) }
    }
}

impl From<binding::Error> for MessageError {
    fn from(error: binding::Error) -> Self {
        match error {
            binding::Error::Member { shape, member, problem } => {
                MessageError::Member { shape, member, problem }
            }
            binding::Error::SameHeader { shape, source } => {
                MessageError::Body { shape, source: Box::new(source) }
            }
            binding::Error::Token(source) => MessageError::Token(source),
        }
    }
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MessageError::NoProtocol { service } => write!(
                f,
                "{service}: expected a service with one of the protocols {SPOKEN}, found none: name one of them"
            ),
            MessageError::NotYet { shape, what } => write!(f, "{shape}: {what}"),
            MessageError::Member { shape, member, problem } => write!(f, "{shape}: {member}: {problem}"),
            MessageError::Body { shape, source } => write!(f, "{shape}: {source}"),
            MessageError::Token(source) => source.fmt(f),
            MessageError::Foreign { operation, problem } => write!(f, "{operation}: {problem}"),
            MessageError::NoError { shape } => {
                write!(f, "{shape}: expected a structure with the trait `error`, found none")
            }
            MessageError::NotStreaming { shape } => write!(
                f,
                "{shape}: expected a streaming blob or string that is the whole body, found no such member: use \
                 whole bodies for this operation"
            ),
        }
    }
}

impl Error for MessageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // What `Display` says already is no source.
            MessageError::Body { source, .. } => source.source(),
            MessageError::Token(source) => source.source(),
            _ => None,
        }
    }
}

const SPOKEN: &str = "restJson1, awsJson1_0, awsJson1_1, rpcv2Cbor and rpcv2Json";
