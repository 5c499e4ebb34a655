//! The code shared by protocols with HTTP bindings (Smithy 2.0, HTTP binding traits): members are where their
//! traits put them, the rest is a document in the body.

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
pub use server::{read_request, write_error, write_output};

pub(super) const EVENTS: &str = "expected no event stream, found one: this crate does not speak them yet";
