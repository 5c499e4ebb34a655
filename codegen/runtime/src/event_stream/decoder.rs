//! From bytes to messages, as the bytes come.

use bytes::{Buf as _, Bytes, BytesMut};

use super::FrameError;
use super::message::{MAX_PAYLOAD, Message, PRELUDE, Prelude};

/// A decoder of messages: it is fed bytes in pieces of any length, and gives messages.
///
/// A message in one piece is not copied: its payload shares the memory of the piece. What is kept of others is no
/// larger than what was fed, whatever length they claim.
///
/// ```
/// use ferrosmith_runtime::event_stream::{Decoder, HeaderValue, Message};
///
/// let message = Message::new("hello").header("number", HeaderValue::Integer(1))?;
/// let mut bytes = Vec::new();
/// message.encode(&mut bytes)?;
///
/// let mut decoder = Decoder::new();
/// decoder.feed(bytes[..7].to_vec());
/// assert_eq!(decoder.decode()?, None); // more is needed
/// decoder.feed(bytes[7..].to_vec());
/// assert_eq!(decoder.decode()?, Some(message));
/// decoder.finish()?; // nothing is left
/// # Ok::<(), ferrosmith_runtime::event_stream::FrameError>(())
/// ```
#[derive(Debug)]
pub struct Decoder {
    /// The bytes before the last piece that are not decoded yet.
    before: BytesMut,
    /// The bytes of the last piece that are not decoded yet.
    piece: Bytes,
    /// The position in the stream of the first byte that is not decoded.
    position: u64,
    max_payload: usize,
    /// The error after which nothing can be told any more.
    failed: Option<FrameError>,
    /// The headers of an earlier message, which were checked: most messages of a stream have the same.
    checked: Vec<u8>,
}

impl Default for Decoder {
    fn default() -> Self {
        let (before, piece) = (BytesMut::new(), Bytes::new());
        Decoder { before, piece, position: 0, max_payload: MAX_PAYLOAD, failed: None, checked: Vec::new() }
    }
}

impl Decoder {
    /// Returns a decoder at the start of a stream.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the length of the longest payload that is taken; [`MAX_PAYLOAD`] unless set.
    #[must_use]
    pub fn max_payload(mut self, bytes: usize) -> Self {
        self.max_payload = bytes;
        self
    }

    /// Takes the next bytes of the stream.
    pub fn feed(&mut self, bytes: impl Into<Bytes>) {
        if !self.piece.is_empty() {
            self.before.extend_from_slice(&self.piece);
        }
        self.piece = bytes.into();
    }

    /// Returns the next message; `None` when more bytes are needed.
    ///
    /// # Errors
    /// Returns an error if the bytes are no message. It is unknown where the next one starts: the error comes again.
    pub fn decode(&mut self) -> Result<Option<Message>, FrameError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let decoded = self.next();
        if let Err(error) = &decoded {
            self.failed = Some(error.clone());
            (self.before, self.piece) = (BytesMut::new(), Bytes::new());
        }
        decoded
    }

    /// Checks that the stream has ended after a message.
    ///
    /// # Errors
    /// Returns an error if the last message is incomplete, or the error that came before.
    pub fn finish(&self) -> Result<(), FrameError> {
        match (&self.failed, self.waiting()) {
            (Some(error), _) => Err(error.clone()),
            (None, 0) => Ok(()),
            (None, rest) => {
                let problem = "expected the rest of a message, found the end of the stream";
                Err(FrameError::at(problem, self.position + rest as u64))
            }
        }
    }

    /// Returns the number of bytes that are not decoded yet.
    fn waiting(&self) -> usize {
        self.before.len() + self.piece.len()
    }

    fn next(&mut self) -> Result<Option<Message>, FrameError> {
        let Some(prelude) = self.prelude() else { return Ok(None) };
        let prelude = Prelude::read(&prelude, self.max_payload, self.position)?;
        let Some(frame) = self.take(prelude.total) else { return Ok(None) };
        let message = Message::decode(frame, prelude, self.position, &mut self.checked)?;
        self.position += prelude.total as u64;
        Ok(Some(message))
    }

    /// Returns the first bytes of a message, where they are there.
    fn prelude(&self) -> Option<[u8; PRELUDE]> {
        if self.before.is_empty() {
            return self.piece.first_chunk().copied();
        }
        let mut prelude = [0; PRELUDE];
        let mut first = (&*self.before).chain(&*self.piece);
        first.try_copy_to_slice(&mut prelude).ok()?;
        Some(prelude)
    }

    /// Removes so many bytes, where they are there.
    fn take(&mut self, count: usize) -> Option<Bytes> {
        if self.waiting() < count {
            return None;
        }
        if self.before.is_empty() {
            return Some(self.piece.split_to(count));
        }
        let lacking = count.saturating_sub(self.before.len());
        self.before.extend_from_slice(&self.piece.split_to(lacking));
        Some(self.before.split_to(count).freeze())
    }
}
