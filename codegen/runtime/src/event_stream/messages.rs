//! The messages of a body, taken out of those that carry them with a signature.

use std::error::Error;
use std::fmt;

use bytes::Bytes;

use super::decoder::Peeked;
use super::{Decoder, EventError, FrameError, Message};
use crate::protocol::Side;

/// The messages of a body. A server takes each out of the one that carries it with a signature, whether it verifies
/// signatures or not.
pub(super) struct Messages {
    body: Decoder,
    /// The message that the last one of the body carried.
    carried: Decoder,
    open: Option<Box<Open>>,
    side: Side,
    /// `true` after the message that ends a signed stream.
    closed: bool,
}

/// Verifies the signature of a message, and returns the bytes of the message in it.
type Open = dyn FnMut(&Message) -> Result<Bytes, Box<dyn Error + Send + Sync>> + Send;

/// The header of a message that carries another one (Smithy 2.0, Amazon Event Stream, signed messages).
const SIGNATURE: &str = ":chunk-signature";

impl Messages {
    pub(super) fn new(side: Side) -> Self {
        let body = if side == Side::Server { Decoder::new() } else { Decoder::new().bounded_together() };
        Messages { body, carried: Decoder::new(), open: None, side, closed: false }
    }

    pub(super) fn max_payload(self, bytes: usize) -> Self {
        Messages { body: self.body.max_payload(bytes), ..self }
    }

    pub(super) fn open_with(self, open: Box<Open>) -> Self {
        Messages { open: Some(open), ..self }
    }

    pub(super) fn feed(&mut self, bytes: Bytes) {
        self.body.feed(bytes);
    }

    /// Returns the next message where it stands; `None` when more bytes are needed, and at the end of a signed stream.
    pub(super) fn peek<E>(&mut self) -> Result<Option<Peeked<'_>>, EventError<E>> {
        if self.carried.waiting() == 0 {
            let Some(next) = self.body.peek()? else { return Ok(None) };
            let inner = match &mut self.open {
                Some(open) => open(&next.take()).map_err(EventError::Body)?,
                None if self.side == Side::Server && next.message().headers.get(SIGNATURE).is_some() => {
                    next.take().into_parts().1
                }
                None => return Ok(Some(next)),
            };
            if inner.is_empty() {
                self.closed = true;
                return Ok(None);
            }
            self.carried = Decoder::new();
            self.carried.feed(inner);
        }
        match self.carried.peek()? {
            Some(next) if next.is_last() => Ok(Some(next)),
            _ => Err(FrameError::at("expected one message with its signature, found more or less", 0).into()),
        }
    }

    /// Checks that the body has ended after a message, and a signed one after its last message.
    pub(super) fn finish<E>(&self) -> Result<(), EventError<E>> {
        self.body.finish()?;
        if self.open.is_some() && !self.closed {
            return Err(EventError::Body("expected the last message of a signed stream, found none".into()));
        }
        Ok(())
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages")
            .field("body", &self.body)
            .field("verifies", &self.open.is_some())
            .finish_non_exhaustive()
    }
}
