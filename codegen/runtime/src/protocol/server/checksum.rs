//! Verification of the `Content-MD5` of requests, and whether they have a checksum at all.

use http::HeaderMap;

use crate::protocol::checksum::{CONTENT_MD5, content_md5, is_named};

/// Returns `true` if a body has the checksum in the headers, or if they have none of this kind.
pub(super) fn fits(body: &[u8], headers: &HeaderMap) -> bool {
    let mut said = headers.get_all(CONTENT_MD5).iter().peekable();
    said.peek().is_none() || {
        let digest = content_md5(body);
        said.all(|value| value.as_bytes().trim_ascii() == digest.as_bytes())
    }
}

/// Returns `true` if the headers have a checksum of any kind.
pub(super) fn is_given(headers: &HeaderMap) -> bool {
    is_named(headers) || headers.contains_key(CONTENT_MD5)
}
