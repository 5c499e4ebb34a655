//! The content encoding `aws-chunked` (AWS, Signature Version 4, transferring a payload in multiple chunks).

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderName, HeaderValue};

const DECODED_LENGTH: HeaderName = HeaderName::from_static("x-amz-decoded-content-length");

/// Adds the content encoding `aws-chunked` to the head of a request. `length` is that of the body before it is encoded,
/// which most services want to know; the length of the request is no longer told.
///
/// ```
/// use ferrosmith_runtime::http::HeaderMap;
/// use ferrosmith_runtime::protocol::announce_chunks;
///
/// let mut headers = HeaderMap::new();
/// announce_chunks(&mut headers, Some(11));
/// assert_eq!(headers["content-encoding"], "aws-chunked");
/// assert_eq!(headers["x-amz-decoded-content-length"], "11");
/// ```
#[inline]
pub fn announce_chunks(headers: &mut HeaderMap, length: Option<u64>) {
    headers.remove(CONTENT_LENGTH);
    let encoding = match headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        Some(before) if !before.is_empty() => HeaderValue::from_bytes(&[before, b",aws-chunked"].concat()),
        _ => Ok(HeaderValue::from_static("aws-chunked")),
    };
    if let Ok(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, encoding);
    }
    if let Some(length) = length {
        headers.insert(DECODED_LENGTH, length.into());
    }
}
