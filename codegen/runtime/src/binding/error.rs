//! What goes wrong in the head of a message.

use std::error::Error as StdError;
use std::fmt;

use super::Problem;
use crate::codec::token::NoRandomness;
use crate::schema::{Member, Schema};

/// A member that does not fit its location in the head of a message, or a head that does not fit its
/// members. Values are never part of it: they may be secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Error {
    /// A member does not fit its location, or the location does not fit the member.
    Member {
        /// The shape id of the input, output or error.
        shape: &'static str,
        /// The name of the member.
        member: &'static str,
        /// What was expected, and what was found.
        problem: &'static str,
    },
    /// No idempotency token could be made.
    Token(NoRandomness),
}

impl Error {
    pub(super) fn member(schema: &Schema, member: &Member, problem: Problem) -> Self {
        Error::Member { shape: schema.id, member: member.name(), problem }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Member { shape, member, problem } => write!(f, "{shape}: {member}: {problem}"),
            Error::Token(source) => source.fmt(f),
        }
    }
}

impl StdError for Error {}
