//! HTTP bindings: members in the path, the query and the headers of a message
//! (Smithy 2.0, section HTTP bindings).
//!
//! In reading order: how simple values are text, then each place.

mod lists;
pub(crate) mod percent;
mod text;

pub(crate) mod headers;
pub(crate) mod parameters;
pub(crate) mod pattern;
pub(crate) mod uri;

use crate::protocol::MessageError;
use crate::schema::{IDEMPOTENCY_TOKEN, Member, TimestampFormat};
use crate::{Ref, token};

/// What is wrong with a value in its place: what was expected, and what was found. Never the value.
pub(crate) type Problem = &'static str;

/// Timestamps whose member says nothing are date-times in paths and queries.
const TIMESTAMPS: TimestampFormat = TimestampFormat::DateTime;

/// The idempotency token to write in place of an absent value, where the member is one.
fn token_or(
    value: Ref<'_>,
    member: &Member,
    maker: Option<fn() -> String>,
) -> Result<Option<String>, MessageError> {
    match value {
        Ref::Absent if member.is(IDEMPOTENCY_TOKEN) => {
            token::make(maker).map(Some).map_err(MessageError::Token)
        }
        _ => Ok(None),
    }
}
