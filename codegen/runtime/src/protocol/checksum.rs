//! The `Content-MD5` of requests (Smithy 2.0, `httpChecksumRequired`; RFC 1321; RFC 1864).
//!
//! MD5 protects from nobody; it detects a body that was corrupted on its way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderName;

pub(super) const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Returns the value of the header `Content-MD5` for a body.
pub(super) fn content_md5(body: &[u8]) -> String {
    STANDARD.encode(md5::compute(body).0)
}

#[cfg(test)]
mod tests {
    use super::content_md5;

    #[test]
    fn digests_are_those_of_the_rfc() {
        assert_eq!(content_md5(b""), "1B2M2Y8AsgTpgAmY7PhCfg==");
        assert_eq!(content_md5(b"abc"), "kAFQmDzST7DWlj99KOF/cg==");
        assert_eq!(content_md5("1234567890".repeat(8).as_bytes()), "V+30oivjyVWsSdouIQe2eg==");
    }
}
