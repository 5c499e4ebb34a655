//! The time that a peer may still be waited for.

use std::pin::Pin;
use std::task::Context;
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep};

/// The time that a peer may still be waited for. Only waiting takes of it, and bytes make up for that.
#[derive(Debug)]
pub(crate) struct Patience {
    most: Duration,
    left: Duration,
    /// When the waiting began.
    since: Option<Instant>,
    /// Rings when nothing is left, or before: it is set anew only when it rings.
    clock: Pin<Box<Sleep>>,
}

impl Patience {
    pub(crate) fn new(most: Duration) -> Self {
        Patience { most, left: most, since: None, clock: Box::pin(sleep(most)) }
    }

    #[cfg(feature = "hyper")]
    pub(crate) fn is_waiting(&self) -> bool {
        self.since.is_some()
    }

    /// Bytes were moved, of which there must be so many in a second. Zero is any number.
    pub(crate) fn moved(&mut self, bytes: usize, rate: u32) {
        if let Some(since) = self.since.take() {
            self.left = match self.left.checked_sub(since.elapsed()) {
                Some(left) => left,
                None if self.left.is_zero() => Duration::ZERO,
                // Who looks when all time is up did not wait all the time: the clock would have woken it.
                None => self.most,
            };
        }
        let nanoseconds = (bytes as u64).saturating_mul(1_000_000_000).checked_div(u64::from(rate));
        self.gain(nanoseconds.map_or(self.most, Duration::from_nanos));
    }

    /// Gives more time, up to the most.
    pub(crate) fn gain(&mut self, time: Duration) {
        self.left = self.left.saturating_add(time).min(self.most);
    }

    /// Waits. Returns `true` when no time is left.
    pub(crate) fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        let since = *self.since.get_or_insert_with(Instant::now);
        let Some(end) = since.checked_add(self.left) else { return false };
        while self.clock.as_mut().poll(context).is_ready() {
            if self.clock.deadline() >= end {
                self.left = Duration::ZERO;
                return true;
            }
            self.clock.as_mut().reset(end);
        }
        false
    }
}
