//! Bodies whose hash is signed, compared with it as they come.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::Unverified;
use super::hash::Hash;

/// Compares a body with the hash that its request is signed with. The body is hashed as it comes.
///
/// [`ClaimedSignature::body`](super::ClaimedSignature::body) returns one.
pub struct BodyVerifier {
    expected: Hash,
    hasher: Sha256,
}

impl BodyVerifier {
    pub(super) fn new(expected: Hash) -> Self {
        BodyVerifier { expected, hasher: Sha256::new() }
    }

    /// Adds bytes of the body.
    pub fn update(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
    }

    /// Verifies the hash of the body, which ends here.
    ///
    /// # Errors
    /// Returns an error if it is another one.
    pub fn end(self) -> Result<(), Unverified> {
        let hash: Hash = self.hasher.finalize().into();
        // The request told it in the open: how long the comparison takes tells nothing.
        if hash == self.expected { Ok(()) } else { Err(Unverified::Mismatch) }
    }
}

impl fmt::Debug for BodyVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyVerifier").finish_non_exhaustive()
    }
}
