//! The code that protocols without HTTP bindings share: all members are in the body, and every request is a
//! POST.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub use client::{query_mode, read_response, write_input};
#[cfg(feature = "server")]
pub use server::{check_media, error_body, error_head, members, posted, read_request, unknown_path};

use super::MessageError;
use crate::schema::{Member, Payload, STREAMING, Schema};

/// Refuses a message with a stream, of events or of bytes: these protocols have none.
///
/// # Errors
/// Returns an error if the shape has an event stream, or if `stream` is set.
pub fn refuse_stream(schema: &Schema, stream: bool) -> Result<(), MessageError> {
    let events = |member: &Member| {
        member.is(STREAMING) && member.payload().is_none_or(|payload| payload != Payload::Blob)
    };
    if schema.members.iter().any(events) {
        return Err(MessageError::NotYet { shape: schema.id, what: super::rest::EVENTS });
    }
    match stream {
        true => Err(MessageError::NotStreaming { shape: schema.id }),
        false => Ok(()),
    }
}
