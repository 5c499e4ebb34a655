//! Signatures of requests that came in: the request is signed again, by the same code.

use std::time::Duration;

use ferrosmith_runtime::{Timestamp, TimestampFormat};
use http::header::{AUTHORIZATION, HeaderName};
use http::request::Parts;

use super::body::BodyVerifier;
use super::chain::ClaimedChain;
use super::encode::decoded;
use super::hash::sha256_of;
use super::{
    ChunkVerifier, EventVerifier, SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, SIGNED_EVENTS, Scope, SignedPayload,
    Signer, UNSIGNED_CHUNKS_TRAILER, Unverified, target,
};
use crate::Credentials;

/// The largest difference between the time of a signature and that of the verifier.
const SKEW: i64 = 300;

/// The hashes of bodies whose parts are verified as they come.
const STREAMING: [&str; 4] = [SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, UNSIGNED_CHUNKS_TRAILER, SIGNED_EVENTS];

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// A signature (AWS Signature Version 4) that a request came with, in a header or in its URL. It is not verified yet.
///
/// ```
/// use ferrosmith_client::Credentials;
/// use ferrosmith_client::sign::{ClaimedSignature, SignedPayload, Scope, Signer};
/// use ferrosmith_runtime::Timestamp;
/// use ferrosmith_runtime::http::Request;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret");
/// let now = Timestamp::from_epoch(1_440_938_160, 0);
/// let (mut head, ()) = Request::get("https://iam.amazonaws.com/").body(())?.into_parts();
/// let scope = Scope::new("us-east-1", "iam", now);
/// Signer::new().sign(&mut head, SignedPayload::Bytes(b""), &credentials, &scope)?;
///
/// let claim = ClaimedSignature::of(&head)?.expect("a signature");
/// assert_eq!((claim.access_key_id(), claim.service()), ("AKIDEXAMPLE", "iam"));
/// claim.verify(&Signer::new(), &head, Some(b""), &credentials, now)?;
/// assert!(claim.verify(&Signer::new(), &head, Some(b"other"), &credentials, now).is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ClaimedSignature {
    access_key_id: String,
    day: String,
    region: String,
    service: String,
    instant: String,
    headers: Vec<String>,
    signature: String,
    /// The seconds for which a URL is valid; `None` if the signature is in a header.
    expires: Option<u64>,
}

impl ClaimedSignature {
    /// Returns the signature of a request; `None` if it has none.
    ///
    /// # Errors
    /// Returns an error if it is malformed.
    pub fn of(head: &Parts) -> Result<Option<ClaimedSignature>, Unverified> {
        let parameter = |name: &str| {
            let pairs = head.uri.query().unwrap_or_default().split('&');
            let found = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
            found.map(|(_, value)| String::from_utf8_lossy(&decoded(value.as_bytes())).into_owned())
        };
        if let Some(authorization) = head.headers.get(AUTHORIZATION) {
            let text = authorization.to_str().map_err(|_| Unverified::Malformed("header authorization"))?;
            let Some(fields) = text.strip_prefix(ALGORITHM) else { return Ok(None) };
            let field = |name: &str| {
                let mut fields = fields.split(',').map(str::trim);
                fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
            };
            let instant = head.headers.get("x-amz-date").and_then(|value| value.to_str().ok());
            let instant = instant.map(str::to_owned);
            return ClaimedSignature::new(
                field("Credential"),
                instant,
                field("SignedHeaders"),
                field("Signature"),
                None,
            )
            .map(Some);
        }
        let Some(signature) = parameter("X-Amz-Signature") else { return Ok(None) };
        if parameter("X-Amz-Algorithm").as_deref() != Some(ALGORITHM) {
            return Err(Unverified::Malformed("algorithm"));
        }
        let expires = parameter("X-Amz-Expires").and_then(|text| text.parse().ok());
        let expires = expires.ok_or(Unverified::Malformed("X-Amz-Expires"))?;
        let [credential, instant, headers] =
            ["X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders"].map(parameter);
        ClaimedSignature::new(credential, instant, headers, Some(signature), Some(expires)).map(Some)
    }

    fn new(
        credential: Option<String>,
        instant: Option<String>,
        headers: Option<String>,
        signature: Option<String>,
        expires: Option<u64>,
    ) -> Result<ClaimedSignature, Unverified> {
        let credential = credential.ok_or(Unverified::Malformed("credential"))?;
        // An access key may have slashes of its own.
        let mut parts = credential.rsplitn(5, '/');
        let mut part = || parts.next().map(str::to_owned).ok_or(Unverified::Malformed("credential"));
        let (end, service, region, day, access_key_id) = (part()?, part()?, part()?, part()?, part()?);
        if end != "aws4_request" {
            return Err(Unverified::Malformed("credential"));
        }
        let headers = headers.ok_or(Unverified::Malformed("list of signed headers"))?;
        Ok(ClaimedSignature {
            access_key_id,
            day,
            region,
            service,
            instant: instant.ok_or(Unverified::Malformed("time"))?,
            headers: headers.split(';').map(str::to_owned).collect(),
            signature: signature.ok_or(Unverified::Malformed("signature"))?,
            expires,
        })
    }

    /// Returns the id of the access key that the request says to be signed with.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// Returns the region that the request says to be signed for.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Returns the name of the service that the request says to be signed for.
    #[must_use]
    pub fn service(&self) -> &str {
        &self.service
    }

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
        if !self.headers.iter().any(|name| name == "host") {
            return Err(Unverified::Malformed("list of signed headers"));
        }
        let is_signed = |name: &HeaderName| self.headers.iter().any(|signed| signed == name.as_str());
        if head.headers.keys().any(|name| must_be_signed(name) && !is_signed(name)) {
            return Err(Unverified::UnsignedHeader);
        }
        let mut signed = self.signed_head(head)?;
        let scope = Scope::new(&self.region, &self.service, time);
        target::check(head, &scope)?;
        let payload = self.payload(&signed, body, &scope)?;
        // The headers are those that were signed, and no more.
        let scope = scope.content_sha256(false);
        let ours = match self.expires {
            None => signer.sign(&mut signed, payload, credentials, &scope),
            Some(seconds) => {
                signer.presign(&mut signed, payload, credentials, &scope, Duration::from_secs(seconds))
            }
        };
        let ours = ours.map_err(|_| Unverified::Mismatch)?;
        match is_same(ours.signature().as_bytes(), self.signature.as_bytes()) {
            true => Ok(()),
            false => Err(Unverified::Mismatch),
        }
    }

    /// Returns `true` if it is [verified](ClaimedSignature::verify) with the body alone: the head does not tell a hash.
    #[must_use]
    pub fn needs_body(&self, head: &Parts) -> bool {
        told_hash(head).is_none() && !(self.expires.is_some() && Scope::is_of_s3(&self.service))
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

    /// Returns the time of the signature, such as `20150830T123600Z`.
    fn time(&self) -> Result<Timestamp, Unverified> {
        let text = &self.instant;
        let malformed = Unverified::Malformed("time");
        let is_instant = matches!(text.as_bytes(), [_, _, _, _, _, _, _, _, b'T', _, _, _, _, _, _, b'Z']);
        if !is_instant || !text.is_ascii() || !text.starts_with(&self.day) {
            return Err(malformed);
        }
        let part = |from: usize, to: usize| &text[from..to];
        let [year, month, day, hour, minute, second] =
            [part(0, 4), part(4, 6), part(6, 8), part(9, 11), part(11, 13), part(13, 15)];
        let text = format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z");
        Timestamp::parse(&text, TimestampFormat::DateTime).map_err(|_| malformed)
    }

    /// Returns the head of the request with the headers that are signed alone.
    fn signed_head(&self, head: &Parts) -> Result<Parts, Unverified> {
        let malformed = |_| Unverified::Malformed("list of signed headers");
        let request = http::Request::builder().method(head.method.clone()).uri(head.uri.clone());
        let (mut signed, ()) = request.body(()).map_err(malformed)?.into_parts();
        for name in &self.headers {
            let name: HeaderName =
                name.parse().map_err(|_| Unverified::Malformed("list of signed headers"))?;
            for value in head.headers.get_all(&name) {
                signed.headers.append(name.clone(), value.clone());
            }
        }
        Ok(signed)
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
