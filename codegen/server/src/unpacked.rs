//! Streams that are decompressed as they are read (Smithy 2.0, `requestCompression` trait).

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::{Buf as _, Bytes};
use ferrosmith_runtime::protocol::{Decompressor, Refusal};
use ferrosmith_runtime::schema::OperationSchema;
use http::HeaderMap;
use http_body::{Body as _, Frame};

use crate::{Body, BoxError};

/// Returns the stream of a request as it was before it was compressed, if it was, and tells so in the head. It ends in a
/// [`Refusal`] where it is malformed.
pub(crate) fn stream(operation: &OperationSchema, head: &mut HeaderMap, body: Body) -> Body {
    let Some(decompressor) = Decompressor::of(operation, head) else { return body };
    Decompressor::announce(head);
    Body::stream(Unpacked { body, piece: Bytes::new(), decompressor: Some(decompressor) })
}

struct Unpacked {
    body: Body,
    /// The rest of a piece that is not decompressed yet.
    piece: Bytes,
    /// `None` after the end, and after an error.
    decompressor: Option<Decompressor>,
}

impl Unpacked {
    /// Returns more of the stream, if there is some.
    fn advance(&mut self, context: &mut Context<'_>) -> Poll<Result<Vec<u8>, BoxError>> {
        if let (Some(decompressor), false) = (&mut self.decompressor, self.piece.is_empty()) {
            let mut rest: &[u8] = &self.piece;
            let plain = decompressor.read(&mut rest);
            let taken = self.piece.len() - rest.len();
            self.piece.advance(taken);
            return Poll::Ready(plain.map_err(BoxError::from));
        }
        Poll::Ready(match ready!(Pin::new(&mut self.body).poll_frame(context)) {
            Some(Ok(frame)) => {
                self.piece = frame.into_data().unwrap_or_default();
                Ok(Vec::new())
            }
            Some(Err(error)) => Err(error),
            None => {
                let end: Option<Result<_, Refusal>> = self.decompressor.take().map(Decompressor::finish);
                end.unwrap_or_else(|| Ok(Vec::new())).map_err(BoxError::from)
            }
        })
    }
}

impl http_body::Body for Unpacked {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while self.decompressor.is_some() {
            match ready!(self.advance(context)) {
                Ok(plain) if plain.is_empty() => {}
                Ok(plain) => return Poll::Ready(Some(Ok(Frame::data(plain.into())))),
                Err(error) => {
                    self.decompressor = None;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        Poll::Ready(None)
    }
}
