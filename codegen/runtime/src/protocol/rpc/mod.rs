//! What protocols without HTTP bindings share: all members are in the body, and requests are posted.

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

/// Refuses a message that holds a stream of events, or whose body is a stream: there is none in these
/// protocols.
///
/// # Errors
/// The shape that streams.
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
