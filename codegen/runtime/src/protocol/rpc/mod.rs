//! The code that protocols without HTTP bindings share: all members are in the body, and every request is a
//! POST.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub use client::{query_mode, read_response, write_input};
#[cfg(feature = "server")]
pub use server::{check_media, error_body, error_head, events, members, posted, read_request, unknown_path};

use super::MessageError;
use crate::schema::Schema;

/// Refuses a message whose body is a stream of bytes: these protocols have none.
///
/// # Errors
/// Returns an error if `stream` is set.
pub fn refuse_stream(schema: &Schema, stream: bool) -> Result<(), MessageError> {
    match stream {
        true => Err(MessageError::NotStreaming { shape: schema.id }),
        false => Ok(()),
    }
}
