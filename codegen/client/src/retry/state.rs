//! The state of one call.

use std::time::Duration;

use super::delay::delay;
use super::{Bucket, Outcome, Policy};

/// The next step after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The call succeeded.
    Done,
    /// Wait for this time, then try again.
    Retry(Duration),
    /// The call failed.
    Stop(Stop),
}

/// The reason for which a call is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The error is final.
    Final,
    /// The maximum number of attempts is reached.
    Attempts,
    /// The bucket has too few tokens. A long poll waits before it fails, so that the next one comes later.
    Tokens(Option<Duration>),
}

/// The attempts of one call.
#[derive(Debug)]
pub struct Retries<'a> {
    policy: &'a Policy,
    bucket: &'a Bucket,
    attempts: u32,
    /// The tokens that the last retry took.
    taken: Option<u32>,
}

impl<'a> Retries<'a> {
    /// Returns the state of a call before its first attempt.
    #[must_use]
    pub fn new(policy: &'a Policy, bucket: &'a Bucket) -> Self {
        Retries { policy, bucket, attempts: 0, taken: None }
    }

    /// Returns the number of attempts.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Takes the outcome of an attempt and a random number between 0 and 1, and returns the next step.
    pub fn next(&mut self, outcome: Outcome, random: f64) -> Decision {
        self.attempts = self.attempts.saturating_add(1);
        let Outcome::Failed { retryable, retry_after } = outcome else {
            self.bucket.give(self.taken);
            return Decision::Done;
        };
        let Some(retryable) = retryable else { return Decision::Stop(Stop::Final) };
        if self.attempts >= self.policy.max_attempts {
            return Decision::Stop(Stop::Attempts);
        }
        let wait = delay(self.policy, self.attempts, retryable, retry_after, random);
        match self.bucket.take(retryable) {
            Some(taken) => {
                self.taken = Some(taken);
                Decision::Retry(wait)
            }
            None => Decision::Stop(Stop::Tokens(self.policy.long_polling.then_some(wait))),
        }
    }
}
