//! The time and the rate in which a client has to take what is sent to it.

use std::task::Context;
use std::time::Duration;

use tokio::time::Instant;

use crate::patience::Patience;

/// The pace of a client that takes what is sent to it. Most take it at once, and need no clock.
#[derive(Debug)]
pub(crate) struct Taking {
    /// The longest that it may take nothing.
    limit: Duration,
    /// The bytes that it must take in a second. Zero is any number.
    rate: u32,
    slow: Option<Box<Slow>>,
}

/// The rest of the patience with a client that did not take all at once.
#[derive(Debug)]
struct Slow {
    patience: Patience,
    /// When it took something that it had been waited for.
    took: Instant,
}

impl Taking {
    pub(crate) fn new(limit: Duration, rate: u32) -> Self {
        Taking { limit, rate, slow: None }
    }

    pub(crate) fn limit(&self) -> Duration {
        self.limit
    }

    /// The client took bytes.
    pub(crate) fn took(&mut self, bytes: usize) {
        let Some(slow) = &mut self.slow else { return };
        if slow.patience.is_waiting() {
            slow.took = Instant::now();
        }
        slow.patience.moved(bytes, self.rate);
    }

    /// Waits for the client to take something. Returns `true` if that took too long.
    pub(crate) fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        let limit = self.limit;
        let begin = || Box::new(Slow { patience: Patience::new(limit), took: Instant::now() });
        let slow = self.slow.get_or_insert_with(begin);
        if !slow.patience.is_waiting() {
            // It has taken all that there was for it, which may have been little.
            slow.patience.gain(slow.took.elapsed());
        }
        slow.patience.is_over(context)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use tokio::time::advance;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    fn is_over(taking: &mut Taking) -> bool {
        taking.is_over(&mut Context::from_waker(Waker::noop()))
    }

    /// Lets a client that is not given up take nothing for so many seconds.
    async fn wait(taking: &mut Taking, seconds: u64) {
        assert!(!is_over(taking));
        advance(Duration::from_secs(seconds)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_takes_too_little_is_left() {
        let mut taking = Taking::new(LIMIT, 100);
        for _ in 0..4 {
            wait(&mut taking, 20).await;
            taking.took(1000); // half of what it should
        }
        wait(&mut taking, 21).await;
        assert!(is_over(&mut taking));
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_takes_enough_is_not() {
        let mut taking = Taking::new(LIMIT, 100);
        for _ in 0..1000 {
            wait(&mut taking, 50).await;
            taking.took(4000);
            taking.took(1000);
        }
    }

    /// A client of a stream that says little has little to take when it comes back.
    #[tokio::test(start_paused = true)]
    async fn time_in_which_it_takes_all_makes_up_for_waiting() {
        let mut taking = Taking::new(LIMIT, 100);
        for _ in 0..1000 {
            wait(&mut taking, 50).await;
            taking.took(1);
            advance(Duration::from_secs(50)).await;
            taking.took(1);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_a_rate_any_byte_will_do() {
        let mut taking = Taking::new(LIMIT, 0);
        for _ in 0..1000 {
            wait(&mut taking, 59).await;
            taking.took(1);
        }
        wait(&mut taking, 61).await;
        assert!(is_over(&mut taking));
    }
}
