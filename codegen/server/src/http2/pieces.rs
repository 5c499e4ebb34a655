//! The body of an answer, in pieces that a client has to take one by one.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::{Buf, Bytes};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

/// The most bytes of a piece. hyper keeps a piece until the client has room for it, and asks for the next one then.
const PIECE: usize = 16 * 1024;

/// The bytes of a body that hyper was given, and those that it has asked for more after.
#[derive(Debug, Default)]
pub(super) struct Given {
    given: AtomicU64,
    taken: AtomicU64,
}

impl Given {
    /// Returns the bytes that the client has room for, and those that it has none for yet.
    pub(super) fn taken_and_left(&self) -> (u64, u64) {
        let taken = self.taken.load(Ordering::Acquire);
        (taken, self.given.load(Ordering::Acquire).saturating_sub(taken))
    }

    fn give(&self, bytes: usize) {
        self.given.fetch_add(bytes as u64, Ordering::Release);
    }

    fn take(&self) {
        self.taken.store(self.given.load(Ordering::Relaxed), Ordering::Release);
    }
}

pin_project! {
    /// A body whose pieces are small.
    pub(crate) struct Pieces<B: Body> {
        #[pin]
        body: B,
        rest: Option<B::Data>,
        given: Arc<Given>,
    }
}

impl<B: Body> Pieces<B> {
    pub(super) fn new(body: B, given: Arc<Given>) -> Self {
        Pieces { body, rest: None, given }
    }
}

impl<B: Body> Body for Pieces<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let mut this = self.project();
        this.given.take();
        let mut data = match this.rest.take() {
            Some(rest) => rest,
            None => match ready!(this.body.as_mut().poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => data,
                    Err(other) => {
                        return Poll::Ready(
                            other.into_trailers().ok().map(|trailers| Ok(Frame::trailers(trailers))),
                        );
                    }
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            },
        };
        let piece = data.copy_to_bytes(data.remaining().min(PIECE));
        this.given.give(piece.len());
        *this.rest = Some(data).filter(Buf::has_remaining);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (mut size, rest) = (self.body.size_hint(), self.rest.as_ref().map_or(0, Buf::remaining) as u64);
        let upper = size.upper().map(|upper| upper.saturating_add(rest));
        size.set_lower(0); // which may not exceed the upper one meanwhile
        if let Some(upper) = upper {
            size.set_upper(upper);
        }
        size.set_lower(self.body.size_hint().lower().saturating_add(rest));
        size
    }
}
