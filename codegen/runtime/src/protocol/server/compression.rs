//! Decompression of requests (Smithy 2.0, `requestCompression` trait; RFC 9110, section 8.4).

use http::header::{CONTENT_ENCODING, HeaderMap};

use super::{Reason, Refusal};
use crate::data::shortened;

/// Returns `true` if a body is compressed; the header alone does not say so, since a transport may have
/// decompressed it.
pub(in crate::protocol) fn is_gzip(body: &[u8], headers: &HeaderMap) -> bool {
    says_gzip(headers) && body.starts_with(&GZIP)
}

/// The first bytes of what is compressed with gzip (RFC 1952, section 2.3.1).
pub(super) const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Returns `true` if a body says to be compressed.
pub(super) fn says_gzip(headers: &HeaderMap) -> bool {
    last_coding(headers).is_some_and(|last| last.eq_ignore_ascii_case("gzip"))
}

/// Returns the coding that a body says to be in, or the last one of several.
fn last_coding(headers: &HeaderMap) -> Option<&str> {
    // Repeated headers are one list.
    let says = headers.get_all(CONTENT_ENCODING).iter().next_back().and_then(|value| value.to_str().ok());
    says.and_then(|all| all.rsplit(',').next()).map(str::trim)
}

/// Adds to the refusal of a message that cannot be read that it says to be in a coding, which nobody undid.
#[cold]
pub(in crate::protocol) fn told(mut refusal: Refusal, headers: &HeaderMap) -> Refusal {
    if let Some(coding) = last_coding(headers).filter(|_| refusal.reason == Reason::Serialization) {
        let coding = shortened(coding, 64);
        refusal.message += &format!("; expected no content encoding, found `{coding}`");
    }
    refusal
}

/// Returns a body decompressed, of at most `limit` bytes: a small compressed one could be far larger.
///
/// # Errors
/// Returns a refusal if the body is malformed or too large.
#[cfg(feature = "compression")]
pub(in crate::protocol) fn gunzip(body: &[u8], limit: usize) -> Result<Vec<u8>, Refusal> {
    use std::io::Read as _;

    let mut plain = Vec::new();
    let more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut decoder = flate2::read::MultiGzDecoder::new(body).take(more);
    if decoder.read_to_end(&mut plain).is_err() {
        return Err(malformed());
    }
    if plain.len() > limit {
        let problem =
            format!("expected a body of at most {limit} bytes when it is decompressed, found a larger one");
        return Err(Refusal::new(Reason::TooLarge, problem));
    }
    Ok(plain)
}

#[cfg(feature = "compression")]
pub(super) fn malformed() -> Refusal {
    Refusal::new(Reason::Serialization, "expected a body compressed with gzip, found malformed gzip")
}

/// Refuses a compressed body, without the feature `compression`.
///
/// # Errors
/// Always returns an error.
#[cfg(not(feature = "compression"))]
pub(in crate::protocol) fn gunzip(_: &[u8], _: usize) -> Result<Vec<u8>, Refusal> {
    Err(is_off())
}

#[cfg(not(feature = "compression"))]
pub(super) fn is_off() -> Refusal {
    let problem = "expected a plain body, found one compressed with gzip: turn the feature `compression` on";
    Refusal::new(Reason::Serialization, problem)
}
