//! Messages: headers and a payload, in a frame of two lengths and two checksums.

use std::fmt;

use bytes::{Buf as _, Bytes};

use super::headers::MAX_HEADERS;
use super::headers_ref::{self, HeadersRef};
use super::{FrameError, HeaderValue, Headers};

/// A message of an event stream: headers, and a payload.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Message {
    headers: Headers,
    payload: Bytes,
}

/// The default for the maximum size of a payload in bytes.
pub const MAX_PAYLOAD: usize = 24 * 1024 * 1024;

/// The size of the prelude: two lengths and their checksum.
pub(super) const PRELUDE: usize = 12;

/// The size of a message without its headers and its payload.
pub(super) const AROUND: usize = PRELUDE + 4;

impl Message {
    /// Returns a message without headers.
    #[must_use]
    pub fn new(payload: impl Into<Bytes>) -> Self {
        Message { headers: Headers::new(), payload: payload.into() }
    }

    /// Adds a header.
    ///
    /// # Errors
    /// The same as [`Headers::push`].
    pub fn header(mut self, name: &str, value: HeaderValue<'_>) -> Result<Self, FrameError> {
        self.headers.push(name, value)?;
        Ok(self)
    }

    /// Returns the name of the event: the text of the header `:event-type`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.headers.text(":event-type")
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns the payload.
    #[must_use]
    pub fn payload(&self) -> &Bytes {
        &self.payload
    }

    /// Returns headers and payload.
    #[must_use]
    pub fn into_parts(self) -> (Headers, Bytes) {
        (self.headers, self.payload)
    }

    /// Appends the message in the encoding of the wire.
    ///
    /// # Errors
    /// Returns an error for a payload of more than [`MAX_PAYLOAD`] bytes.
    pub fn encode(&self, out: &mut Vec<u8>) -> Result<(), FrameError> {
        encode(self.headers.as_bytes(), &self.payload, out)
    }

    /// Returns the message of a frame that was checked, and keeps the frame's memory.
    pub(super) fn of_frame(mut frame: Bytes, prelude: Prelude) -> Self {
        frame.truncate(prelude.total - 4);
        frame.advance(PRELUDE);
        let headers = Headers::of_checked(frame.split_to(prelude.headers));
        Message { headers, payload: frame }
    }
}

/// A message where it stands in its frame.
#[derive(Clone, Copy)]
pub(super) struct MessageRef<'a> {
    pub(super) headers: HeadersRef<'a>,
    pub(super) payload: &'a [u8],
}

/// Appends a message with encoded headers.
pub(super) fn encode(headers: &[u8], payload: &[u8], out: &mut Vec<u8>) -> Result<(), FrameError> {
    if payload.len() > MAX_PAYLOAD {
        return Err(FrameError::of_value("expected a payload of at most 25165824 bytes, found more"));
    }
    let lengths = [AROUND + headers.len() + payload.len(), headers.len()];
    let [Ok(total), Ok(in_headers)] = lengths.map(u32::try_from) else {
        return Err(FrameError::of_value("expected a message that 32 bits count, found a longer one"));
    };
    let start = out.len();
    out.reserve(lengths[0]);
    out.extend_from_slice(&total.to_be_bytes());
    out.extend_from_slice(&in_headers.to_be_bytes());
    out.extend_from_slice(&crc32fast::hash(&out[start..]).to_be_bytes());
    out.extend_from_slice(headers);
    out.extend_from_slice(payload);
    out.extend_from_slice(&crc32fast::hash(&out[start..]).to_be_bytes());
    Ok(())
}

/// The lengths at the start of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prelude {
    /// Of the whole message.
    pub(super) total: usize,
    /// Of its headers.
    pub(super) headers: usize,
}

impl Prelude {
    /// Reads the prelude of a message; `start` is its position in the stream.
    ///
    /// `together` is for clients, who leave the sizes of headers and payloads to services, and bound both together.
    pub(super) fn read(
        bytes: &[u8; PRELUDE],
        max_payload: usize,
        together: bool,
        start: u64,
    ) -> Result<Prelude, FrameError> {
        let word = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let [total, headers, checksum] = [word(0), word(4), word(8)];
        if crc32fast::hash(&bytes[..8]) != checksum {
            let problem = "expected the lengths that their checksum is of, found others";
            return Err(FrameError::at(problem, start));
        }
        let [Ok(total), Ok(headers)] = [total, headers].map(usize::try_from) else {
            return Err(FrameError::at("expected a message that fits the memory, found a longer one", start));
        };
        if headers > MAX_HEADERS && !together {
            return Err(FrameError::at("expected headers of at most 131072 bytes, found more", start + 4));
        }
        let room = if together { MAX_HEADERS } else { headers };
        let most = max_payload.saturating_add(room).saturating_sub(headers);
        match total.checked_sub(AROUND).and_then(|rest| rest.checked_sub(headers)) {
            None => {
                Err(FrameError::at("expected a message that holds its headers, found a shorter one", start))
            }
            Some(payload) if payload > most => Err(FrameError::at(
                "expected a payload within the bound of the decoder, found a longer one",
                start,
            )),
            Some(_) => Ok(Prelude { total, headers }),
        }
    }

    /// Returns the message in a complete frame.
    pub(super) fn message(self, frame: &[u8]) -> MessageRef<'_> {
        let (headers, payload) = frame[PRELUDE..self.total - 4].split_at(self.headers);
        MessageRef { headers: HeadersRef::of_checked(headers), payload }
    }

    /// Checks a complete frame; `start` is its position in the stream, `checked` headers that need no check again.
    pub(super) fn check(self, frame: &[u8], start: u64, checked: &mut Vec<u8>) -> Result<(), FrameError> {
        let (message, checksum) = frame.split_at(self.total - 4);
        if checksum != crc32fast::hash(message).to_be_bytes() {
            let problem = "expected the message that its checksum is of, found another one";
            return Err(FrameError::at(problem, start + message.len() as u64));
        }
        let headers = headers_ref::check(&message[PRELUDE..][..self.headers], checked);
        headers.map_err(|(problem, at)| FrameError::at(problem, start + (PRELUDE + at) as u64))
    }
}

/// Writes the names of headers and the size of the payload, but no values, which may be secret.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("headers", &self.headers)
            .field("payload", &format_args!("{} bytes", self.payload.len()))
            .finish()
    }
}
