//! Bodies that are encoded as they are read.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};

use crate::transport::{Body, BoxError, Polled};

/// The end of a line.
pub(super) const LINE: Bytes = Bytes::from_static(b"\r\n");

/// An encoding of a body.
pub(super) trait Encode: Send + Unpin + 'static {
    /// Encodes the front of a piece, which is not empty, and takes that from it.
    fn encode(&mut self, piece: &mut Bytes, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError>;
    /// Encodes the end.
    fn end(self, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError>;
}

/// Returns a body that is encoded as it is read, and whose length is `length` then, as far as it is known.
pub(super) fn encoded(body: Body, encoder: impl Encode, length: Option<u64>) -> Body {
    let (piece, ready) = (Bytes::new(), VecDeque::new());
    Body::stream(Encoded { body, piece, encoder: Some(encoder), ready, left: length })
}

struct Encoded<E> {
    body: Body,
    /// The rest of a piece that is not encoded yet.
    piece: Bytes,
    /// `None` after the end, and after an error.
    encoder: Option<E>,
    /// Parts that are encoded, and not yet taken.
    ready: VecDeque<Bytes>,
    /// The length of the rest, as far as it is known.
    left: Option<u64>,
}

impl<E: Encode> Encoded<E> {
    /// Encodes more of the body, or its end.
    fn advance(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        if let (Some(encoder), false) = (&mut self.encoder, self.piece.is_empty()) {
            return Poll::Ready(encoder.encode(&mut self.piece, &mut self.ready));
        }
        Poll::Ready(match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
            Some(Ok(frame)) => {
                self.piece = frame.into_data().unwrap_or_default();
                Ok(())
            }
            Some(Err(error)) => Err(error),
            None => self.encoder.take().map_or(Ok(()), |encoder| encoder.end(&mut self.ready)),
        })
    }
}

impl<E: Encode> http_body::Body for Encoded<E> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        loop {
            if let Some(bytes) = self.ready.pop_front() {
                self.left = self.left.map(|left| left.saturating_sub(bytes.len() as u64));
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
            if self.encoder.is_none() {
                return Poll::Ready(None);
            }
            if let Err(error) = ready!(self.advance(cx)) {
                self.encoder = None;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
