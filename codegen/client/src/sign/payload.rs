//! The body, as far as it is signed.

use super::hash::{hex, sha256};

/// The body of a request, as far as it is signed.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum SignedPayload<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// Bytes with this SHA-256 hash.
    Sha256([u8; 32]),
    /// A body that is not signed (`aws.auth#unsignedPayload`).
    Unsigned,
    /// A body that is signed in pieces, by this name, such as `STREAMING-AWS4-HMAC-SHA256-EVENTS`.
    Streaming(&'static str),
}

/// The hash of no bytes, which most requests have.
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

impl SignedPayload<'_> {
    /// Returns the hash or the name that stands for the body in a signature.
    pub(super) fn text(&self) -> std::borrow::Cow<'static, str> {
        match self {
            SignedPayload::Bytes([]) => EMPTY.into(),
            SignedPayload::Bytes(bytes) => hex(&sha256(bytes)).into(),
            SignedPayload::Sha256(hash) => hex(hash).into(),
            SignedPayload::Unsigned => "UNSIGNED-PAYLOAD".into(),
            SignedPayload::Streaming(name) => (*name).into(),
        }
    }

    /// Returns whether the service must be told, in a header, how the body is signed.
    pub(super) fn is_announced(&self) -> bool {
        matches!(self, SignedPayload::Unsigned | SignedPayload::Streaming(_))
    }
}
