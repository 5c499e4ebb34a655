//! The server's half of protocols: recognizing, routing and reading requests, and writing responses.

// The trait, and the options of a call.
mod definition;
mod options;

// From a request to its operation, to an input, and to a response.
mod answer;
mod recognize;
mod rejection;
mod routes;

// Parts of messages.
mod checksum;
mod compression;
mod defaults;
pub mod media;
pub(super) mod message;

pub(crate) use answer::{parse_request, respond};
pub use definition::{Claim, PlainError, RequestRef, ServerProtocol};
pub use options::ServerOptions;
pub use recognize::recognize;
pub(crate) use recognize::{protocols_of, recognize_among};
pub use rejection::{Reason, Refusal, Rejection};
pub use routes::Routes;
