//! Errors of writing and reading messages. They never contain values, which may be secret.

use std::error::Error;
use std::fmt;

use super::list::KNOWN;
use crate::binding;
use crate::codec::{self, token};
use crate::data::separated;
use crate::schema::{Member, Schema, shape_name};

/// An error that occurs when a value is written as a message, or a message is read as a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum MessageError {
    /// The service has none of the protocols of this crate, or none whose feature is on.
    NoProtocol {
        /// The service.
        service: &'static str,
        /// The protocols that it lists: absolute shape ids.
        listed: &'static [&'static str],
    },
    /// The message needs a part of the model that this crate does not implement.
    NotYet {
        /// The operation, or its input, output or error.
        shape: &'static str,
        /// The unsupported part.
        what: &'static str,
    },
    /// A member does not fit its location in the message, or a part of the message does not fit its member.
    Member {
        /// The operation, or its input, output or error.
        shape: &'static str,
        /// The member.
        member: &'static str,
        /// The expected and the found form.
        problem: &'static str,
    },
    /// A value does not fit the format of the body, or a body is malformed or does not fit its members.
    Body {
        /// The input, output or error.
        shape: &'static str,
        /// The error of the format.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The idempotency token could not be generated.
    Token(token::NoRandomness),
    /// The response comes from a peer that does not speak the protocol.
    Foreign {
        /// The operation.
        operation: &'static str,
        /// The expected and the found form.
        problem: &'static str,
    },
    /// The structure lacks the `error` trait, so that it cannot be the error of a response.
    NoError {
        /// The structure.
        shape: &'static str,
    },
    /// The operation has a stream of events, which the call leaves out.
    Events {
        /// The input or output.
        shape: &'static str,
    },
    /// The protocol has no event streams.
    NoEvents {
        /// The protocol.
        protocol: &'static str,
    },
    /// The body is a stream, and no member of the shape is a streaming blob or string.
    NotStreaming {
        /// The input, output or error.
        shape: &'static str,
    },
    /// Required members are missing, and everything else was read.
    Missing {
        /// The output.
        shape: &'static str,
        /// The paths of the members, as JSON pointers (RFC 6901).
        members: Vec<String>,
    },
}

/// An error that occurs when an input is written as a request.
#[cfg(feature = "client")]
pub type RequestError = MessageError;
/// An error that occurs when an output or an error is written as a response.
#[cfg(feature = "server")]
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
            #[cfg(feature = "server")]
            binding::Error::Parameter { shape, source } => {
                MessageError::Body { shape, source: Box::new(source) }
            }
            binding::Error::Token(source) => MessageError::Token(source),
        }
    }
}

fn no_protocol(service: &str, listed: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (id, feature) in KNOWN.iter().filter(|(id, _)| listed.contains(id)) {
        if let Some(feature) = feature {
            let name = shape_name(id);
            return write!(
                f,
                "{service}: expected the feature `{feature}` of ferrosmith-runtime, which its protocol {name} needs, \
                 found it off: turn it on, or name another protocol"
            );
        }
    }
    write!(f, "{service}: expected a service with one of these protocols, found none: ")?;
    for (index, (id, feature)) in KNOWN.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(f, "{separator}{}", shape_name(id))?;
        if let Some(feature) = feature {
            write!(f, " (with the feature `{feature}`)")?;
        }
    }
    Ok(())
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MessageError::NoProtocol { service, listed } => no_protocol(service, listed, f),
            MessageError::NotYet { shape, what } => write!(f, "{shape}: {what}"),
            MessageError::Member { shape, member, problem } => write!(f, "{shape}: {member}: {problem}"),
            MessageError::Body { shape, source } => write!(f, "{shape}: {source}"),
            MessageError::Token(source) => source.fmt(f),
            MessageError::Foreign { operation, problem } => write!(f, "{operation}: {problem}"),
            MessageError::NoError { shape } => {
                write!(f, "{shape}: expected a structure with the trait `error`, found none")
            }
            MessageError::Events { shape } => write!(
                f,
                "{shape}: expected a call with a stream of events, found one without: use `InputEvents` and \
                 `OutputEvents` of the feature `event-stream`, of a client's call `send_events` and `events`"
            ),
            MessageError::NoEvents { protocol } => {
                write!(
                    f,
                    "{protocol}: expected a protocol with event streams, found one without: choose another"
                )
            }
            MessageError::NotStreaming { shape } => write!(
                f,
                "{shape}: expected a streaming blob or string that is the whole body, found no such member: use \
                 whole bodies for this operation"
            ),
            MessageError::Missing { shape, members } => {
                write!(f, "{shape}: expected the required members ")?;
                separated(members, f)?;
                f.write_str(", found none")
            }
        }
    }
}

impl Error for MessageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // The text of `Display` contains the error of the format, so that the source is the one after it.
            MessageError::Body { source, .. } => source.source(),
            MessageError::Token(source) => source.source(),
            _ => None,
        }
    }
}
