//! What came of an attempt, as far as retries are concerned.

use std::time::Duration;

use ferrosmith_runtime::ServiceError;

/// Why an attempt may be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retryable {
    /// Something went wrong that may go well the next time.
    Transient,
    /// The service wants fewer requests.
    Throttling,
}

impl Retryable {
    /// Returns why an error of a service may be tried again, as its model, its code and its status say; `None` if it
    /// would be the same again.
    #[must_use]
    pub fn of(error: &dyn ServiceError) -> Option<Self> {
        match (error.is_throttling(), error.is_retryable()) {
            (true, _) => Some(Retryable::Throttling),
            (false, true) => Some(Retryable::Transient),
            (false, false) => None,
        }
    }
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An output.
    Succeeded,
    /// Anything else.
    Failed {
        /// Why it may be tried again; `None` if it must not.
        retryable: Option<Retryable>,
        /// How long the service asks to wait ([`retry_after`](super::retry_after)).
        retry_after: Option<Duration>,
    },
}
