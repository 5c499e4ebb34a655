//! The error of a waiter.

use std::fmt;
use std::time::Duration;

use ferrosmith_runtime::{Operation, jmespath};

use super::wait::Last;
use crate::waiter::{Acceptor, FailedPath, State, Waiter};

/// An error of a waiter, with the state that it reached, the number of calls and the last answer.
///
/// ```text
/// FleetStarted failed after 3 calls: output: one of `Fleets[].State` is "STOPPED"
/// FleetStarted was not reached within 600s, in 9 calls
/// ```
pub struct WaitError<O: Operation>(Box<Facts<O>>); // boxed: an error stays small in a `Result`

struct Facts<O: Operation> {
    waiter: &'static Waiter,
    end: End,
    last: Option<Last<O>>,
    calls: u32,
}

/// Reasons why a waiter ends without success.
#[derive(Debug)]
pub(super) enum End {
    /// An acceptor says that the resource cannot get there.
    Refused { acceptor: &'static Acceptor, message: Option<String> },
    /// A call failed, and no acceptor expects it.
    Failed,
    /// The time is over. An expression may have failed for the last answer.
    TimedOut { limit: Duration, failed: Option<FailedPath> },
    /// An expression of the waiter is none.
    Path { path: &'static str, error: jmespath::Error },
}

/// The kind of a waiter's error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitErrorKind {
    /// The resource cannot get into the wanted state.
    Failure,
    /// A call failed in a way that the waiter does not expect.
    Call,
    /// The time is over.
    Timeout,
    /// The waiter has an expression that cannot be read.
    Waiter,
}

impl<O: Operation> WaitError<O> {
    pub(super) fn new(waiter: &'static Waiter, end: End, last: Option<Last<O>>, calls: u32) -> Self {
        WaitError(Box::new(Facts { waiter, end, last, calls }))
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> WaitErrorKind {
        match self.0.end {
            End::Refused { .. } => WaitErrorKind::Failure,
            End::Failed => WaitErrorKind::Call,
            End::TimedOut { .. } => WaitErrorKind::Timeout,
            End::Path { .. } => WaitErrorKind::Waiter,
        }
    }

    /// Returns the name of the waiter.
    #[must_use]
    pub fn waiter(&self) -> &'static str {
        self.0.waiter.name
    }

    /// Returns the state that the waiter reached.
    #[must_use]
    pub fn state(&self) -> State {
        match self.0.end {
            End::TimedOut { .. } => State::Retry,
            End::Refused { .. } | End::Failed | End::Path { .. } => State::Failure,
        }
    }

    /// Returns the acceptor that ended the waiter.
    #[must_use]
    pub fn acceptor(&self) -> Option<&'static Acceptor> {
        match self.0.end {
            End::Refused { acceptor, .. } => Some(acceptor),
            _ => None,
        }
    }

    /// Returns the number of calls; each has its own retries.
    #[must_use]
    pub fn calls(&self) -> u32 {
        self.0.calls
    }

    /// Returns the last answer; `None` if no call was answered.
    #[must_use]
    pub fn last(&self) -> Option<&Last<O>> {
        self.0.last.as_ref()
    }

    /// Returns the last answer; `None` if no call was answered.
    #[must_use]
    pub fn into_last(self) -> Option<Last<O>> {
        self.0.last
    }

    fn last_error(&self) -> Option<&super::Error<O::Error>> {
        self.0.last.as_ref()?.as_ref().err()
    }
}

impl<O: Operation> fmt::Display for WaitError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts { waiter, end, calls, .. } = &*self.0;
        let (name, plural) = (waiter.name, if *calls == 1 { "" } else { "s" });
        match end {
            End::Refused { acceptor, message } => {
                write!(f, "{name} failed after {calls} call{plural}: {}", acceptor.matcher)?;
                message.as_ref().map_or(Ok(()), |message| write!(f, ": {message}"))?;
            }
            End::Failed => write!(f, "{name} failed after {calls} call{plural}")?,
            End::TimedOut { limit, failed } => {
                write!(f, "{name} was not reached within {limit:?}, in {calls} call{plural}")?;
                if let Some((path, error)) = failed {
                    write!(f, ": the expression `{path}` fails: {error}")?;
                }
            }
            End::Path { path, error } => {
                write!(f, "{name} cannot start: the expression `{path}`: {error}")?;
            }
        }
        self.last_error().map_or(Ok(()), |error| write!(f, ": {error}"))
    }
}

impl<O: Operation> fmt::Debug for WaitError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts { waiter, end, last, calls } = &*self.0;
        f.debug_struct("WaitError")
            .field("waiter", &waiter.name)
            .field("end", end)
            .field("last", last)
            .field("calls", calls)
            .finish()
    }
}

impl<O: Operation> std::error::Error for WaitError<O> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` prints the last error, so that a chain goes on with its own source.
        self.last_error()?.source()
    }
}
