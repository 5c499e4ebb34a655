//! HTTP bindings: members in the path, the query and the headers of a message (Smithy 2.0, section HTTP
//! binding traits).
//!
//! In reading order: simple values as text, then each location.

mod error;
mod lists;
pub(crate) mod percent;

pub(crate) mod headers;
pub(crate) mod pattern;
#[cfg(feature = "client")]
pub(crate) mod uri;

#[cfg(feature = "server")]
pub(crate) mod matching;
#[cfg(feature = "server")]
pub(crate) mod parameters;

pub(crate) use error::Error;

use crate::codec::text::{self, TextProblem};
use crate::codec::token::{self, Generator};
use crate::data::TimestampFormat;
use crate::schema::{IDEMPOTENCY_TOKEN, Member};
use crate::value::Ref;

/// The default format of timestamps in paths and queries.
const TIMESTAMPS: TimestampFormat = TimestampFormat::DateTime;

/// The strictness of a reader: a client takes what services send, a server what the specification has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    #[cfg(feature = "client")]
    Lenient,
    #[cfg(feature = "server")]
    Strict,
}

impl Reading {
    /// Returns `true` for a reader that takes what is not quite right.
    pub(crate) fn is_lenient(self) -> bool {
        match self {
            #[cfg(feature = "client")]
            Reading::Lenient => true,
            #[cfg(feature = "server")]
            Reading::Strict => false,
        }
    }
}

/// Returns the idempotency token to write for an absent value, if the member is one.
pub(crate) fn token_or(
    value: Ref<'_>,
    member: &Member,
    maker: Option<&Generator>,
) -> Result<Option<String>, Error> {
    match value {
        Ref::Absent if member.is(IDEMPOTENCY_TOKEN) => token::make(maker).map(Some).map_err(Error::Token),
        _ => Ok(None),
    }
}
