//! Compressed requests (Smithy 2.0, `requestCompression`; RFC 9110, 8.4).

use http::header::{CONTENT_ENCODING, HeaderMap};

/// Whether a body is still compressed: a transport that has decompressed it may have left the header.
pub(in crate::protocol) fn is_gzip(body: &[u8], headers: &HeaderMap) -> bool {
    // Several headers are one list.
    let says = headers.get_all(CONTENT_ENCODING).iter().next_back().and_then(|value| value.to_str().ok());
    let last = says.and_then(|all| all.rsplit(',').next()).map(str::trim);
    last.is_some_and(|last| last.eq_ignore_ascii_case("gzip")) && body.starts_with(&[0x1F, 0x8B])
}

/// A body decompressed.
///
/// # Errors
/// What was expected, and what was found.
#[cfg(feature = "compression")]
pub(in crate::protocol) fn gunzip(body: &[u8]) -> Result<Vec<u8>, &'static str> {
    use std::io::Read as _;

    let mut plain = Vec::new();
    let mut decoder = flate2::read::MultiGzDecoder::new(body).take(MOST + 1);
    decoder
        .read_to_end(&mut plain)
        .map_err(|_| "expected a body compressed with gzip, found malformed gzip")?;
    if u64::try_from(plain.len()).is_ok_and(|length| length <= MOST) {
        Ok(plain)
    } else {
        Err("expected a body of at most 64 MiB when it is decompressed, found a larger one")
    }
}

/// What a body may grow to: a small one could fill the memory otherwise.
#[cfg(feature = "compression")]
const MOST: u64 = 64 << 20;

/// Without the feature `compression`, nothing is decompressed.
///
/// # Errors
/// Always.
#[cfg(not(feature = "compression"))]
pub(in crate::protocol) fn gunzip(_: &[u8]) -> Result<Vec<u8>, &'static str> {
    Err("expected a plain body, found one compressed with gzip: turn the feature `compression` on")
}
