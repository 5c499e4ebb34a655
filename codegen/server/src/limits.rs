//! The limits of a server: bytes, requests at once, time.

use std::future::Future;
#[cfg(feature = "tokio")]
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{Reason, Refusal};
use http::Response;
use http_body::{Frame, SizeHint};
#[cfg(feature = "tokio")]
use tokio::runtime::Handle;
#[cfg(feature = "tokio")]
use tokio::time::{Sleep, sleep};

use crate::progress::Progress;
use crate::trace::Span;
use crate::{Body, BoxError, body};

/// The longest that a server waits for the rest of a body that it refuses.
const LONGEST_DRAIN: Duration = Duration::from_secs(5);

/// The limits of a server, and what counts towards them.
#[derive(Debug)]
pub(crate) struct Limits {
    /// The largest body of a request, in bytes.
    pub(crate) body: usize,
    /// The most requests at once.
    pub(crate) concurrency: usize,
    /// The longest that a body may take to arrive.
    pub(crate) body_timeout: Duration,
    /// The bytes of a body that must come in a second.
    pub(crate) body_rate: u32,
    /// The longest that a handler may take.
    pub(crate) handler_timeout: Duration,
    running: Arc<AtomicUsize>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            body: 10 << 20,
            concurrency: 1024,
            body_timeout: Duration::from_secs(30),
            body_rate: 500,
            handler_timeout: Duration::from_secs(60),
            running: Arc::default(),
        }
    }
}

/// A request that counts until it is dropped.
pub(crate) struct Running(Arc<AtomicUsize>);

impl Running {
    /// Lets a request count until its response has been sent: for streams, which take their time.
    pub(crate) fn until_end(self, response: Response<Body>, span: &Span) -> Response<Body> {
        if response.body().as_bytes().is_some() {
            return response;
        }
        response.map(|body| Body::stream(Counted { body, _running: self, span: span.clone() }))
    }
}

/// A body that counts until it is dropped.
struct Counted {
    body: Body,
    _running: Running,
    /// Of the request: what the stream traces is within it.
    span: Span,
}

impl http_body::Body for Counted {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Counted { body, span, .. } = self.get_mut();
        span.within(|| Pin::new(body).poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Limits {
    /// Counts a request, or refuses one too many.
    pub(crate) fn enter(&self) -> Result<Running, Refusal> {
        let running = self.running.fetch_add(1, Ordering::Relaxed);
        let entered = Running(Arc::clone(&self.running));
        match running < self.concurrency {
            true => Ok(entered),
            false => Err(Refusal::new(Reason::Unavailable, "the server has too much to do: try again later")),
        }
    }

    /// Waits for a body.
    pub(crate) async fn received<T>(
        &self,
        body: impl Future<Output = Result<T, Refusal>> + Unpin,
    ) -> Result<T, Refusal> {
        let late = || Refusal::new(Reason::Timeout, "the body did not arrive in time");
        within(self.body_timeout, None, body).await.unwrap_or_else(|| Err(late()))
    }

    /// Reads what is left of a body that is refused, within limits. Returns `true` if it is at its end.
    pub(crate) async fn drained(&self, body: impl http_body::Body) -> bool {
        let limit = self.body_timeout.min(LONGEST_DRAIN);
        within(limit, None, pin!(body::drain(body, self.body))).await.unwrap_or(false)
    }

    /// Waits for a handler, as long as the body that it takes makes progress.
    pub(crate) async fn answered<T>(
        &self,
        answer: impl Future<Output = T> + Unpin,
        progress: Option<&Progress>,
    ) -> Result<T, Refusal> {
        let late = || Refusal::new(Reason::Unavailable, "the answer takes too long");
        within(self.handler_timeout, progress, answer).await.ok_or_else(late)
    }
}

/// Waits for a future, but not longer, or not longer without progress; without a runtime of tokio there is no clock, and no
/// limit. What is there at once needs none.
#[cfg(feature = "tokio")]
async fn within<F: Future + Unpin>(
    limit: Duration,
    progress: Option<&Progress>,
    mut future: F,
) -> Option<F::Output> {
    let mut clock: Option<Pin<Box<Sleep>>> = None;
    poll_fn(move |context| {
        if let Poll::Ready(output) = Pin::new(&mut future).poll(context) {
            return Poll::Ready(Some(output));
        }
        if clock.is_none() && Handle::try_current().is_ok() {
            clock = Some(Box::pin(sleep(limit)));
        }
        let Some(clock) = &mut clock else { return Poll::Pending };
        while clock.as_mut().poll(context).is_ready() {
            if !progress.is_some_and(Progress::take) {
                return Poll::Ready(None);
            }
            clock.set(sleep(limit));
        }
        Poll::Pending
    })
    .await
}

#[cfg(not(feature = "tokio"))]
async fn within<F: Future + Unpin>(_: Duration, _: Option<&Progress>, future: F) -> Option<F::Output> {
    Some(future.await)
}
