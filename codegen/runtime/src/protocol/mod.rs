//! Protocols: typed values to HTTP messages and back, driven by schemas.
//!
//! A [`Protocol`] is an object with everything that is its own; nothing outside of its file asks which one it
//! is. To add one is a new file and a line in [`ALL`]; a caller can bring one from elsewhere.
//! [`Operation`](crate::Operation) is the way in.

// What a protocol is, and which there are.
mod definition;
mod list;

// The protocols.
mod aws_json;
mod rest_json;
mod rpc_v2;

// What protocols share.
mod format;
pub mod rest;
pub mod rpc;

// What callers meet.
mod error;
mod error_response;
mod host;
mod options;
mod rejection;
mod routes;

// The two sides.
pub(crate) mod client;
pub(crate) mod server;

// Parts of messages.
mod checksum;
mod compression;
mod defaults;
pub mod media;
mod message;
mod required;

pub use aws_json::{AWS_JSON_1_0, AWS_JSON_1_1, AwsJson};
pub use definition::{Body, Call, Claim, PlainError, Protocol, RequestRef, ResponseRef, Verdict};
pub use error::{MessageError, RequestError, RespondError};
pub use error_response::{ErrorFacts, ErrorResponse};
pub use format::{CborCodec, Codec, JsonCodec, Side};
pub use host::{HostPrefix, host_prefix};
pub use list::{ALL, find, of_service};
pub use options::{ClientOptions, ServerOptions};
pub use rejection::{Reason, Refusal, Rejection};
pub use rest_json::{REST_JSON_1, RestJson};
pub use routes::Routes;
pub use rpc_v2::{RPC_V2_CBOR, RPC_V2_JSON, RpcV2};
pub use server::recognize;
