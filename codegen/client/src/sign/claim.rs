//! The signatures that requests come with, in a header or in a URL, as they stand there.

use ferrosmith_runtime::{Timestamp, TimestampFormat};
use http::header::{AUTHORIZATION, DATE};
use http::request::Parts;

use super::Unverified;
use super::encode::decoded;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The longest time in seconds for which a URL is valid.
const WEEK: u64 = 7 * 24 * 60 * 60;

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
    pub(super) access_key_id: String,
    pub(super) day: String,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) instant: String,
    pub(super) headers: Vec<String>,
    pub(super) signature: String,
    /// The seconds for which a URL is valid; `None` if the signature is in a header.
    pub(super) expires: Option<u64>,
}

impl ClaimedSignature {
    /// Returns the signature of a request; `None` if it has none.
    ///
    /// # Errors
    /// Returns an error if it is malformed.
    pub fn of(head: &Parts) -> Result<Option<ClaimedSignature>, Unverified> {
        let parameter = |name: &str| {
            let found = parameters(head).find(|(key, _)| *key == name);
            found.map(|(_, value)| String::from_utf8_lossy(&decoded(value.as_bytes())).into_owned())
        };
        if let Some(authorization) = head.headers.get(AUTHORIZATION) {
            let text = authorization.to_str().map_err(|_| Unverified::Malformed("header authorization"))?;
            let Some(fields) = text.strip_prefix(ALGORITHM) else { return Ok(None) };
            let field = |name: &str| {
                let mut fields = fields.split(',').map(str::trim);
                fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
            };
            // Without the one header, the other tells the time (AWS, Handling dates in Signature Version 4).
            let instant = head.headers.get("x-amz-date").or_else(|| head.headers.get(DATE));
            let instant = instant.and_then(|value| value.to_str().ok()).map(str::to_owned);
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
        let expires = expires.filter(|seconds| (1..=WEEK).contains(seconds));
        let expires = expires.ok_or(Unverified::Malformed("X-Amz-Expires, of a week at most"))?;
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

    /// Returns the time of the signature, such as `20150830T123600Z`.
    pub(super) fn time(&self) -> Result<Timestamp, Unverified> {
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
}

/// Returns the parameters of a URL, as they stand there.
pub(super) fn parameters(head: &Parts) -> impl Iterator<Item = (&str, &str)> {
    head.uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='))
}
