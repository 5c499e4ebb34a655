//! From a canonical request to its signature.

use std::fmt;
use std::time::Duration;

use http::request::Parts;

use super::canonical::Canonical;
use super::hash::{hex, keyed, push_hex, sha256};
use super::key::Keys;
use super::{Algorithm, Error, Scope, SignedPayload, headers, presign};
use crate::Credentials;

/// Signs requests, and keeps the keys of a day. One is enough for a program; it can be used by several threads.
#[derive(Debug, Default)]
pub struct Signer {
    keys: Keys,
}

/// A signature, and what was hashed for it: to be compared with what a service says that it expected.
///
/// `Debug` prints the signature alone, because a session token may be part of the rest.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    signature: String,
    canonical_request: String,
    string_to_sign: String,
}

impl Signed {
    /// Returns the signature, in hexadecimal.
    #[must_use]
    pub fn signature(&self) -> &str {
        &self.signature
    }

    /// Returns the canonical request.
    #[must_use]
    pub fn canonical_request(&self) -> &str {
        &self.canonical_request
    }

    /// Returns the string to sign.
    #[must_use]
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed").field("signature", &self.signature).finish_non_exhaustive()
    }
}

impl Signer {
    /// Returns a signer that has no keys yet.
    #[must_use]
    pub fn new() -> Self {
        Signer::default()
    }

    /// Signs a request: adds `host` where it is missing, `x-amz-date`, `x-amz-security-token` where there is one,
    /// `x-amz-content-sha256` where it is wanted, and `authorization`. A signature that is there is replaced.
    ///
    /// # Errors
    /// Returns an error if there is no host, if a header is not UTF-8, or if the time, the scope or the
    /// credentials do not fit a header.
    pub fn sign(
        &self,
        head: &mut Parts,
        payload: SignedPayload<'_>,
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<Signed, Error> {
        headers::sign(self, head, payload, credentials, scope)
    }

    /// Signs the URI of a request: until it expires, anyone can send it, without the secret.
    ///
    /// The headers that the request has now have to be sent as well, because they are signed.
    ///
    /// # Errors
    /// The same as [`Signer::sign`]. Also returns an error if the time is zero or more than seven days.
    pub fn presign(
        &self,
        head: &mut Parts,
        payload: SignedPayload<'_>,
        credentials: &Credentials,
        scope: &Scope<'_>,
        expires_in: Duration,
    ) -> Result<Signed, Error> {
        presign::sign(self, head, payload, credentials, scope, expires_in)
    }

    /// Signs a canonical request at an instant.
    pub(super) fn finish(
        &self,
        canonical: Canonical,
        instant: &str,
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<Signed, Error> {
        let mut text = String::with_capacity(192);
        for line in [scope.algorithm.name(), instant] {
            text.push_str(line);
            text.push('\n');
        }
        scope.push(&mut text, &instant[..DAY]);
        text.push('\n');
        push_hex(&mut text, &sha256(canonical.text.as_bytes()));
        let signature = self.signature(&text, &instant[..DAY], credentials, scope)?;
        Ok(Signed { signature, canonical_request: canonical.text, string_to_sign: text })
    }

    /// Returns the signature of a text.
    pub(super) fn signature(
        &self,
        text: &str,
        day: &str,
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        match scope.algorithm {
            Algorithm::V4 => {
                let key = self.keys.get(credentials, day, scope);
                Ok(hex(&keyed(&key, &[text.as_bytes()])))
            }
            #[cfg(feature = "sigv4a")]
            Algorithm::V4a => Ok(hex(&super::v4a::signature(credentials, text)?)),
        }
    }
}

/// The length of the day in an instant.
pub(super) const DAY: usize = 8;
