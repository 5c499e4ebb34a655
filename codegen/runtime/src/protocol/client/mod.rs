//! The client's half of protocols: writing requests and reading responses.

// The trait, and the options of a call.
mod definition;
mod options;

// From an input to a request, and from a response to an output or an error.
mod error_response;
#[cfg(feature = "event-stream")]
mod events;
mod exchange;
mod host;

// Parts of messages.
mod compression;
mod compressor;
pub(super) mod message;

pub use compressor::Compressor;
pub use definition::{Call, ClientProtocol, ResponseRef, Verdict};
pub(crate) use error_response::Found;
pub use error_response::{ErrorFacts, ErrorResponse};
#[cfg(feature = "event-stream")]
pub(crate) use events::{initial_response, request_events, response_events};
pub(crate) use exchange::{chosen, request, response};
pub use host::{HostPrefix, host_prefix};
pub use options::{ChecksumMode, ClientOptions};
