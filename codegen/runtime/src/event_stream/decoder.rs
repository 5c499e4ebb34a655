//! From bytes to messages, as the bytes come.

use bytes::{Buf, Bytes, BytesMut};

use super::FrameError;
use super::message::{AROUND, MAX_PAYLOAD, Message, MessageRef, PRELUDE, Prelude};

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
    /// If `true`, headers and payload are bounded together, as clients want it.
    together: bool,
    /// The error after which nothing can be told any more.
    failed: Option<FrameError>,
    /// The headers of an earlier message, which were checked: most messages of a stream have the same.
    checked: Vec<u8>,
}

impl Default for Decoder {
    fn default() -> Self {
        let (before, piece) = (BytesMut::new(), Bytes::new());
        Decoder {
            before,
            piece,
            position: 0,
            max_payload: MAX_PAYLOAD,
            together: false,
            failed: None,
            checked: Vec::new(),
        }
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

    /// Bounds headers and payload together: each for itself is for services to check, and not for clients (Smithy 2.0,
    /// Amazon Event Stream).
    pub(super) fn bounded_together(self) -> Self {
        Decoder { together: true, ..self }
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
        Ok(self.peek()?.map(Peeked::take))
    }

    /// Checks that the stream has ended after a message, whether it was decoded yet or not.
    ///
    /// # Errors
    /// Returns an error if the last message is incomplete, or the error that came before.
    pub fn finish(&self) -> Result<(), FrameError> {
        match &self.failed {
            Some(error) => Err(error.clone()),
            None if are_whole((&*self.before).chain(&*self.piece)) => Ok(()),
            None => {
                let problem = "expected the rest of a message, found the end of the stream";
                Err(FrameError::at(problem, self.position + self.waiting() as u64))
            }
        }
    }

    /// Returns the next message where it stands; `None` when more bytes are needed.
    ///
    /// # Errors
    /// The same as [`Decoder::decode`].
    pub(super) fn peek(&mut self) -> Result<Option<Peeked<'_>>, FrameError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        match self.check() {
            Ok(prelude) => Ok(prelude.map(|prelude| Peeked { decoder: self, prelude })),
            Err(error) => {
                self.failed = Some(error.clone());
                (self.before, self.piece) = (BytesMut::new(), Bytes::new());
                Err(error)
            }
        }
    }

    /// Returns the number of bytes that are not decoded yet.
    pub(super) fn waiting(&self) -> usize {
        self.before.len() + self.piece.len()
    }

    /// Checks the next message, if it is complete, and returns its lengths.
    fn check(&mut self) -> Result<Option<Prelude>, FrameError> {
        let Some(prelude) = self.prelude() else { return Ok(None) };
        let prelude = Prelude::read(&prelude, self.max_payload, self.together, self.position)?;
        if self.waiting() < prelude.total {
            return Ok(None);
        }
        if !self.before.is_empty() {
            let lacking = prelude.total.saturating_sub(self.before.len());
            self.before.extend_from_slice(&self.piece.split_to(lacking));
        }
        let front = if self.before.is_empty() { &*self.piece } else { &*self.before };
        prelude.check(&front[..prelude.total], self.position, &mut self.checked)?;
        Ok(Some(prelude))
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
}

/// Returns `true` for any number of messages, as far as their lengths tell: none is shorter than one without content.
fn are_whole(mut bytes: impl Buf) -> bool {
    while bytes.has_remaining() {
        let Ok(total) = bytes.try_get_u32() else { return false };
        let total = usize::try_from(total).unwrap_or(usize::MAX);
        if total < AROUND || bytes.remaining() < total - 4 {
            return false;
        }
        bytes.advance(total - 4);
    }
    true
}

/// The next message of a decoder, which stays there until it is taken.
pub(super) struct Peeked<'a> {
    decoder: &'a mut Decoder,
    prelude: Prelude,
}

impl Peeked<'_> {
    /// Returns the message where it stands.
    pub(super) fn message(&self) -> MessageRef<'_> {
        let Decoder { before, piece, .. } = &*self.decoder;
        let front = if before.is_empty() { &**piece } else { &**before };
        self.prelude.message(&front[..self.prelude.total])
    }

    /// Returns `true` if nothing was fed after it.
    pub(super) fn is_last(&self) -> bool {
        self.decoder.waiting() == self.prelude.total
    }

    /// Removes the message.
    pub(super) fn take(self) -> Message {
        let Peeked { decoder: Decoder { before, piece, position, .. }, prelude } = self;
        *position += prelude.total as u64;
        let frame = match before.is_empty() {
            true => piece.split_to(prelude.total),
            false => before.split_to(prelude.total).freeze(),
        };
        Message::of_frame(frame, prelude)
    }

    /// Removes the message without returning it.
    pub(super) fn skip(self) {
        let Peeked { decoder: Decoder { before, piece, position, .. }, prelude } = self;
        *position += prelude.total as u64;
        match before.is_empty() {
            true => piece.advance(prelude.total),
            false => before.advance(prelude.total),
        }
    }
}
