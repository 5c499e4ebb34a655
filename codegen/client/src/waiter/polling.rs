//! The next step of a waiter.

use std::time::Duration;

use super::{State, Waiter};

/// The next step of a waiter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The resource is in the wanted state.
    Success,
    /// The resource cannot get into the wanted state.
    Failure,
    /// Wait for this time, then call again.
    Wait(Duration),
    /// The time is over, or its last call was made.
    TimedOut,
}

/// The state of a waiter that runs.
#[derive(Debug, Clone)]
pub struct Polling {
    min_delay: Duration,
    max_delay: Duration,
    limit: Duration,
    attempts: u32,
    /// Set if the next call is the last one.
    is_last: bool,
}

impl Polling {
    /// Returns the state of a waiter before its first call. It waits so long at most.
    #[must_use]
    pub fn new(waiter: &Waiter, limit: Duration) -> Self {
        // Without a wait it would call as fast as it can.
        let min_delay = waiter.min_delay.max(Duration::from_millis(1));
        let max_delay = waiter.max_delay.max(min_delay);
        Polling { min_delay, max_delay, limit, attempts: 0, is_last: false }
    }

    /// Returns the number of calls.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Takes the state of the acceptor that matched the answer to a call, the time since the start and a random number
    /// between 0 and 1, and returns the next step. An answer that nothing matches is `None`; an error that nothing
    /// matches is a failure.
    pub fn next(&mut self, state: Option<State>, elapsed: Duration, random: f64) -> Step {
        self.attempts = self.attempts.saturating_add(1);
        match state {
            Some(State::Success) => return Step::Success,
            Some(State::Failure) => return Step::Failure,
            Some(State::Retry) | None => {}
        }
        let remaining = self.limit.saturating_sub(elapsed);
        if self.is_last || remaining.is_zero() {
            return Step::TimedOut;
        }
        let delay = self.delay(random);
        self.is_last = remaining.saturating_sub(delay) <= self.min_delay;
        // The last call has the minimum delay for its answer (Smithy 2.0, section Waiter retries), or half of a time that is
        // no longer: else there would be none.
        let answer = if remaining > self.min_delay { self.min_delay } else { remaining / 2 };
        Step::Wait(if self.is_last { remaining - answer } else { delay })
    }

    /// Exponential backoff with jitter: from the minimum up to twice as much with each call.
    fn delay(&self, random: f64) -> Duration {
        let factor = 1_u32.checked_shl(self.attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        let longest = self.min_delay.saturating_mul(factor).min(self.max_delay);
        let random = if random.is_finite() { random.clamp(0.0, 1.0) } else { 1.0 };
        let more = Duration::try_from_secs_f64((longest - self.min_delay).as_secs_f64() * random);
        self.min_delay.saturating_add(more.unwrap_or_default())
    }
}
