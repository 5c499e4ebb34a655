//! Clocks, and timers.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use ferrosmith_runtime::Timestamp;

/// A future that completes after a time, of [`Clock::sleep`].
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The time, and timers. There is one for `tokio` behind the feature of that name; tests and other runtimes have
/// their own.
///
/// ```
/// use std::time::Duration;
///
/// use ferrosmith_client::{Clock, Sleep};
/// use ferrosmith_runtime::Timestamp;
///
/// /// A clock for tests: it stands still, and nobody waits.
/// struct Noon;
///
/// impl Clock for Noon {
///     fn now(&self) -> Timestamp {
///         Timestamp::from_epoch(1_767_268_800, 0)
///     }
///
///     fn sleep(&self, _: Duration) -> Sleep {
///         Box::pin(std::future::ready(()))
///     }
/// }
/// ```
///
/// With another runtime, `sleep` is its timer: `Box::pin(async_io::Timer::after(duration).map(drop))`.
pub trait Clock: Send + Sync + 'static {
    /// Returns the time.
    fn now(&self) -> Timestamp;

    /// Returns a future that completes after the given time.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// A clock with its type erased. A clone shares it.
#[derive(Clone)]
pub(crate) struct SharedClock(Arc<dyn Clock>);

impl SharedClock {
    pub(crate) fn new(clock: impl Clock) -> Self {
        SharedClock(Arc::new(clock))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.now()
    }

    pub(crate) async fn sleep(&self, duration: Duration) {
        if !duration.is_zero() {
            self.0.sleep(duration).await;
        }
    }

    /// Returns a future that completes after the given time.
    pub(crate) fn timer(&self, duration: Duration) -> Sleep {
        self.0.sleep(duration)
    }

    /// Returns the output of a future; `None` if it takes longer.
    pub(crate) async fn within<F: Future>(&self, limit: Option<Duration>, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let Some(limit) = limit else { return Some(future.await) };
        // A result that is there at once needs no timer.
        let mut sleep = None;
        poll_fn(|cx| match future.as_mut().poll(cx) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => {
                sleep.get_or_insert_with(|| self.0.sleep(limit)).as_mut().poll(cx).map(|()| None)
            }
        })
        .await
    }
}

impl fmt::Debug for SharedClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}
