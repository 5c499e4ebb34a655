//! Whether a request has the body that its checksum is of.

use http::HeaderMap;

use crate::protocol::checksum::{CONTENT_MD5, content_md5};

/// Whether a body is the one that its sender has seen, as far as the headers tell: a client may have
/// chosen another checksum than this one.
pub(super) fn fits(body: &[u8], headers: &HeaderMap) -> bool {
    let mut said = headers.get_all(CONTENT_MD5).iter().peekable();
    said.peek().is_none() || {
        let digest = content_md5(body);
        said.all(|value| value.as_bytes().trim_ascii() == digest.as_bytes())
    }
}
