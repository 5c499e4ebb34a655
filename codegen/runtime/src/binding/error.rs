//! Errors in the head of a message.

use std::error::Error as StdError;
use std::fmt;

use super::TextProblem;
#[cfg(feature = "server")]
use super::parameters::MalformedParameter;
use crate::codec::token::NoRandomness;
use crate::schema::{Member, Schema};

/// An error that occurs when a member does not fit its location in the head of a message, or the head does
/// not fit the member. It never contains values, which may be secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Error {
    /// A member does not fit its location, or the location does not fit the member.
    Member {
        /// The shape id of the input, output or error.
        shape: &'static str,
        /// The name of the member.
        member: &'static str,
        /// The expected and the found form, such as `expected a number, found text`.
        problem: &'static str,
    },
    /// Two keys of a map form the same header.
    SameHeader {
        /// The shape id of the input, output or error.
        shape: &'static str,
        /// The member and the two keys.
        source: SameHeader,
    },
    /// A parameter of a query that no member is bound to by its name is malformed.
    #[cfg(feature = "server")]
    Parameter {
        /// The shape id of the input.
        shape: &'static str,
        /// The parameter.
        source: MalformedParameter,
    },
    /// The idempotency token could not be generated.
    Token(NoRandomness),
}

/// Two keys of a map of headers that are the same header, since names of headers are case-insensitive (RFC
/// 9110, section 5.1): one of the values would be lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SameHeader {
    /// The name of the member.
    pub(super) member: &'static str,
    /// The two keys; `None` if they are sensitive.
    pub(super) keys: Option<[String; 2]>,
}

impl fmt::Display for SameHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: expected keys that differ in more than case, as they name headers, found ",
            self.member
        )?;
        match &self.keys {
            Some([one, other]) => write!(f, "{one:?} and {other:?}"),
            None => f.write_str("two that do not"),
        }
    }
}

impl StdError for SameHeader {}

impl Error {
    pub(super) fn member(schema: &Schema, member: &Member, problem: TextProblem) -> Self {
        Error::Member { shape: schema.id, member: member.name(), problem }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Member { shape, member, problem } => write!(f, "{shape}: {member}: {problem}"),
            Error::SameHeader { shape, source } => write!(f, "{shape}: {source}"),
            #[cfg(feature = "server")]
            Error::Parameter { shape, source } => write!(f, "{shape}: {source}"),
            Error::Token(source) => source.fmt(f),
        }
    }
}

impl StdError for Error {}
