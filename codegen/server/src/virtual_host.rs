//! Buckets in hosts, moved into paths.

#[cfg(feature = "sigv4")]
use std::borrow::Cow;
use std::mem;

use ferrosmith_runtime::protocol::bucket_in_path;
use http::Uri;
use http::request::Parts;

/// The URI of a request as it was sent and signed.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "sigv4"), expect(dead_code, reason = "signatures alone need it"))]
struct SentUri(Uri);

/// Moves the bucket of a host below `base` into the path.
pub(crate) fn move_bucket(head: &mut Parts, base: &str) {
    if let Some(uri) = bucket_in_path(&head.uri, &head.headers, base) {
        let sent = mem::replace(&mut head.uri, uri);
        head.extensions.insert(SentUri(sent));
    }
}

/// Returns the head of a request as it was sent.
#[cfg(feature = "sigv4")]
pub(crate) fn sent(head: &Parts) -> Cow<'_, Parts> {
    let mut sent = Cow::Borrowed(head);
    if let Some(SentUri(uri)) = head.extensions.get() {
        sent.to_mut().uri = uri.clone();
    }
    sent
}
