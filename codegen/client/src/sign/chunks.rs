//! Signatures of the chunks of a body (Amazon S3, Signature calculations: transferring a payload in multiple chunks), each
//! of which covers the one before it.

use std::fmt;

use ferrosmith_runtime::Timestamp;
use sha2::{Digest as _, Sha256};

use super::chain::{Chain, ClaimedChain};
use super::hash::{Hash, sha256};
use super::{Algorithm, Error, Scope, Signed, Signer, Unverified};
use crate::Credentials;

/// The hash of a body in signed chunks, as the signature of its request has it.
pub const SIGNED_CHUNKS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

/// The hash of a body in signed chunks with signed headers after them.
pub const SIGNED_CHUNKS_TRAILER: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

/// The hash of a body in chunks that are not signed, with headers after them.
pub const UNSIGNED_CHUNKS_TRAILER: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// Signs the chunks of a body, one after the other.
///
/// The request is signed with [`SignedPayload::Streaming`](super::SignedPayload::Streaming) of
/// [`Algorithm::signed_chunks`]. Each chunk is its length in hexadecimal, `;chunk-signature=`, its signature, and its bytes
/// between two line ends. The last one is empty.
pub struct ChunkSigner(Chain);

const CHUNK: &str = "PAYLOAD";
const TRAILER: &str = "TRAILER";

impl ChunkSigner {
    /// Returns the signer of the chunks that follow the head of a request.
    #[must_use]
    pub fn new(request: &Signed) -> Self {
        ChunkSigner(Chain::new(request))
    }

    /// Returns the signature of the next chunk, in hexadecimal. One of Signature Version 4A has asterisks after it, which
    /// make all equally long.
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
        let signature = self.0.sign(signer, (CHUNK, &[sha256(b""), sha256(chunk)]), credentials, scope)?;
        Ok(filled(signature, scope.algorithm))
    }

    /// Returns the signature of the headers after the last chunk, in the same form: each is its name in small letters, a colon, its
    /// value and a line feed.
    ///
    /// # Errors
    /// Returns an error if the time of the scope does not fit.
    pub fn sign_trailer(
        mut self,
        signer: &Signer,
        headers: &[u8],
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        let signature = self.0.sign(signer, (TRAILER, &[sha256(headers)]), credentials, scope)?;
        Ok(filled(signature, scope.algorithm))
    }
}

/// Returns a signature of the length that the signatures of all chunks have. The next one covers it as it was.
fn filled(signature: String, algorithm: Algorithm) -> String {
    let letters = algorithm.chunk_letters();
    if signature.len() == letters { signature } else { format!("{signature:*<letters$}") }
}

impl fmt::Debug for ChunkSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunkSigner").finish_non_exhaustive()
    }
}

/// Verifies the signatures of chunks, as [`ChunkSigner`] makes them. The chunks are hashed as they come.
///
/// [`ClaimedSignature::chunks`](super::ClaimedSignature::chunks) returns one.
pub struct ChunkVerifier {
    chain: ClaimedChain,
    time: Timestamp,
    signer: Signer,
    hasher: Sha256,
}

impl ChunkVerifier {
    pub(super) fn new(chain: ClaimedChain, time: Timestamp) -> Self {
        ChunkVerifier { chain, time, signer: Signer::new(), hasher: Sha256::default() }
    }

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
        self.chain.verify(&self.signer, (CHUNK, &[sha256(b""), chunk]), self.time, signature)
    }

    /// Verifies the signature of the headers after the last chunk, in the form that [`ChunkSigner::sign_trailer`] takes.
    ///
    /// # Errors
    /// Returns an error if it is another one.
    pub fn trailer(&mut self, headers: &[u8], signature: &str) -> Result<(), Unverified> {
        // They are the end of the chain.
        self.chain.clone().verify(&self.signer, (TRAILER, &[sha256(headers)]), self.time, signature)
    }
}

impl fmt::Debug for ChunkVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunkVerifier").finish_non_exhaustive()
    }
}
