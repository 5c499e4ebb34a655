//! Events in messages, driven by the schema of their union (Smithy 2.0, Event streams).

mod read;
mod write;

pub(super) use read::{Found, read};
pub(super) use write::{frame_error, write, write_error};

use crate::schema::{EVENT_HEADER, Schema};

pub(super) const MESSAGE_TYPE: &str = ":message-type";
pub(super) const EVENT_TYPE: &str = ":event-type";
pub(super) const CONTENT_TYPE: &str = ":content-type";
const EXCEPTION_TYPE: &str = ":exception-type";
const ERROR_CODE: &str = ":error-code";
const ERROR_MESSAGE: &str = ":error-message";

/// Returns `true` if members of an event make up its payload: those without a trait, if there are any, and none of
/// an event without members.
fn implicit(schema: &Schema) -> bool {
    schema.members.is_empty() || schema.members.iter().any(|member| !member.is(EVENT_HEADER))
}
