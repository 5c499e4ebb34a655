//! Bodies of which nothing comes for too long.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use http_body::SizeHint;

use super::{Body, BoxError, Polled};
use crate::Sleep;
use crate::clock::SharedClock;

/// An error that occurs when nothing of a body comes for too long: its connection hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stalled {
    /// The limit.
    pub limit: Duration,
}

impl fmt::Display for Stalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing of it came for {:?}", self.limit)
    }
}

impl std::error::Error for Stalled {}

/// A body that ends in [`Stalled`] if nothing of it comes for a while. Time counts while somebody waits for it.
pub(crate) struct Watched {
    body: Body,
    clock: SharedClock,
    limit: Duration,
    sleep: Option<Sleep>,
}

impl Watched {
    pub(crate) fn new(body: Body, clock: SharedClock, limit: Duration) -> Self {
        Watched { body, clock, limit, sleep: None }
    }
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        let Watched { body, clock, limit, sleep } = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(cx) {
            *sleep = None;
            return Poll::Ready(frame);
        }
        ready!(sleep.get_or_insert_with(|| clock.timer(*limit)).as_mut().poll(cx));
        *sleep = None;
        // The error is the end, and whatever hangs is let go.
        *body = Body::default();
        Poll::Ready(Some(Err(Stalled { limit: *limit }.into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
