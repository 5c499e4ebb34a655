//! Signatures of the chunks of a body (Amazon S3, Signature calculations: transferring a payload in multiple chunks), each
//! of which covers the one before it.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::hash::{Hash, push_hex, sha256};
use super::signer::DAY;
use super::verify::is_same;
use super::{Error, Scope, Signed, Signer, Unverified};
use crate::Credentials;

/// The hash of a body in signed chunks, as the signature of its request has it.
pub const SIGNED_CHUNKS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

/// The hash of a body in signed chunks with signed headers behind them.
pub const SIGNED_CHUNKS_TRAILER: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

/// The hash of a body in chunks that are not signed, with headers behind them.
pub const UNSIGNED_CHUNKS_TRAILER: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// Signs the chunks of a body, one after the other.
///
/// The request is signed with [`SignedPayload::Streaming`](super::SignedPayload::Streaming) of [`SIGNED_CHUNKS`] or
/// [`SIGNED_CHUNKS_TRAILER`]. Each chunk is its length in hexadecimal, `;chunk-signature=`, its signature, and its bytes
/// between two line ends. The last one is empty.
pub struct ChunkSigner {
    /// The signature of the chunk before, or of the request.
    prior: String,
}

impl ChunkSigner {
    /// Returns the signer of the chunks that follow the head of a request.
    #[must_use]
    pub fn new(request: &Signed) -> Self {
        ChunkSigner { prior: request.signature().to_owned() }
    }

    /// Returns the signature of the next chunk, in hexadecimal.
    ///
    /// # Errors
    /// Returns an error if the time of the scope does not fit.
    pub fn sign(
        &mut self,
        signer: &Signer,
        chunk: &[u8],
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        let hashes = [sha256(b""), sha256(chunk)];
        self.prior = chained(signer, "PAYLOAD", &self.prior, &hashes, credentials, scope)?;
        Ok(self.prior.clone())
    }

    /// Returns the signature of the headers behind the last chunk: each is its name in small letters, a colon, its
    /// value and a line feed.
    ///
    /// # Errors
    /// Returns an error if the time of the scope does not fit.
    pub fn sign_trailer(
        self,
        signer: &Signer,
        headers: &[u8],
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        chained(signer, "TRAILER", &self.prior, &[sha256(headers)], credentials, scope)
    }
}

impl fmt::Debug for ChunkSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunkSigner").finish_non_exhaustive()
    }
}

/// Returns the signature of what follows another signature.
pub(super) fn chained(
    signer: &Signer,
    kind: &str,
    prior: &str,
    hashes: &[Hash],
    credentials: &Credentials,
    scope: &Scope<'_>,
) -> Result<String, Error> {
    let instant = scope.instant()?;
    let day = &instant[..DAY];
    let mut text = String::with_capacity(320);
    for part in [scope.algorithm.name(), "-", kind, "\n", &instant, "\n"] {
        text.push_str(part);
    }
    scope.push(&mut text, day);
    text.push('\n');
    text.push_str(prior);
    for hash in hashes {
        text.push('\n');
        push_hex(&mut text, hash);
    }
    signer.signature(&text, day, credentials, scope)
}

/// Verifies the signatures of chunks, as [`ChunkSigner`] makes them. The chunks are hashed as they come.
///
/// [`ClaimedSignature::chunks`](super::ClaimedSignature::chunks) returns one.
pub struct ChunkVerifier {
    pub(super) prior: String,
    pub(super) credentials: Credentials,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) time: ferrosmith_runtime::Timestamp,
    pub(super) signer: Signer,
    pub(super) hasher: Sha256,
}

impl ChunkVerifier {
    /// Adds bytes of the chunk.
    pub fn update(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
    }

    /// Verifies the signature of the chunk that ends here.
    ///
    /// # Errors
    /// Returns an error if it is another one.
    pub fn end(&mut self, signature: &str) -> Result<(), Unverified> {
        let chunk: Hash = std::mem::take(&mut self.hasher).finalize().into();
        self.prior = self.expected("PAYLOAD", &[sha256(b""), chunk], signature)?;
        Ok(())
    }

    /// Verifies the signature of the headers behind the last chunk, in the form that [`ChunkSigner::sign_trailer`] takes.
    ///
    /// # Errors
    /// Returns an error if it is another one.
    pub fn trailer(&mut self, headers: &[u8], signature: &str) -> Result<(), Unverified> {
        self.expected("TRAILER", &[sha256(headers)], signature).map(drop)
    }

    fn expected(&self, kind: &str, hashes: &[Hash], signature: &str) -> Result<String, Unverified> {
        let scope = Scope::new(&self.region, &self.service, self.time);
        let ours = chained(&self.signer, kind, &self.prior, hashes, &self.credentials, &scope);
        let ours = ours.map_err(|_| Unverified::Mismatch)?;
        match is_same(ours.as_bytes(), signature.as_bytes()) {
            true => Ok(ours),
            false => Err(Unverified::Mismatch),
        }
    }
}

impl fmt::Debug for ChunkVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunkVerifier").finish_non_exhaustive()
    }
}
