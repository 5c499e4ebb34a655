//! Streams that are verified or decoded as they are read.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::Refusal;
use http_body::{Body as _, Frame, SizeHint};

use crate::{Body, BoxError};

/// A verifier or decoder of a stream.
pub(crate) trait Decode: Send + Unpin + 'static {
    /// Takes bytes from the front of a piece, which is not empty. Returns what they are, which may be nothing yet.
    fn decode(&mut self, piece: &mut Bytes) -> Result<Bytes, Refusal>;

    /// Returns what is left at the end.
    fn end(self) -> Result<Bytes, Refusal>;
}

/// Returns a stream that is decoded as it is read, and whose length is `length` then, as far as it is known. It ends in the
/// [`Refusal`] of its decoder.
pub(crate) fn decoded(body: Body, decoder: impl Decode, length: Option<u64>) -> Body {
    Body::stream(Decoded { body, piece: Bytes::new(), decoder: Some(decoder), left: length })
}

struct Decoded<D> {
    body: Body,
    /// The rest of a piece that is not decoded yet.
    piece: Bytes,
    /// `None` after the end, and after an error.
    decoder: Option<D>,
    /// The length of the rest, as far as it is known.
    left: Option<u64>,
}

impl<D: Decode> Decoded<D> {
    /// Returns a frame of what was decoded, which may be empty.
    fn advance(&mut self, context: &mut Context<'_>) -> Poll<Result<Frame<Bytes>, BoxError>> {
        if let (Some(decoder), false) = (&mut self.decoder, self.piece.is_empty()) {
            return Poll::Ready(decoder.decode(&mut self.piece).map(Frame::data).map_err(BoxError::from));
        }
        Poll::Ready(match ready!(Pin::new(&mut self.body).poll_frame(context)) {
            Some(Ok(frame)) => match frame.into_data() {
                Ok(piece) => {
                    self.piece = piece;
                    Ok(Frame::data(Bytes::new()))
                }
                Err(trailers) => Ok(trailers),
            },
            Some(Err(error)) => Err(error),
            None => {
                let end = self.decoder.take().map_or(Ok(Bytes::new()), Decode::end);
                end.map(Frame::data).map_err(BoxError::from)
            }
        })
    }
}

impl<D: Decode> http_body::Body for Decoded<D> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while self.decoder.is_some() {
            let advanced = ready!(self.advance(context));
            match &advanced {
                Ok(frame) => {
                    let length = frame.data_ref().map(Bytes::len);
                    if length == Some(0) {
                        continue;
                    }
                    self.left = self.left.map(|left| left.saturating_sub(length.unwrap_or(0) as u64));
                }
                Err(_) => self.decoder = None,
            }
            return Poll::Ready(Some(advanced));
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
