//! Signatures of requests (AWS Signature Version 4), verified.

use std::fmt;
use std::sync::Arc;

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{ClaimedSignature, Signer, Unverified};
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::protocol::{Reason, Refusal};
use ferrosmith_runtime::schema::{AuthScheme, OperationSchema, STREAMING};
use http::request::Parts;

use crate::Call;
use crate::coding::Verifiers;
#[cfg(feature = "event-stream")]
use crate::seal::Seal;
use crate::sent_uri::sent;

/// Finds the credentials of an access key by its id.
type Find = dyn Fn(&str) -> Option<Credentials> + Send + Sync;

/// Verifies signatures by the keys that a function finds.
pub(crate) struct Authentication {
    find: Box<Find>,
    signer: Arc<Signer>,
}

impl Authentication {
    pub(crate) fn new(find: impl Fn(&str) -> Option<Credentials> + Send + Sync + 'static) -> Self {
        Authentication { find: Box::new(find), signer: Arc::default() }
    }

    /// Returns `true` if a request has a signature that is verified with its body alone.
    pub(crate) fn needs_body(&self, call: &Call) -> bool {
        let schemes = call.service.auth_of(call.operation);
        let is_signed = schemes.iter().any(|scheme| matches!(scheme, AuthScheme::Sigv4(_)));
        // A malformed one is refused without any body.
        let claim = |head: &_| ClaimedSignature::of(head).ok().flatten();
        is_signed && claim(&call.head).is_some_and(|claim| claim.needs_body(&call.head))
    }

    /// Returns what the signature of a request tells; `None` if the operation takes requests without one.
    pub(crate) fn verify(&self, call: &Call, body: Option<&[u8]>) -> Result<Option<Verified>, Refusal> {
        let schemes = call.service.auth_of(call.operation);
        let name = schemes.iter().find_map(|scheme| match scheme {
            AuthScheme::Sigv4(name) => Some(*name),
            _ => None,
        });
        let Some(name) = name else { return Ok(None) };
        let head = &*sent(&call.head);
        let claim = match ClaimedSignature::of(head).map_err(refusal)? {
            Some(claim) => claim,
            None if call.operation.optional_auth => return Ok(None),
            None => {
                let problem = "expected a signature in the header `authorization` or in the URL, found none";
                return Err(Refusal::new(Reason::MissingAuthentication, problem));
            }
        };
        if claim.service() != name {
            let problem = format!("expected a signature for {name}, found one for another service");
            return Err(Refusal::new(Reason::InvalidSignature, problem));
        }
        if !fits(&claim, head, call.operation) {
            let problem =
                "expected a signature of the body, which this operation wants, found one of the head alone";
            return Err(Refusal::new(Reason::InvalidSignature, problem));
        }
        let credentials = (self.find)(claim.access_key_id()).ok_or_else(|| {
            Refusal::new(
                Reason::UnrecognizedClient,
                "expected an access key that is known here, found another one",
            )
        })?;
        let verified = claim.verify(&self.signer, head, body, &credentials, Timestamp::now());
        verified.map_err(refusal)?;
        Ok(Some(Verified {
            access_key_id: claim.access_key_id().to_owned(),
            verifiers: Verifiers {
                chunks: claim.chunks(head, &credentials).map_err(refusal)?,
                hash: claim.body(head),
            },
            #[cfg(feature = "event-stream")]
            seal: claim.events(head, &credentials).map(|events| Seal::new(events, &self.signer)),
        }))
    }
}

/// Returns `true` if an operation takes a request whose signature does not tell the hash of its body. Events are signed one by
/// one; a body is not where the model says so, and where it is a stream, which clients may not know as a whole.
fn fits(claim: &ClaimedSignature, head: &Parts, operation: &OperationSchema) -> bool {
    let has_events = operation.input_events.is_some();
    let is_stream = || has_events || operation.input.members.iter().any(|member| member.is(STREAMING));
    let may_leave_out = || operation.unsigned_payload || is_stream();
    (has_events || !claim.is_of_events(head)) && (!claim.leaves_body_out(head) || may_leave_out())
}

/// The signature of a request, verified.
pub(crate) struct Verified {
    pub(crate) access_key_id: String,
    pub(crate) verifiers: Verifiers,
    /// The signatures of the events after it.
    #[cfg(feature = "event-stream")]
    pub(crate) seal: Option<Seal>,
}

/// Returns the refusal of what is not signed as it should be.
pub(crate) fn refusal(problem: Unverified) -> Refusal {
    let reason = match problem {
        Unverified::Expired => Reason::Expired,
        _ => Reason::InvalidSignature,
    };
    Refusal::new(reason, problem.to_string())
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authentication")
    }
}
