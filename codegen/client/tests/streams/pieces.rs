//! Streams that a test has in its hands.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_runtime::bytes::Bytes;
use futures_core::Stream;

/// A stream of a list's items, which counts how many were taken.
pub(crate) struct Items<T> {
    left: VecDeque<T>,
    pub(crate) taken: Arc<AtomicUsize>,
}

pub(crate) fn list<T>(items: impl IntoIterator<Item = T>) -> Items<T> {
    Items { left: items.into_iter().collect(), taken: Arc::default() }
}

impl<T: Unpin> Stream for Items<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        let item = self.left.pop_front();
        self.taken.fetch_add(usize::from(item.is_some()), Ordering::Relaxed);
        Poll::Ready(item)
    }
}

/// A stream of pieces, of which an empty one is a connection that breaks.
pub(crate) fn pieces(pieces: &[&'static str]) -> Items<Result<Bytes, BoxError>> {
    list(pieces.iter().map(|piece| match *piece {
        "" => Err("the line broke".into()),
        piece => Ok(piece.into()),
    }))
}

pub(crate) fn body(texts: &[&'static str]) -> Body {
    Body::from_stream(pieces(texts))
}
