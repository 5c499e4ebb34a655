//! The `Content-MD5` of requests (Smithy 2.0, `httpChecksumRequired`; RFC 1321; RFC 1864), and the headers of other checksums.
//!
//! MD5 protects from nobody; it detects a body that was corrupted on its way.

#[cfg(any(feature = "server", feature = "checksums", all(feature = "client", feature = "content-md5")))]
use http::HeaderMap;
#[cfg(feature = "content-md5")]
use http::HeaderName;

#[cfg(feature = "content-md5")]
use crate::data::base64;
#[cfg(not(feature = "content-md5"))]
use crate::protocol::MessageError;
#[cfg(feature = "client")]
use crate::schema::OperationSchema;

#[cfg(feature = "content-md5")]
pub(super) const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Returns the value of the header `Content-MD5` for a body.
#[cfg(feature = "content-md5")]
pub(super) fn content_md5(body: &[u8]) -> String {
    base64::encode(&md5::compute(body).0)
}

/// Returns `true` if a head has a checksum of another kind: of any algorithm, also of one that this crate does not compute.
#[cfg(any(feature = "server", feature = "checksums"))]
pub(super) fn is_named(headers: &HeaderMap) -> bool {
    let mut algorithms = headers.keys().filter_map(|name| name.as_str().strip_prefix("x-amz-checksum-"));
    // These tell of a checksum, or ask for one, and are none.
    algorithms.any(|name| !matches!(name, "algorithm" | "mode" | "type"))
}

/// Adds the header to a request that is to have it, if it does not have one.
#[cfg(all(feature = "client", feature = "content-md5"))]
pub(super) fn add(operation: &OperationSchema, body: &[u8], headers: &mut HeaderMap) {
    // `httpChecksum` is in the place of `httpChecksumRequired`.
    let is_superseded = cfg!(feature = "checksums") && operation.checksum.is_some_and(|facts| facts.required);
    if operation.checksum_required
        && !is_superseded
        && !headers.contains_key(CONTENT_MD5)
        && let Ok(digest) = http::HeaderValue::try_from(content_md5(body))
    {
        headers.insert(CONTENT_MD5, digest);
    }
}

/// Refuses an operation whose requests are to have the header: without the feature `content-md5`, they would lack it in
/// silence.
#[cfg(not(feature = "content-md5"))]
pub(super) fn refuse(operation: &OperationSchema) -> Result<(), MessageError> {
    if !operation.checksum_required {
        return Ok(());
    }
    let problem = "expected the feature `content-md5` of ferrosmith-runtime, found it off";
    Err(MessageError::Member { shape: operation.id, member: "httpChecksumRequired", problem })
}

#[cfg(all(test, feature = "content-md5"))]
mod tests {
    use super::content_md5;

    #[test]
    fn digests_are_those_of_the_rfc() {
        assert_eq!(content_md5(b""), "1B2M2Y8AsgTpgAmY7PhCfg==");
        assert_eq!(content_md5(b"abc"), "kAFQmDzST7DWlj99KOF/cg==");
        assert_eq!(content_md5("1234567890".repeat(8).as_bytes()), "V+30oivjyVWsSdouIQe2eg==");
    }
}

#[cfg(all(test, not(feature = "content-md5")))]
mod tests {
    use super::refuse;
    use crate::schema::{OperationSchema, Schema};

    static NOTHING: Schema = Schema::structure("example#Nothing", &[]);

    #[test]
    fn a_request_that_needs_it_is_refused() {
        let operation = OperationSchema::new("example#Put", "Put", &NOTHING, &NOTHING, &[]);
        refuse(&operation).unwrap();
        assert_eq!(
            refuse(&operation.checksum_required()).unwrap_err().to_string(),
            "example#Put: httpChecksumRequired: expected the feature `content-md5` of ferrosmith-runtime, found it off"
        );
    }
}
