//! Compression of requests (Smithy 2.0, `requestCompression` trait; RFC 9110, section 8.4).

use http::header::{CONTENT_ENCODING, HeaderMap, HeaderValue};

use super::ClientOptions;
#[cfg(feature = "compression")]
use super::compressor::Encoder;
use crate::protocol::MessageError;
use crate::schema::OperationSchema;

/// Checks the size from which the bodies of an operation are compressed.
///
/// # Errors
/// Returns an error if it is out of the range that the specification has.
pub(super) fn check(operation: &OperationSchema, options: &ClientOptions) -> Result<(), MessageError> {
    let is_used = cfg!(feature = "compression") && operation.gzip && !options.uncompressed;
    if is_used && options.compress_from.is_some_and(|from| from > ClientOptions::LARGEST_COMPRESS_FROM) {
        let problem = "expected `ClientOptions::compress_from` from 0 to 10485760, found more: to compress no \
                       request, set `ClientOptions::uncompressed`";
        return Err(MessageError::Member { shape: operation.id, member: "requestCompression", problem });
    }
    Ok(())
}

/// Compresses a body with gzip if it is large enough, and appends `gzip` to its `Content-Encoding`.
#[cfg(feature = "compression")]
pub(in crate::protocol) fn gzip(body: &mut Vec<u8>, headers: &mut HeaderMap, options: &ClientOptions) {
    if options.uncompressed || body.len() < options.compress_from.unwrap_or(FROM) {
        return;
    }
    // Writing to memory does not fail; if it did, the body would be sent as it is.
    let Some(Ok(compressed)) = Encoder::new().map(|encoder| encoder.whole(body)) else { return };
    announce(headers);
    *body = compressed;
}

/// Appends `gzip` to `Content-Encoding`.
pub(super) fn announce(headers: &mut HeaderMap) {
    let value = match headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        Some(before) if !before.is_empty() => HeaderValue::from_bytes(&[before, b", gzip"].concat()),
        _ => Ok(HeaderValue::from_static("gzip")),
    };
    // A value with more behind it is one, too.
    let gzip = value.unwrap_or(HeaderValue::from_static("gzip"));
    headers.insert(CONTENT_ENCODING, gzip);
}

/// The size in bytes from which AWS SDKs compress a body.
#[cfg(feature = "compression")]
const FROM: usize = 10_240;

/// Leaves a body as it is, without the feature `compression`: services accept both.
#[cfg(not(feature = "compression"))]
pub(in crate::protocol) fn gzip(_: &mut Vec<u8>, _: &mut HeaderMap, _: &ClientOptions) {}
