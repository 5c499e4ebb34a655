//! Outcomes of attempts, for retries.

use std::time::Duration;

use ferrosmith_runtime::ServiceError;

/// The reason for which an attempt may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryReason {
    /// A transient failure.
    Transient,
    /// The service throttles requests.
    Throttling,
}

impl RetryReason {
    /// Returns the reason for which an error of a service may be repeated, by its model, code and status;
    /// `None` if it is final.
    #[must_use]
    pub fn of(error: &dyn ServiceError) -> Option<Self> {
        match (error.is_throttling(), error.is_retryable()) {
            (true, _) => Some(RetryReason::Throttling),
            (false, true) => Some(RetryReason::Transient),
            (false, false) => None,
        }
    }
}

/// The outcome of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An output.
    Succeeded,
    /// Any failure.
    Failed {
        /// The reason for which it may be repeated; `None` if it is final.
        retryable: Option<RetryReason>,
        /// The time to wait that the service asks for ([`retry_after`](super::retry_after)).
        retry_after: Option<Duration>,
    },
}
