//! How long things may take.

use std::time::Duration;

/// How long a call may take. The time to connect is the transport's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// The longest time of one attempt, until its answer is read; `None` for any.
    pub attempt: Option<Duration>,
    /// The longest time of the whole call, attempts and the waits between them; `None` for any.
    pub call: Option<Duration>,
}

impl Timeouts {
    /// Returns timeouts of which there are none.
    #[must_use]
    pub fn none() -> Self {
        Timeouts { attempt: None, call: None }
    }

    /// Sets [`Timeouts::attempt`].
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = Some(limit);
        self
    }

    /// Sets [`Timeouts::call`].
    #[must_use]
    pub fn call(mut self, limit: Duration) -> Self {
        self.call = Some(limit);
        self
    }
}

/// One minute for an attempt, so that no call waits for ever, and none for the whole.
impl Default for Timeouts {
    fn default() -> Self {
        Timeouts::none().attempt(Duration::from_secs(60))
    }
}
