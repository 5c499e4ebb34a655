//! Protocols: typed values to HTTP messages and back, driven by schemas.
//!
//! A protocol says where the parts of a message stand: `rest` for those with HTTP bindings,
//! `rpc` for those without. The format of bodies is a codec's business.
//! [`Operation`](crate::operation::Operation) is the way in.

// What callers meet.
mod error;
mod error_response;
mod host;
mod options;
mod rejection;

// The two sides.
pub(crate) mod client;
pub(crate) mod server;

// The protocols, and what they share.
mod checksum;
pub(crate) mod codec;
mod compression;
mod defaults;
mod detect;
mod media;
mod message;
mod required;
mod rest;
mod rest_read;
pub(crate) mod rpc;

pub use error::{MessageError, RequestError, RespondError};
pub use error_response::ErrorResponse;
pub use host::{HostPrefix, host_prefix};
pub use options::{ClientOptions, ServerOptions};
pub use rejection::{Reason, Rejection};
