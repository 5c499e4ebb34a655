//! Signatures that each cover the one before it: of the chunks of a body, of the messages of an event stream.

use ferrosmith_runtime::Timestamp;

use super::hash::{Hash, push_hex};
use super::signer::DAY;
use super::verify::is_same;
use super::{Error, Scope, Signed, Signer, Unverified};
use crate::Credentials;

/// The signature before the next one: of the request at first.
#[derive(Clone)]
pub(super) struct Chain(String);

impl Chain {
    pub(super) fn new(request: &Signed) -> Self {
        Chain(request.signature().to_owned())
    }

    /// Returns the next signature, in hexadecimal: of a kind, and of hashes.
    pub(super) fn sign(
        &mut self,
        signer: &Signer,
        (kind, hashes): (&str, &[Hash]),
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> Result<String, Error> {
        let instant = scope.instant()?;
        let day = &instant[..DAY];
        let mut text = String::with_capacity(320);
        for part in [scope.algorithm.name(), "-", kind, "\n", &instant, "\n"] {
            text.push_str(part);
        }
        scope.push(&mut text, day);
        text.push('\n');
        text.push_str(&self.0);
        for hash in hashes {
            text.push('\n');
            push_hex(&mut text, hash);
        }
        self.0 = signer.signature(&text, day, credentials, scope)?;
        Ok(self.0.clone())
    }
}

/// The signatures that follow a request which came in: they are made again. After one that differs, all do.
#[derive(Clone)]
pub(super) struct ClaimedChain {
    chain: Chain,
    region: String,
    service: String,
    credentials: Credentials,
}

impl ClaimedChain {
    pub(super) fn new(signature: &str, region: &str, service: &str, credentials: &Credentials) -> Self {
        ClaimedChain {
            chain: Chain(signature.to_owned()),
            region: region.to_owned(),
            service: service.to_owned(),
            credentials: credentials.clone(),
        }
    }

    /// Verifies the next signature, which is of this time.
    pub(super) fn verify(
        &mut self,
        signer: &Signer,
        signed: (&str, &[Hash]),
        time: Timestamp,
        signature: &str,
    ) -> Result<(), Unverified> {
        let scope = Scope::new(&self.region, &self.service, time);
        let ours = self.chain.sign(signer, signed, &self.credentials, &scope);
        match ours.is_ok_and(|ours| is_same(ours.as_bytes(), signature.as_bytes())) {
            true => Ok(()),
            false => Err(Unverified::Mismatch),
        }
    }
}
