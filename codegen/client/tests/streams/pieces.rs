//! Streams that a test has in its hands.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_runtime::bytes::Bytes;
use futures_core::Stream;

/// A stream of pieces that counts how many were taken. An empty piece is a connection that breaks.
pub(crate) struct Pieces {
    left: VecDeque<&'static str>,
    pub(crate) taken: Arc<AtomicUsize>,
}

impl Pieces {
    pub(crate) fn new(pieces: &[&'static str]) -> Self {
        Pieces { left: pieces.iter().copied().collect(), taken: Arc::default() }
    }
}

impl Stream for Pieces {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = self.left.pop_front();
        if piece.is_some() {
            self.taken.fetch_add(1, Ordering::Relaxed);
        }
        Poll::Ready(piece.map(|piece| match piece {
            "" => Err("the line broke".into()),
            piece => Ok(piece.into()),
        }))
    }
}

pub(crate) fn body(pieces: &[&'static str]) -> Body {
    Body::from_stream(Pieces::new(pieces))
}
