//! Signatures of the events of a request (Smithy 2.0, Amazon Event Stream, signed messages).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{HeaderValue, Headers, Message, SignMessages};

use super::Client;
use crate::Credentials;
use crate::sign::{Algorithm, EventSigner, SIGNED_EVENTS, Scope, Signed};
use crate::transport::BoxError;

/// Signs the events of a request, from the time on when the request itself is signed. A clone is the same.
#[derive(Clone)]
pub(super) struct Seal(Arc<Shared>);

struct Shared {
    client: Client,
    chain: Mutex<Option<Chain>>,
}

/// The signature of the message before, and what signatures are made with.
struct Chain {
    events: EventSigner,
    credentials: Credentials,
    region: String,
    service: String,
    algorithm: Algorithm,
}

/// Returns the name that stands for the body in the signature of the request.
pub(super) fn payload(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::V4 => SIGNED_EVENTS,
        #[cfg(feature = "sigv4a")]
        Algorithm::V4a => "STREAMING-AWS4-ECDSA-P256-SHA256-EVENTS",
    }
}

impl Seal {
    pub(super) fn new(client: Client) -> Self {
        Seal(Arc::new(Shared { client, chain: Mutex::new(None) }))
    }

    /// Starts with the signature of a request.
    pub(super) fn follow(&self, request: &Signed, credentials: Credentials, scope: &Scope<'_>) {
        let (region, service) = (scope.region.to_owned(), scope.service.to_owned());
        let (events, algorithm) = (EventSigner::new(request), scope.algorithm);
        *self.chain() = Some(Chain { events, credentials, region, service, algorithm });
    }

    fn chain(&self) -> MutexGuard<'_, Option<Chain>> {
        self.0.chain.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns `true` if the request is signed, so that its events must be.
    pub(super) fn is_set(&self) -> bool {
        self.chain().is_some()
    }
}

impl SignMessages for Seal {
    fn sign(&mut self, message: Bytes) -> Result<Message, BoxError> {
        let client = &self.0.client.0;
        // Whole seconds: the text that is signed has no more, and a verifier makes it of what the header says.
        let time = Timestamp::from_secs(client.skew.correct(client.config.clock.now()).seconds());
        let mut chain = self.chain();
        let Chain { events, credentials, region, service, algorithm } =
            chain.as_mut().ok_or("expected a request that is signed, found one that is not")?;
        let scope = Scope::new(region, service, time).algorithm(*algorithm);
        let mut date = Headers::new();
        date.push(DATE, HeaderValue::Timestamp(time))?;
        let signature = events.sign(&client.signer, date.as_bytes(), &message, credentials, &scope)?;
        let carrier = Message::new(message).header(DATE, HeaderValue::Timestamp(time))?;
        Ok(carrier.header(SIGNATURE, HeaderValue::ByteArray(&bytes(&signature)?))?)
    }
}

const DATE: &str = ":date";
const SIGNATURE: &str = ":chunk-signature";

/// Returns the bytes of hexadecimal digits.
fn bytes(digits: &str) -> Result<Vec<u8>, BoxError> {
    let byte = |at| u8::from_str_radix(digits.get(at..at + 2).unwrap_or_default(), 16);
    (0..digits.len()).step_by(2).map(|at| Ok(byte(at)?)).collect()
}
