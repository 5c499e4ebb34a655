//! Tokens that retries take, and successes give back.

use std::sync::atomic::{AtomicU32, Ordering};

use super::RetryReason;

/// The tokens that a bucket has at first, and at most.
const CAPACITY: u32 = 500;

/// The tokens that a success without a retry gives back.
const REWARD: u32 = 1;

impl RetryReason {
    /// The price of a retry.
    fn price(self) -> u32 {
        match self {
            RetryReason::Transient => 14,
            RetryReason::Throttling => 5,
        }
    }
}

/// The tokens that the calls of a client share. Retries take some, calls that succeed give some back; while there are
/// too few, no call is made again.
#[derive(Debug)]
pub struct Bucket(AtomicU32);

impl Bucket {
    /// Returns a bucket with a number of tokens, at most the 500 that fit.
    #[must_use]
    pub fn new(tokens: u32) -> Self {
        Bucket(AtomicU32::new(tokens.min(CAPACITY)))
    }

    /// Returns the number of tokens.
    #[must_use]
    pub fn available(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// Takes the price of a retry, and returns it; `None` if there are too few tokens.
    pub(super) fn take(&self, retryable: RetryReason) -> Option<u32> {
        let price = retryable.price();
        let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(price));
        taken.ok().map(|_| price)
    }

    /// Gives back what the last retry took, or the reward of a call without one.
    pub(super) fn give(&self, taken: Option<u32>) {
        let given = taken.unwrap_or(REWARD);
        let add = |left: u32| Some(left.saturating_add(given).min(CAPACITY));
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

/// A full bucket.
impl Default for Bucket {
    fn default() -> Self {
        Bucket::new(CAPACITY)
    }
}
