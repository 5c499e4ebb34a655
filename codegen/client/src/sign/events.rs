//! Signatures of the messages of an event stream, each of which covers the one before it.

use std::fmt;

use super::hash::{hex, push_hex, sha256};
use super::signer::DAY;
use ferrosmith_runtime::Timestamp;

use super::verify::{is_present, is_same};
use super::{Error, Scope, Signed, Signer, Unverified};
use crate::Credentials;

/// Signs the messages of an event stream, one after the other (Smithy 2.0, Amazon Event Stream, signed messages).
#[derive(Clone)]
pub struct EventSigner {
    /// The signature of the message before, or of the request.
    prior: String,
}

impl EventSigner {
    /// Returns the signer of the messages that follow a request, which is signed with
    /// [`SignedPayload::Streaming`](super::SignedPayload::Streaming)`("STREAMING-AWS4-HMAC-SHA256-EVENTS")`.
    #[must_use]
    pub fn new(request: &Signed) -> Self {
        EventSigner { prior: request.signature().to_owned() }
    }

    /// Returns the signature of the next message, in hexadecimal: of its headers in their binary form, which is the
    /// header `:date` alone, and of its payload, which is a whole message. The last message has an empty payload.
    ///
    /// # Errors
    /// When the time of the scope does not fit.
    pub fn sign(
        &mut self,
        signer: &Signer,
        headers: &[u8],
        payload: &[u8],
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        let instant = scope.instant()?;
        let day = &instant[..DAY];
        let mut text = String::with_capacity(320);
        text.push_str(scope.algorithm.name());
        text.push_str("-PAYLOAD\n");
        text.push_str(&instant);
        text.push('\n');
        scope.push(&mut text, day);
        text.push('\n');
        text.push_str(&self.prior);
        text.push('\n');
        push_hex(&mut text, &sha256(headers));
        text.push('\n');
        text.push_str(&hex(&sha256(payload)));
        self.prior = signer.signature(&text, day, credentials, scope)?;
        Ok(self.prior.clone())
    }
}

impl fmt::Debug for EventSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventSigner").finish_non_exhaustive()
    }
}

/// Verifies the messages of an event stream, one after the other: their signatures are made again.
/// [`ClaimedSignature::events`](super::ClaimedSignature::events) returns one.
#[derive(Debug, Clone)]
pub struct EventVerifier {
    chain: EventSigner,
    region: String,
    service: String,
    credentials: Credentials,
}

impl EventVerifier {
    pub(super) fn new(prior: &str, region: &str, service: &str, credentials: &Credentials) -> Self {
        EventVerifier {
            chain: EventSigner { prior: prior.to_owned() },
            region: region.to_owned(),
            service: service.to_owned(),
            credentials: credentials.clone(),
        }
    }

    /// Verifies the next message: `date` is its header of that name, and `headers` the same in its binary form.
    ///
    /// # Errors
    /// Returns an error if the message, or one before it, is another than was signed, or of another time than `now`.
    pub fn verify(
        &mut self,
        signer: &Signer,
        (date, headers): (Timestamp, &[u8]),
        payload: &[u8],
        signature: &[u8],
        now: Timestamp,
    ) -> Result<(), Unverified> {
        if !is_present(date, now) {
            return Err(Unverified::Expired);
        }
        let scope = Scope::new(&self.region, &self.service, date);
        let ours = self.chain.sign(signer, headers, payload, &self.credentials, &scope);
        let ours = ours.map_err(|_| Unverified::Mismatch)?;
        match is_same(ours.as_bytes(), hex(signature).as_bytes()) {
            true => Ok(()),
            false => Err(Unverified::Mismatch),
        }
    }
}
