//! Bodies in the content encoding `aws-chunked`: in chunks that may be signed, with headers after them.

mod decoder;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::Refusal;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};

use crate::Body;
use crate::decoded::{Decode, decoded};

use decoder::is_chunked;
pub(crate) use decoder::{Decoder, Verifier};

/// Returns the body of a request as it was before it was encoded, if it was, and tells so in the head. Headers behind
/// the chunks become headers.
pub(crate) fn whole(head: &mut HeaderMap, body: Bytes, verifier: Option<Verifier>) -> Result<Bytes, Refusal> {
    let Some(mut decoder) = Decoder::of(head, verifier)? else { return Ok(body) };
    let mut decoded = Vec::new();
    let mut rest = body;
    while let Some(data) = decoder.next(&mut rest)? {
        match decoded.is_empty() && rest.len() < 1024 {
            true => decoded = data.into(), // one chunk
            false => decoded.extend_from_slice(&data),
        }
    }
    decoder.finish()?;
    told(head, Some(decoded.len() as u64));
    head.extend(decoder.into_trailers().filter_map(|(name, value)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?))
    }));
    Ok(decoded.into())
}

/// Returns a stream as it was before it was encoded, and tells so in the head. It ends in a refusal where it is malformed,
/// or a signature is not that of its chunk.
pub(crate) fn stream(head: &mut HeaderMap, body: Body, decoder: Decoder) -> Body {
    let length = decoder.expected;
    told(head, length);
    decoded(body, decoder, length)
}

impl Decode for Decoder {
    fn decode(&mut self, piece: &mut Bytes) -> Result<Bytes, Refusal> {
        Ok(self.next(piece)?.unwrap_or_default())
    }

    fn end(self) -> Result<Bytes, Refusal> {
        self.finish().map(|()| Bytes::new())
    }
}

/// Changes the headers of the encoding to those of the body itself.
fn told(head: &mut HeaderMap, length: Option<u64>) {
    let codings = head.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let codings = codings.flat_map(|value| value.split(',')).map(str::trim);
    let others: Vec<&str> = codings.filter(|coding| !is_chunked(coding)).collect();
    let others = others.join(",");
    head.remove(CONTENT_ENCODING);
    if let Some(others) = HeaderValue::try_from(others).ok().filter(|others| !others.is_empty()) {
        head.insert(CONTENT_ENCODING, others);
    }
    head.remove(CONTENT_LENGTH);
    if let Some(length) = length {
        head.insert(CONTENT_LENGTH, length.into());
    }
}

#[cfg(test)]
mod tests;
