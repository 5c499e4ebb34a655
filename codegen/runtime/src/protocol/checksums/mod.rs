//! Checksums of messages by an algorithm that the caller chooses (AWS, `httpChecksum` trait).
//!
//! A request has a checksum if its input names an algorithm, or if the operation demands one: then it is CRC32. It is
//! in a header, or after a body that is a stream ([`wanted`], [`trailing`]). A complete response with a checksum is checked as it
//! is read; [`expected`] returns the one that a stream is to have. Servers check requests when they are told to
//! ([`ServerOptions::verify_checksum`](crate::protocol::ServerOptions::verify_checksum)).

mod algorithm;
#[cfg(feature = "client")]
mod request;
mod response;
mod trailer;

pub use algorithm::{ChecksumAlgorithm, ChecksumHasher};
#[cfg(feature = "client")]
pub(super) use request::add;
#[cfg(feature = "client")]
pub use request::{Wanted, wanted};
#[cfg(feature = "client")]
pub(super) use response::check;
#[cfg(feature = "server")]
pub(super) use response::fits;
pub use response::{ChecksumMismatch, expected};
pub use trailer::{TrailingChecksum, trailing};
