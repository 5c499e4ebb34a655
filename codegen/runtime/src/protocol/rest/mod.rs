//! The code that protocols with HTTP bindings share (Smithy 2.0, section HTTP binding traits): each member is
//! in the location of its binding, and the others form a document in the body.

mod read;
mod shape;
mod write;

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub use client::{read_response, write_request};
#[cfg(feature = "server")]
pub use server::{read_request, write_error, write_named_error, write_named_plain_error, write_output};
