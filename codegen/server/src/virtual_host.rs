//! Buckets in hosts, moved into paths.

use ferrosmith_runtime::protocol::bucket_in_path;
use http::request::Parts;

#[cfg(feature = "sigv4")]
use crate::sent_uri;

/// Moves the bucket of a host below `base` into the path.
pub(crate) fn move_bucket(head: &mut Parts, base: &str) {
    if let Some(uri) = bucket_in_path(&head.uri, &head.headers, base) {
        #[cfg(feature = "sigv4")]
        sent_uri::keep(head, head.uri.clone());
        head.uri = uri;
    }
}
