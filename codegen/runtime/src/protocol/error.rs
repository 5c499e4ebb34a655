//! What goes wrong while messages are written and read. Values are never part of it: they may be
//! secrets.

use std::error::Error;
use std::fmt;

use crate::operation::Protocol;
use crate::{codec, token};

/// A value that makes no message.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The service has none of the protocols that this crate speaks.
    NoProtocol {
        /// The service.
        service: &'static str,
    },
    /// A protocol that this crate does not speak.
    Unsupported {
        /// The protocol.
        protocol: Protocol,
    },
    /// Something of the model that this crate does not do yet.
    NotYet {
        /// The operation or the error.
        shape: &'static str,
        /// What it is.
        what: &'static str,
    },
    /// A member that does not fit its place in the message.
    Member {
        /// The operation or the error.
        shape: &'static str,
        /// The member.
        member: &'static str,
        /// What is expected of it, and what was found.
        problem: &'static str,
    },
    /// A value that does not fit the format of the body.
    Body {
        /// The operation or the error.
        shape: &'static str,
        /// What does not fit.
        source: Box<dyn Error + Send + Sync>,
    },
    /// No idempotency token could be made.
    Token(token::NoRandomness),
    /// An error that no model knows has no form on the wire.
    Unhandled {
        /// The operation.
        operation: &'static str,
    },
}

/// What a client's input fails with: see [`WriteError`].
pub type RequestError = WriteError;
/// What a server's output fails with: see [`WriteError`].
pub type RespondError = WriteError;

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::NoProtocol { service } => no_protocol(service, f),
            WriteError::Unsupported { protocol } => unsupported(*protocol, f),
            WriteError::NotYet { shape, what } => write!(f, "{shape}: {what}"),
            WriteError::Member { shape, member, problem } => write!(f, "{shape}: {member}: {problem}"),
            WriteError::Body { shape, source } => write!(f, "{shape}: {source}"),
            WriteError::Token(source) => source.fmt(f),
            WriteError::Unhandled { operation } => write!(
                f,
                "{operation}: expected an error that the model knows, found an unhandled one: answer with one \
                 of the operation's modelled errors"
            ),
        }
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            WriteError::Body { source, .. } => Some(&**source),
            WriteError::Token(source) => Some(source),
            _ => None,
        }
    }
}

/// A message that makes no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The service has none of the protocols that this crate speaks.
    NoProtocol {
        /// The service.
        service: &'static str,
    },
    /// A protocol that this crate does not speak.
    Unsupported {
        /// The protocol.
        protocol: Protocol,
    },
    /// Something of the model that this crate does not do yet.
    NotYet {
        /// The operation or the error.
        shape: &'static str,
        /// What it is.
        what: &'static str,
    },
    /// A part of the message that does not fit its member.
    Member {
        /// The input, output or error.
        shape: &'static str,
        /// The member.
        member: &'static str,
        /// What was expected, and what was found.
        problem: &'static str,
    },
    /// A body that is not of its format, or does not fit its members.
    Body {
        /// The input, output or error.
        shape: &'static str,
        /// What does not fit.
        source: Box<dyn Error + Send + Sync>,
    },
    /// A response that answers no request of the protocol.
    Other {
        /// What was expected, and what was found.
        problem: String,
    },
}

impl ReadError {
    /// Whether a required member is missing in a body, and nothing else is wrong so far.
    pub(super) fn is_missing(&self) -> bool {
        match self {
            ReadError::Body { source, .. } => {
                source.downcast_ref::<codec::Error>().is_some_and(codec::Error::is_missing)
            }
            _ => false,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NoProtocol { service } => no_protocol(service, f),
            ReadError::Unsupported { protocol } => unsupported(*protocol, f),
            ReadError::NotYet { shape, what } => write!(f, "{shape}: {what}"),
            ReadError::Member { shape, member, problem } => write!(f, "{shape}: {member}: {problem}"),
            ReadError::Body { shape, source } => write!(f, "{shape}: {source}"),
            ReadError::Other { problem } => f.write_str(problem),
        }
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ReadError::Body { source, .. } => Some(&**source),
            _ => None,
        }
    }
}

fn no_protocol(service: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "{service}: expected a service with one of the protocols restJson1, awsJson1_0, awsJson1_1, rpcv2Cbor \
         and rpcv2Json, found none: name one of them"
    )
}

fn unsupported(protocol: Protocol, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "expected one of the protocols restJson1, awsJson1_0, awsJson1_1, rpcv2Cbor and rpcv2Json, found \
         {protocol:?}: choose another that the service has"
    )
}
