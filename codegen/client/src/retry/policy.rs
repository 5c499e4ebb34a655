//! The policy of retries.

use std::time::Duration;

/// The number of retries, and the time before each.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// The maximum number of attempts, including the first.
    pub max_attempts: u32,
    /// The maximum time before the first retry; it doubles with each.
    pub base: Duration,
    /// The maximum time before the first retry after throttling.
    pub throttling_base: Duration,
    /// The maximum time before any retry.
    pub max_backoff: Duration,
    /// If `true`, a call that is out of tokens waits once more before it fails: those who call in a loop, as one does
    /// for messages of a queue, are slowed down.
    pub long_polling: bool,
    /// If `true`, attempts are limited to the rate that the service takes ([`Limiter`](super::Limiter)): the adaptive
    /// mode of AWS SDKs. The calls of a client share the rate, so each service and each customer should have a client of
    /// its own.
    pub adaptive: bool,
}

impl Policy {
    /// Returns the standard policy: three attempts, 50 ms (1 s after throttling) to 20 s.
    #[must_use]
    pub fn standard() -> Self {
        Policy {
            max_attempts: 3,
            base: Duration::from_millis(50),
            throttling_base: Duration::from_secs(1),
            max_backoff: Duration::from_secs(20),
            long_polling: false,
            adaptive: false,
        }
    }

    /// Returns a policy without retries.
    #[must_use]
    pub fn never() -> Self {
        Policy::standard().max_attempts(1)
    }

    /// Returns the standard policy with a limit of the rate ([`Policy::adaptive`]).
    #[must_use]
    pub fn adaptive() -> Self {
        Policy { adaptive: true, ..Policy::standard() }
    }

    /// Sets [`Policy::max_attempts`]; zero counts as one.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets [`Policy::base`].
    #[must_use]
    pub fn base(mut self, wait: Duration) -> Self {
        self.base = wait;
        self
    }

    /// Sets [`Policy::max_backoff`].
    #[must_use]
    pub fn max_backoff(mut self, wait: Duration) -> Self {
        self.max_backoff = wait;
        self
    }

    /// Sets [`Policy::long_polling`].
    #[must_use]
    pub fn long_polling(mut self, waits: bool) -> Self {
        self.long_polling = waits;
        self
    }
}

impl Default for Policy {
    fn default() -> Self {
        Policy::standard()
    }
}
