//! What protocols with HTTP bindings share (Smithy 2.0, HTTP bindings): members stand where their traits put
//! them, the rest is a document in the body.

mod read;
mod request;
mod shape;
mod write;

pub use read::read_response;
pub use request::read_request;
pub use write::{write_error, write_output, write_request};

pub(super) const EVENTS: &str = "expected no event stream, found one: this crate does not speak them yet";
