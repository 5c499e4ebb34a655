//! Any message as a signed request: no such signature is true, and what is signed, in headers or in the URL, is verified.
#![no_main]

use std::time::Duration;

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{ClaimedSignature, Scope, SignedPayload, Signer, Unverified};
use ferrosmith_runtime::Timestamp;
use http::header::HOST;
use http::request::Parts;
use http::{HeaderName, HeaderValue};
use libfuzzer_sys::fuzz_target;

mod message;

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let (uri, headers, body) = message::of(bytes);
    let (mut head, ()) = http::Request::new(()).into_parts();
    let Ok(uri) = uri.parse() else { return };
    (head.uri, head.headers) = (uri, headers);
    let (signer, credentials) = (Signer::new(), Credentials::new("AKIDEXAMPLE", "secret"));
    let now = Timestamp::from_epoch(1_440_938_160, 0);
    if let Ok(Some(claim)) = ClaimedSignature::of(&head) {
        assert!(claim.verify(&signer, &head, Some(&body), &credentials, now).is_err());
        let _ = (claim.chunks(&head, &credentials), claim.events(&head, &credentials));
    }
    let scope = Scope::new("eu-west-1", if first & 1 == 0 { "iam" } else { "s3" }, now);
    let scope = if first & 1 == 0 { scope } else { scope.as_s3() };
    let payload = if first & 2 == 0 { SignedPayload::Bytes(&body) } else { SignedPayload::Unsigned };
    // A host in the target and another one in the header are refused.
    let is_host_told_twice = head.uri.authority().is_some() && head.headers.contains_key(HOST);
    let signed = match first & 4 == 0 {
        true => signer.sign(&mut head, payload, &credentials, &scope),
        false => signer.presign(&mut head, payload, &credentials, &scope, Duration::from_secs(60)),
    };
    if signed.is_err() {
        return;
    }
    let claim = ClaimedSignature::of(&head).expect("well-formed").expect("a signature");
    if first & 1 == 0 && first & 2 == 0 && !is_host_told_twice {
        // A path that is signed as another one, such as `//`, is refused.
        let verified = claim.verify(&signer, &head, Some(&body), &credentials, now);
        assert!(matches!(verified, Ok(()) | Err(Unverified::Path)), "{verified:?}");
    }
    // A bit of a header that is signed.
    for (name, value) in changed_headers(&head) {
        let mut changed = head.clone();
        changed.headers.insert(name, value);
        let claim = ClaimedSignature::of(&changed).ok().flatten();
        let verified = claim.map(|claim| claim.verify(&signer, &changed, Some(&body), &credentials, now));
        assert!(!matches!(verified, Some(Ok(()))));
    }
    let other = Credentials::new("AKIDEXAMPLE", "another secret");
    assert!(claim.verify(&signer, &head, Some(&body), &other, now).is_err());
});

/// Returns the headers that are signed, each with its last letter changed.
fn changed_headers(head: &Parts) -> Vec<(HeaderName, HeaderValue)> {
    const UNSIGNED: [&str; 7] =
        ["authorization", "connection", "expect", "te", "transfer-encoding", "user-agent", "x-amzn-trace-id"];
    let signed = head.headers.iter().filter(|(name, _)| !UNSIGNED.contains(&name.as_str()));
    let changed = signed.filter_map(|(name, value)| {
        let (last, before) = value.as_bytes().split_last()?;
        let changed = HeaderValue::from_bytes(&[before, &[last ^ 1]].concat()).ok()?;
        // White space at the end is none of the value.
        (!last.is_ascii_whitespace() && last ^ 1 != b' ').then(|| (name.clone(), changed))
    });
    // The first of several values would go with the others.
    changed.filter(|(name, _)| head.headers.get_all(name).iter().count() == 1).collect()
}
