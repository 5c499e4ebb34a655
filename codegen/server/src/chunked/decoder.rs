//! The encoding `aws-chunked`, taken off.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{Reason, Refusal};
use http::header::{CONTENT_ENCODING, HeaderMap, HeaderName};

#[cfg(not(feature = "sigv4"))]
use crate::BoxError;

#[cfg(feature = "sigv4")]
pub(crate) use ferrosmith_client::sign::ChunkVerifier as Verifier;

/// Without the feature `sigv4` nothing verifies a signature.
#[cfg(not(feature = "sigv4"))]
pub(crate) enum Verifier {}

#[cfg(not(feature = "sigv4"))]
impl Verifier {
    fn update(&mut self, _: &[u8]) {
        match *self {}
    }

    fn end(&mut self, _: &str) -> Result<(), BoxError> {
        match *self {}
    }

    fn trailer(&mut self, _: &[u8], _: &str) -> Result<(), BoxError> {
        match *self {}
    }
}

const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DECODED_CONTENT_LENGTH: HeaderName = HeaderName::from_static("x-amz-decoded-content-length");

/// The longest line before a chunk, or behind the last one.
const LONGEST: usize = 4096;

/// The most headers after the last chunk.
const MOST: usize = 32;

enum State {
    /// Before the line of a chunk.
    Head,
    /// In a chunk, of which so many bytes are left.
    Data(u64),
    /// Behind the bytes of a chunk, before the end of their line.
    DataEnd,
    /// Behind the last chunk.
    Trailer,
    End,
}

/// Takes bytes as they come, and gives those that were encoded. It keeps no more than a line, and the headers at the end.
pub(crate) struct Decoder {
    state: State,
    line: Vec<u8>,
    signature: String,
    verifier: Option<Verifier>,
    /// `true` if the headers behind the chunks are signed.
    has_signed_trailer: bool,
    /// The names of the headers behind the chunks that the head announces, in small letters.
    announced: Vec<String>,
    trailers: Vec<(String, String)>,
    decoded: u64,
    pub(super) expected: Option<u64>,
}

impl Decoder {
    /// Returns a decoder of the body of a head; `None` if it is not encoded.
    ///
    /// # Errors
    /// Returns a refusal if the length of what was encoded is no number.
    pub(crate) fn of(head: &HeaderMap, verifier: Option<Verifier>) -> Result<Option<Self>, Refusal> {
        if !head.contains_key(CONTENT_ENCODING) && !head.contains_key(CONTENT_SHA256) {
            return Ok(None);
        }
        let text = |name: HeaderName| head.get(name).and_then(|value| value.to_str().ok());
        let hash = text(CONTENT_SHA256).unwrap_or_default();
        let mut codings = head.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let in_chunks = matches!(
            hash,
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
                | "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
                | "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
        );
        if !in_chunks && !codings.any(|value| value.split(',').map(str::trim).any(is_chunked)) {
            return Ok(None);
        }
        Ok(Some(Decoder {
            state: State::Head,
            line: Vec::new(),
            signature: String::new(),
            has_signed_trailer: verifier.is_some() && hash.ends_with("-TRAILER"),
            verifier,
            announced: announced(head),
            trailers: Vec::new(),
            decoded: 0,
            expected: told_length(head)?,
        }))
    }

    /// Takes bytes from the front until some are decoded; `None` if there are too few.
    pub(super) fn next(&mut self, bytes: &mut Bytes) -> Result<Option<Bytes>, Refusal> {
        while !bytes.is_empty() {
            if let State::Data(left) = self.state {
                let count = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
                let data = bytes.split_to(count);
                if let Some(verifier) = &mut self.verifier {
                    verifier.update(&data);
                }
                self.decoded += count as u64;
                if self.expected.is_some_and(|expected| self.decoded > expected) {
                    return Err(self.other_length("more"));
                }
                let left = left - count as u64;
                self.state = if left == 0 { State::DataEnd } else { State::Data(left) };
                return Ok(Some(data));
            }
            let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
            self.line.extend_from_slice(&bytes.split_to(end));
            if self.line.len() > LONGEST {
                return Err(malformed("a shorter line", "a longer one"));
            }
            if self.line.ends_with(b"\n") {
                let line = std::mem::take(&mut self.line);
                let line = line.strip_suffix(b"\n").unwrap_or(&line);
                self.line_of(line.strip_suffix(b"\r").unwrap_or(line))?;
            }
        }
        Ok(None)
    }

    fn line_of(&mut self, line: &[u8]) -> Result<(), Refusal> {
        let line = std::str::from_utf8(line).map_err(|_| malformed("UTF-8", "something else"))?;
        match self.state {
            State::Head => self.head(line),
            State::DataEnd if line.is_empty() => {
                self.end_of_chunk()?;
                self.state = State::Head;
                Ok(())
            }
            State::Trailer if line.is_empty() => self.end(),
            State::Trailer => self.trailer(line),
            State::DataEnd | State::Data(_) => Err(malformed("the end of a chunk", "more of it")),
            State::End => Err(malformed("the end", "more")),
        }
    }

    fn head(&mut self, line: &str) -> Result<(), Refusal> {
        let (length, extensions) = line.split_once(';').unwrap_or((line, ""));
        let digits = length.len() <= 16 && length.bytes().all(|digit| digit.is_ascii_hexdigit());
        let length = u64::from_str_radix(length, 16).ok().filter(|_| digits);
        let length = length.ok_or_else(|| malformed("the length of a chunk", "another text"))?;
        let signature = extensions.split(';').find_map(|part| part.trim().strip_prefix("chunk-signature="));
        self.signature = signature.unwrap_or_default().to_owned();
        self.state = State::Data(length);
        if length == 0 {
            self.end_of_chunk()?;
            self.state = State::Trailer;
        }
        Ok(())
    }

    fn end_of_chunk(&mut self) -> Result<(), Refusal> {
        match &mut self.verifier {
            Some(verifier) => verifier.end(&self.signature).map_err(unverified),
            None => Ok(()),
        }
    }

    fn trailer(&mut self, line: &str) -> Result<(), Refusal> {
        let (name, value) = line.split_once(':').ok_or_else(|| malformed("a header", "another text"))?;
        if self.trailers.len() == MOST {
            return Err(malformed("at most 32 headers behind the chunks", "more"));
        }
        self.trailers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        Ok(())
    }

    fn end(&mut self) -> Result<(), Refusal> {
        let signatures = self.trailers.extract_if(.., |(name, _)| name == "x-amz-trailer-signature");
        let signature = signatures.last().map(|(_, value)| value).unwrap_or_default();
        if let Some(verifier) = self.verifier.as_mut().filter(|_| self.has_signed_trailer) {
            let lines = self.trailers.iter().map(|(name, value)| format!("{name}:{value}\n"));
            let text: String = lines.collect();
            verifier.trailer(text.as_bytes(), &signature).map_err(unverified)?;
        }
        self.state = State::End;
        Ok(())
    }

    /// Returns the headers behind the chunks that were announced.
    pub(super) fn into_trailers(self) -> impl Iterator<Item = (String, String)> {
        let Decoder { announced, trailers, .. } = self;
        trailers.into_iter().filter(move |(name, _)| announced.contains(name))
    }

    /// Checks that all is there.
    pub(super) fn finish(&self) -> Result<(), Refusal> {
        if !matches!(self.state, State::End) || !self.line.is_empty() {
            return Err(malformed("the last chunk", "the end"));
        }
        let is_there = |name: &String| self.trailers.iter().any(|(found, _)| found == name);
        if let Some(missing) = self.announced.iter().find(|name| !is_there(name)) {
            let name: String = missing.chars().take(64).collect();
            let problem =
                format!("expected the header {name} behind the chunks, as the head says, found none");
            return Err(Refusal::new(Reason::IncompleteBody, problem));
        }
        match self.expected {
            Some(expected) if expected != self.decoded => Err(self.other_length("fewer")),
            _ => Ok(()),
        }
    }

    /// Returns the refusal of a body of another length than the head tells (code of S3: `IncompleteBody`).
    fn other_length(&self, found: &str) -> Refusal {
        let expected = self.expected.unwrap_or_default();
        let problem = format!("expected {expected} bytes, as {DECODED_CONTENT_LENGTH} says, found {found}");
        Refusal::new(Reason::IncompleteBody, problem)
    }
}

fn announced(head: &HeaderMap) -> Vec<String> {
    let values = head.get_all("x-amz-trailer").iter().filter_map(|value| value.to_str().ok());
    let names = values.flat_map(|value| value.split(',')).map(|name| name.trim().to_ascii_lowercase());
    names.filter(|name| !name.is_empty()).take(MOST).collect()
}

/// Returns the length of what was encoded, which not every client tells. One that is no number is none, as for S3.
fn told_length(head: &HeaderMap) -> Result<Option<u64>, Refusal> {
    let mut values = head.get_all(DECODED_CONTENT_LENGTH).iter();
    let Some(first) = values.next() else { return Ok(None) };
    let digits = first.to_str().ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    match digits.and_then(|digits| digits.parse().ok()).filter(|_| values.next().is_none()) {
        Some(length) => Ok(Some(length)),
        None => {
            let problem =
                format!("expected a number of bytes in the header {DECODED_CONTENT_LENGTH}, found none");
            Err(Refusal::new(Reason::MissingLength, problem))
        }
    }
}

pub(super) fn is_chunked(coding: &str) -> bool {
    coding.eq_ignore_ascii_case("aws-chunked")
}

fn malformed(expected: &str, found: &str) -> Refusal {
    let problem = format!("expected {expected} in a body of aws-chunked, found {found}");
    Refusal::new(Reason::Serialization, problem)
}

fn unverified(problem: impl std::fmt::Display) -> Refusal {
    Refusal::new(Reason::InvalidSignature, format!("{problem}, in a chunk of the body"))
}
