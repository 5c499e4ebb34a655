//! Signatures of requests that came in: the request is signed again as it came, with all that it says to be signed.

use std::borrow::Cow;

use ferrosmith_runtime::Timestamp;
use http::header::HeaderName;
use http::request::Parts;

use super::body::BodyVerifier;
use super::canonical::Canonical;
use super::chain::ClaimedChain;
use super::claim::{ClaimedSignature, parameters};
use super::encode::decoded;
use super::hash::sha256_of;
use super::headers::put_host;
use super::{
    ChunkVerifier, EventVerifier, SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, SIGNED_EVENTS, Scope, SignedPayload,
    Signer, UNSIGNED_CHUNKS_TRAILER, Unverified, target,
};
use crate::Credentials;

/// The largest difference between the time of a signature and that of the verifier.
const SKEW: i64 = 300;

/// The hashes of bodies whose parts are verified as they come.
const STREAMING: [&str; 4] = [SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, UNSIGNED_CHUNKS_TRAILER, SIGNED_EVENTS];

/// The header or, in other case, the parameter that has a session token.
const TOKEN: &str = "x-amz-security-token";

impl ClaimedSignature {
    /// Verifies that the request is the one that was signed, with these credentials, at about the time `now`.
    ///
    /// A path that is signed as another one, as `/a/../b` is as `/b` for all services but S3, is refused, and so is a URI with
    /// another host than the header `host` that is signed.
    ///
    /// Without a body, as before a stream is read, its hash is taken to be the one that the header
    /// `x-amz-content-sha256` says, which [`ClaimedSignature::body`] compares afterwards.
    ///
    /// # Errors
    /// Returns an error if it is not. It does not say which part differs.
    pub fn verify(
        &self,
        signer: &Signer,
        head: &Parts,
        body: Option<&[u8]>,
        credentials: &Credentials,
        now: Timestamp,
    ) -> Result<(), Unverified> {
        let time = self.time()?;
        let age = now.seconds().saturating_sub(time.seconds());
        let oldest = self.expires.map_or(SKEW, |seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
        if age < -SKEW || age > oldest {
            return Err(Unverified::Expired);
        }
        let is_signed = |name: &str| self.headers.iter().any(|signed| signed == name);
        if !is_signed("host") {
            return Err(Unverified::Malformed("list of signed headers, with host among them"));
        }
        let is_dated = self.expires.is_some() || is_signed("x-amz-date") || is_signed("date");
        if !is_dated || head.headers.keys().any(|name| must_be_signed(name) && !is_signed(name.as_str())) {
            return Err(Unverified::UnsignedHeader);
        }
        let (signed, names) = self.signed_head(head)?;
        let scope = Scope::new(&self.region, &self.service, time);
        target::check(head, &scope)?;
        let payload = self.payload(&signed, body, &scope)?.text();
        let has_token = self.has_token_of(head, credentials);
        // A token may be added to a URL after it is signed.
        let may_be_added = credentials.session_token().is_some();
        let is_it = [true, false].into_iter().filter(|signed| *signed || may_be_added).any(|with_token| {
            let query = self.signed_query(head, with_token);
            let names = (&*names, self.headers.join(";"));
            let ours = Canonical::claimed(&signed, names, &query, &payload, &scope)
                .and_then(|canonical| signer.finish(canonical, &self.instant, credentials, &scope));
            ours.is_ok_and(|ours| is_same(ours.signature().as_bytes(), self.signature.as_bytes()))
        });
        match is_it && has_token {
            true => Ok(()),
            false => Err(Unverified::Mismatch),
        }
    }

    /// Returns `true` if the request has the session token of the credentials, once. Where they have none, a header of it
    /// is signed as any other.
    fn has_token_of(&self, head: &Parts, credentials: &Credentials) -> bool {
        let Some(token) = credentials.session_token() else {
            return !head.headers.contains_key(TOKEN) || self.headers.iter().any(|name| name == TOKEN);
        };
        let is_it = |found: &[u8]| is_same(found, token.as_bytes());
        match self.expires {
            None => {
                let mut found = head.headers.get_all(TOKEN).iter();
                found.next().is_some_and(|value| is_it(value.as_bytes())) && found.next().is_none()
            }
            Some(_) => {
                let mut found = parameters(head).filter(|(name, _)| name.eq_ignore_ascii_case(TOKEN));
                found.next().is_some_and(|(_, value)| is_it(&decoded(value.as_bytes())))
                    && found.next().is_none()
            }
        }
    }

    /// Returns the query of the request that its signature is of: without itself, and perhaps without a token.
    fn signed_query<'h>(&self, head: &'h Parts, with_token: bool) -> Cow<'h, str> {
        let query = head.uri.query().unwrap_or_default();
        if self.expires.is_none() {
            return query.into();
        }
        let is_signed = |pair: &&str| {
            let name = pair.split('=').next().unwrap_or_default();
            name != "X-Amz-Signature" && (with_token || !name.eq_ignore_ascii_case(TOKEN))
        };
        query.split('&').filter(is_signed).collect::<Vec<_>>().join("&").into()
    }

    /// Returns `true` if it is [verified](ClaimedSignature::verify) with the body alone: the head does not tell a hash.
    #[must_use]
    pub fn needs_body(&self, head: &Parts) -> bool {
        told_hash(head).is_none() && !(self.expires.is_some() && Scope::is_of_s3(&self.service))
    }

    /// Returns `true` if the signature says that it is of the head alone, or of it and what follows the body. APIs of S3 take
    /// those of any request.
    #[must_use]
    pub fn leaves_body_out(&self, head: &Parts) -> bool {
        let is_left_out = matches!(told_hash(head), Some("UNSIGNED-PAYLOAD" | UNSIGNED_CHUNKS_TRAILER));
        is_left_out && !Scope::is_of_s3(&self.service)
    }

    /// Returns `true` if the signature says that events follow, which are signed one by one.
    #[must_use]
    pub fn is_of_events(&self, head: &Parts) -> bool {
        told_hash(head) == Some(SIGNED_EVENTS)
    }

    /// Returns the verifier of the events after a request that is [verified](ClaimedSignature::verify); `None` if it says
    /// that they are not signed.
    #[must_use]
    pub fn events(&self, head: &Parts, credentials: &Credentials) -> Option<EventVerifier> {
        (told_hash(head) == Some(SIGNED_EVENTS)).then(|| EventVerifier(self.chain(credentials)))
    }

    fn chain(&self, credentials: &Credentials) -> ClaimedChain {
        ClaimedChain::new(&self.signature, &self.region, &self.service, credentials)
    }

    /// Returns the payload that the signature covers.
    fn payload<'a>(
        &self,
        signed: &Parts,
        body: Option<&'a [u8]>,
        scope: &Scope<'_>,
    ) -> Result<SignedPayload<'a>, Unverified> {
        let told = told_hash(signed);
        if let Some(name) = STREAMING.into_iter().find(|name| told == Some(name)) {
            return Ok(SignedPayload::Streaming(name));
        }
        match (told, body) {
            (Some("UNSIGNED-PAYLOAD"), _) => Ok(SignedPayload::Unsigned),
            // Who makes a URL for S3 does not know the body.
            (None, _) if self.expires.is_some() && scope.content_sha256 => Ok(SignedPayload::Unsigned),
            (_, Some(body)) => Ok(SignedPayload::Bytes(body)),
            (Some(hash), None) => {
                sha256_of(hash).map(SignedPayload::Sha256).ok_or(Unverified::Malformed("hash"))
            }
            (None, None) => Err(Unverified::Malformed("hash of the body")),
        }
    }

    /// Returns the verifier of the chunks of a body whose request is [verified](ClaimedSignature::verify); `None` if it
    /// says that they are not signed.
    ///
    /// # Errors
    /// Returns an error if the time of the signature is malformed.
    pub fn chunks(
        &self,
        head: &Parts,
        credentials: &Credentials,
    ) -> Result<Option<ChunkVerifier>, Unverified> {
        match told_hash(head) {
            Some(SIGNED_CHUNKS | SIGNED_CHUNKS_TRAILER) => {
                Ok(Some(ChunkVerifier::new(self.chain(credentials), self.time()?)))
            }
            _ => Ok(None),
        }
    }

    /// Returns the verifier of the body of a request that is [verified](ClaimedSignature::verify) without it; `None` if no
    /// hash of all of it is signed.
    #[must_use]
    pub fn body(&self, head: &Parts) -> Option<BodyVerifier> {
        told_hash(head).and_then(sha256_of).map(BodyVerifier::new)
    }

    /// Returns the head of the request with the headers that are signed alone, and their names. The host of a URI is its
    /// header, too.
    fn signed_head(&self, head: &Parts) -> Result<(Parts, Vec<HeaderName>), Unverified> {
        let malformed = || Unverified::Malformed("list of signed headers");
        let request = http::Request::builder().method(head.method.clone()).uri(head.uri.clone());
        let (mut signed, ()) = request.body(()).map_err(|_| malformed())?.into_parts();
        let mut names = Vec::with_capacity(self.headers.len());
        for name in &self.headers {
            let name: HeaderName = name.parse().map_err(|_| malformed())?;
            if names.contains(&name) {
                return Err(malformed());
            }
            for value in head.headers.get_all(&name) {
                signed.headers.append(name.clone(), value.clone());
            }
            names.push(name);
        }
        put_host(&mut signed.headers, &signed.uri).map_err(|_| Unverified::Mismatch)?;
        Ok((signed, names))
    }
}

/// Returns `true` for a header that a request may not have unless it is signed. A token may be added afterwards.
fn must_be_signed(name: &HeaderName) -> bool {
    name.as_str().starts_with("x-amz-") && name != "x-amz-security-token"
}

/// Returns the hash of the body, or the name in its place, that a request tells.
fn told_hash(head: &Parts) -> Option<&str> {
    head.headers.get("x-amz-content-sha256")?.to_str().ok()
}

/// Returns `true` for a time that is about the time `now`.
pub(super) fn is_present(time: Timestamp, now: Timestamp) -> bool {
    now.seconds().saturating_sub(time.seconds()).unsigned_abs() <= SKEW.unsigned_abs()
}

/// Compares in a time that does not tell where two texts differ.
pub(super) fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
