//! The timeouts of calls.

use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// The timeouts of a call. The transport has its own for connecting.
///
/// ```
/// use std::time::Duration;
///
/// use ferrosmith_client::{Config, Timeouts};
///
/// # fn with(config: Config) -> Config {
/// // At most two seconds for an attempt, and ten for all of them together.
/// let timeouts = Timeouts::default().attempt(Duration::from_secs(2)).call(Duration::from_secs(10));
/// config.timeouts(timeouts)
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// The maximum time of an attempt, until its response is read; `None` for no limit. It is no limit of a call whose
    /// body is a stream ([`Call::attempt_timeout`](super::Call::attempt_timeout) is), and of a response that is left
    /// as a stream it is that of its head. Credentials have as much time before each attempt.
    pub attempt: Option<Duration>,
    /// The maximum time in which nothing moves; `None` for no limit: no piece of a response's body comes, however it is
    /// read, or no piece of a request's body that is a stream is taken, and nothing is answered. A stream of events may
    /// be silent for longer ([`Call::stall_timeout`](super::Call::stall_timeout) is a limit there, too).
    pub stall: Option<Duration>,
    /// The maximum time of the whole call, with its attempts and the waits between them; `None` for no limit.
    pub call: Option<Duration>,
}

impl Timeouts {
    /// Returns no timeouts.
    #[must_use]
    pub fn none() -> Self {
        Timeouts { attempt: None, stall: None, call: None }
    }

    /// Sets [`Timeouts::attempt`].
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = Some(limit);
        self
    }

    /// Sets [`Timeouts::stall`].
    #[must_use]
    pub fn stall(mut self, limit: Duration) -> Self {
        self.stall = Some(limit);
        self
    }

    /// Sets [`Timeouts::call`].
    #[must_use]
    pub fn call(mut self, limit: Duration) -> Self {
        self.call = Some(limit);
        self
    }
}

/// One minute for an attempt, one in which nothing moves, and no limit for the whole call.
impl Default for Timeouts {
    fn default() -> Self {
        Timeouts::none().attempt(MINUTE).stall(MINUTE)
    }
}
