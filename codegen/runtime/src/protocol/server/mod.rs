//! The server's half of protocols: recognizing, routing and reading requests, and writing responses.

// The trait, and the options of a call.
mod definition;
mod options;

// From a request to its operation, to an input, and to a response.
mod answer;
#[cfg(feature = "event-stream")]
mod events;
mod recognize;
mod rejection;
mod routes;
mod told;
mod virtual_host;

// Parts of messages.
mod checksum;
pub(super) mod compression;
mod decompressor;
pub mod media;
pub(super) mod message;

#[cfg(feature = "event-stream")]
pub(crate) use answer::chosen;
pub(crate) use answer::{parse_request, respond};
pub use decompressor::Decompressor;
pub use definition::{Claim, PlainError, RequestRef, ServerProtocol};
#[cfg(feature = "event-stream")]
pub(crate) use events::{initial_request, parse_request_events, respond_events};
pub use options::ServerOptions;
use recognize::as_spoken;
pub use recognize::recognize;
pub(crate) use recognize::{protocols_of, recognize_among};
pub use rejection::{Reason, Refusal, Rejection};
pub use routes::Routes;
pub use virtual_host::bucket_in_path;
