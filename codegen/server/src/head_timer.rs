//! The time that a connection has for the head of its next request.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::time::{Duration, Instant};

use hyper::rt::{Sleep, Timer};
use tokio::time;

/// A timer of a connection. hyper waits for each head until another deadline, later than the one before, and heads are nearly
/// always in time: all deadlines share one clock, which is set anew only when it rings.
#[derive(Debug)]
pub(crate) struct HeadTimer(Arc<Mutex<Clock>>);

#[derive(Debug)]
struct Clock {
    sleep: Pin<Box<time::Sleep>>,
    /// The task that it wakes when it rings.
    wakes: Option<Waker>,
}

impl HeadTimer {
    /// Returns a timer for deadlines after this time at the earliest.
    pub(crate) fn new(limit: Duration) -> Self {
        let sleep = Box::pin(time::sleep(limit));
        HeadTimer(Arc::new(Mutex::new(Clock { sleep, wakes: None })))
    }
}

impl Timer for HeadTimer {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(self.now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        Box::pin(Deadline { at: deadline.into(), clock: Arc::clone(&self.0) })
    }

    fn now(&self) -> Instant {
        time::Instant::now().into_std()
    }
}

struct Deadline {
    at: time::Instant,
    /// Rings at the deadline, or before.
    clock: Arc<Mutex<Clock>>,
}

impl Future for Deadline {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let is_heard = clock.wakes.as_ref().is_some_and(|waker| waker.will_wake(context.waker()));
        if is_heard && !clock.sleep.is_elapsed() {
            return Poll::Pending;
        }
        clock.wakes = Some(context.waker().clone());
        loop {
            ready!(clock.sleep.as_mut().poll(context));
            if clock.sleep.deadline() >= self.at {
                return Poll::Ready(());
            }
            clock.sleep.as_mut().reset(self.at);
        }
    }
}

impl Sleep for Deadline {}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_deadline_has_its_own_time() {
        let limit = Duration::from_millis(60);
        let begun = Instant::now();
        let timer = HeadTimer::new(limit);
        let early = timer.sleep(limit);
        time::sleep(limit / 2).await;
        drop(early); // its head came
        timer.sleep(limit).await;
        assert!(begun.elapsed() >= limit * 3 / 2);
        let again = Instant::now();
        timer.sleep(limit).await;
        assert!(again.elapsed() >= limit);
    }
}
