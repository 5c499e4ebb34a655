//! Streams that are sent, and services that do not take them.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use http_body::SizeHint;

use crate::Sleep;
use crate::clock::SharedClock;
use crate::transport::{Body, BoxError, Polled};

/// The progress of a stream that is sent. A clone is the same.
#[derive(Clone, Default)]
pub(super) struct Pace(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The number of times that the connection asked for a piece, or dropped the body.
    moves: u64,
    /// If `true`, the connection waits for a piece, and not the piece for the connection.
    is_wanting: bool,
    /// Wakes who measures the time, when there is a piece again.
    waker: Option<Waker>,
}

impl Pace {
    /// Returns a body whose progress is seen.
    pub(super) fn of(&self, body: Body) -> Body {
        Body::stream(Paced { body, pace: self.clone() })
    }

    /// Notes that the body was polled or dropped, and whether the connection waits for a piece since.
    fn note(&self, is_wanting: bool) {
        let waker = {
            let mut state = self.lock();
            state.moves += 1;
            state.is_wanting = is_wanting;
            if is_wanting { None } else { state.waker.take() }
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the output of a future that sends the body; `None` if the other side takes nothing, and says nothing, for
    /// a while. The time for which the body itself has nothing to send does not count.
    pub(super) async fn within<F: Future>(
        &self,
        clock: &SharedClock,
        limit: Duration,
        sending: F,
    ) -> Option<F::Output> {
        let mut sending = pin!(sending);
        let mut timer: Option<(u64, Sleep)> = None;
        poll_fn(|cx| {
            if let Poll::Ready(output) = sending.as_mut().poll(cx) {
                return Poll::Ready(Some(output));
            }
            loop {
                let mut state = self.lock();
                if state.is_wanting {
                    state.waker = Some(cx.waker().clone());
                    timer = None;
                    return Poll::Pending;
                }
                match &mut timer {
                    Some((moves, sleep)) if *moves == state.moves => {
                        return sleep.as_mut().poll(cx).map(|()| None);
                    }
                    _ => timer = Some((state.moves, clock.timer(limit))),
                }
            }
        })
        .await
    }
}

struct Paced {
    body: Body,
    pace: Pace,
}

impl http_body::Body for Paced {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        self.pace.note(polled.is_pending());
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection that drops a body is not waiting for a piece of it.
impl Drop for Paced {
    fn drop(&mut self) {
        self.pace.note(false);
    }
}
