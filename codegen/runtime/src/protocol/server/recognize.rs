//! Recognizing the protocol of a request.

use http::Request;

use super::{Claim, RequestRef, ServerProtocol};
use crate::protocol::of_service;
use crate::schema::ServiceSchema;

/// Returns the protocol of a request, among those that the service lists: the one that the request names,
/// else one that it may be in, else the preferred one.
#[must_use]
pub fn recognize<B>(
    service: &'static ServiceSchema,
    request: &Request<B>,
) -> Option<&'static dyn ServerProtocol> {
    recognize_among(protocols_of(service), service, &RequestRef::stream(request))
}

/// Returns the protocols of a service that this crate supports, the preferred one first.
pub(crate) fn protocols_of(
    service: &'static ServiceSchema,
) -> impl Iterator<Item = &'static dyn ServerProtocol> {
    of_service(service).map(move |protocol| as_spoken(service, protocol))
}

/// Returns a protocol as a service speaks it.
pub(super) fn as_spoken(
    service: &'static ServiceSchema,
    protocol: &'static dyn ServerProtocol,
) -> &'static dyn ServerProtocol {
    protocol.spoken_by(service).unwrap_or(protocol)
}

/// The same as [`recognize`], among the given protocols.
pub(crate) fn recognize_among(
    protocols: impl Iterator<Item = &'static dyn ServerProtocol>,
    service: &'static ServiceSchema,
    request: &RequestRef<'_>,
) -> Option<&'static dyn ServerProtocol> {
    let mut best: Option<(Claim, &'static dyn ServerProtocol)> = None;
    for protocol in protocols {
        let claim = protocol.claims(service, request);
        if claim == Claim::Sure {
            return Some(protocol);
        }
        if best.is_none_or(|(other, _)| claim > other) {
            best = Some((claim, protocol));
        }
    }
    best.map(|(_, protocol)| protocol)
}
