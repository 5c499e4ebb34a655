//! Signatures of the events of a request, verified (Smithy 2.0, Amazon Event Stream, signed messages).

use std::sync::Arc;

use ferrosmith_client::sign::{EventVerifier, Signer};
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{HeaderValue, Headers, Message};
use ferrosmith_runtime::protocol::{Reason, Refusal};

use crate::BoxError;
use crate::authentication::refusal;

/// Verifies the messages that carry events, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Seal {
    events: EventVerifier,
    signer: Arc<Signer>,
}

impl Seal {
    pub(crate) fn new(events: EventVerifier, signer: &Arc<Signer>) -> Self {
        Seal { events, signer: Arc::clone(signer) }
    }

    /// Returns the message that another one carries, which is empty at the end.
    ///
    /// # Errors
    /// Returns a [`Refusal`], if the signature is not that of the message and of those before it.
    pub(crate) fn open(&mut self, message: &Message) -> Result<Bytes, BoxError> {
        let found = (message.headers().get(":date"), message.headers().get(":chunk-signature"));
        let (Some(HeaderValue::Timestamp(date)), Some(HeaderValue::ByteArray(signature))) = found else {
            let problem = "expected an event with a signature, found none";
            return Err(Refusal::new(Reason::InvalidSignature, problem).into());
        };
        let mut signed = Headers::new();
        signed.push(":date", HeaderValue::Timestamp(date))?;
        let date = (date, signed.as_bytes());
        let verified = self.events.verify(&self.signer, date, message.payload(), signature, Timestamp::now());
        verified.map_err(refusal)?;
        Ok(message.payload().clone())
    }
}
