//! Compressed requests (Smithy 2.0, `requestCompression`; RFC 9110, 8.4).

use http::HeaderMap;

use super::ClientOptions;

/// Compresses a body with gzip where that is worth it, and says so after what other encodings say.
#[cfg(feature = "compression")]
pub(in crate::protocol) fn gzip(body: &mut Vec<u8>, headers: &mut HeaderMap, options: &ClientOptions) {
    use http::header::{CONTENT_ENCODING, HeaderValue};
    use std::io::Write as _;

    if body.len() < options.compress_from.unwrap_or(FROM) {
        return;
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to memory does not fail; were it to, the body would be sent as it is.
    let Ok(compressed) = encoder.write_all(body).and_then(|()| encoder.finish()) else { return };
    let value = match headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        Some(before) if !before.is_empty() => HeaderValue::from_bytes(&[before, b", gzip"].concat()),
        _ => Ok(HeaderValue::from_static("gzip")),
    };
    let Ok(value) = value else { return };
    headers.insert(CONTENT_ENCODING, value);
    *body = compressed;
}

/// The smallest body that is worth compressing, as AWS SDKs see it.
#[cfg(feature = "compression")]
const FROM: usize = 10_240;

/// Without the feature `compression`, bodies are sent as they are: services accept both.
#[cfg(not(feature = "compression"))]
pub(in crate::protocol) fn gzip(_: &mut Vec<u8>, _: &mut HeaderMap, _: &ClientOptions) {}
