//! Signatures of the messages of an event stream, each of which covers the one before it.

use std::fmt;

use ferrosmith_runtime::Timestamp;

use super::chain::{Chain, ClaimedChain};
use super::hash::{hex, sha256};
use super::verify::is_present;
use super::{Error, Scope, Signed, Signer, Unverified};
use crate::Credentials;

/// The hash of a body of signed events, as the signature of its request has it.
pub const SIGNED_EVENTS: &str = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

/// Signs the messages of an event stream, one after the other (Smithy 2.0, Amazon Event Stream, signed messages).
#[derive(Clone)]
pub struct EventSigner(Chain);

const MESSAGE: &str = "PAYLOAD";

impl EventSigner {
    /// Returns the signer of the messages that follow a request, which is signed with
    /// [`SignedPayload::Streaming`](super::SignedPayload::Streaming) of [`SIGNED_EVENTS`].
    #[must_use]
    pub fn new(request: &Signed) -> Self {
        EventSigner(Chain::new(request))
    }

    /// Returns the signature of the next message, in hexadecimal: of its headers in their binary form, which is the
    /// header `:date` alone, and of its payload, which is a whole message. The last message has an empty payload.
    ///
    /// # Errors
    /// Returns an error if the time of the scope does not fit.
    pub fn sign(
        &mut self,
        signer: &Signer,
        headers: &[u8],
        payload: &[u8],
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        self.0.sign(signer, (MESSAGE, &[sha256(headers), sha256(payload)]), credentials, scope)
    }
}

impl fmt::Debug for EventSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventSigner").finish_non_exhaustive()
    }
}

/// Verifies the messages of an event stream, one after the other: their signatures are made again.
/// [`ClaimedSignature::events`](super::ClaimedSignature::events) returns one.
#[derive(Clone)]
pub struct EventVerifier(pub(super) ClaimedChain);

impl EventVerifier {
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
        let signed = [sha256(headers), sha256(payload)];
        self.0.verify(signer, (MESSAGE, &signed), date, &hex(signature))
    }
}

impl fmt::Debug for EventVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventVerifier").finish_non_exhaustive()
    }
}
