//! Decompression of streams (Smithy 2.0, `requestCompression` trait; RFC 9110, section 8.4).

use std::fmt;

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderValue};

use super::{Refusal, compression};
use crate::schema::{OperationSchema, STREAMING};

/// Decompresses the stream of a request, piece by piece.
pub struct Decompressor(State);

enum State {
    /// Less came than tells whether the stream is compressed: a transport may have decompressed it.
    Unknown(Vec<u8>),
    Plain,
    Gzip(Box<Decoder>),
}

/// The most bytes that are decompressed at once: each can become a thousand.
const STEP: usize = 1024;

impl Decompressor {
    /// Returns the decompressor of a request whose body is the streaming member of its input; `None` if there is no such
    /// member, or the body is none that the operation has compressed.
    #[must_use]
    pub fn of(operation: &OperationSchema, headers: &HeaderMap) -> Option<Self> {
        let is_blob = operation.input.members.iter().any(|member| member.is(STREAMING));
        let is_compressed = operation.gzip && is_blob && operation.input_events.is_none();
        (is_compressed && compression::says_gzip(headers)).then(|| Decompressor(State::Unknown(Vec::new())))
    }

    /// Takes the coding that is undone, and the length, out of a head.
    pub fn announce(headers: &mut HeaderMap) {
        let codings = headers.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let mut codings: Vec<&str> = codings.flat_map(|value| value.split(',')).map(str::trim).collect();
        codings.pop();
        let before = HeaderValue::try_from(codings.join(", "));
        headers.remove(CONTENT_ENCODING);
        headers.remove(CONTENT_LENGTH);
        if let Some(before) = before.ok().filter(|before| !before.is_empty()) {
            headers.insert(CONTENT_ENCODING, before);
        }
    }

    /// Decompresses some of a piece, and takes that from it. Returns what it was, which may be nothing.
    ///
    /// # Errors
    /// Returns a refusal if the stream is malformed, or compressed without the feature `compression`.
    pub fn read(&mut self, piece: &mut &[u8]) -> Result<Vec<u8>, Refusal> {
        let (step, rest) = piece.split_at(piece.len().min(STEP));
        *piece = rest;
        match &mut self.0 {
            State::Plain => Ok(step.to_vec()),
            State::Gzip(decoder) => decoder.read(step),
            State::Unknown(start) => {
                start.extend_from_slice(step);
                if start.len() < compression::GZIP.len() {
                    return Ok(Vec::new());
                }
                let start = std::mem::take(start);
                if !start.starts_with(&compression::GZIP) {
                    self.0 = State::Plain;
                    return Ok(start);
                }
                let mut decoder = Decoder::new()?;
                let plain = decoder.read(&start);
                self.0 = State::Gzip(Box::new(decoder));
                plain
            }
        }
    }

    /// Returns the rest, after the last piece.
    ///
    /// # Errors
    /// Returns a refusal if the stream ended too early.
    pub fn finish(self) -> Result<Vec<u8>, Refusal> {
        match self.0 {
            State::Unknown(start) => Ok(start),
            State::Plain => Ok(Vec::new()),
            State::Gzip(decoder) => decoder.finish(),
        }
    }
}

impl fmt::Debug for Decompressor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decompressor").finish_non_exhaustive()
    }
}

#[cfg(feature = "compression")]
struct Decoder(flate2::write::MultiGzDecoder<Vec<u8>>);

#[cfg(feature = "compression")]
impl Decoder {
    #[expect(clippy::unnecessary_wraps, reason = "without the feature there is none")]
    fn new() -> Result<Self, Refusal> {
        Ok(Decoder(flate2::write::MultiGzDecoder::new(Vec::new())))
    }

    fn read(&mut self, step: &[u8]) -> Result<Vec<u8>, Refusal> {
        std::io::Write::write_all(&mut self.0, step).map_err(|_| compression::malformed())?;
        Ok(std::mem::take(self.0.get_mut()))
    }

    fn finish(self) -> Result<Vec<u8>, Refusal> {
        self.0.finish().map_err(|_| compression::malformed())
    }
}

/// Without the feature `compression` there is none.
#[cfg(not(feature = "compression"))]
enum Decoder {}

#[cfg(not(feature = "compression"))]
impl Decoder {
    fn new() -> Result<Self, Refusal> {
        Err(compression::is_off())
    }

    fn read(&mut self, _: &[u8]) -> Result<Vec<u8>, Refusal> {
        match *self {}
    }

    fn finish(self) -> Result<Vec<u8>, Refusal> {
        match self {}
    }
}
