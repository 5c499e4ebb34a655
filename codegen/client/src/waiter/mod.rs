//! Waiters: an operation is called again and again until a resource is in a state, or cannot get there (Smithy 2.0,
//! section Waiters).
//!
//! A [`Waiter`] is a static table, which generated code has for each waiter of its model. A [`Polling`] is the state of
//! one that runs, and has no clock: it is told which acceptor matched, how much time went by, and a random number, and
//! says what comes next. [`Wait`](crate::client::Wait) calls the operation.
//!
//! ```
//! use std::time::Duration;
//! use ferrosmith_client::waiter::{Acceptor, Comparator, Matcher};
//! use ferrosmith_client::waiter::{Polling, State, Step, Waiter};
//!
//! const RUNNING: Matcher =
//!     Matcher::Output("Fleets[].State", Comparator::AllStringEquals, "RUNNING");
//! const FLEET_STARTED: &Waiter =
//!     &Waiter::new("FleetStarted", 30, 120, &[Acceptor::new(State::Success, RUNNING)]);
//!
//! let mut polling = Polling::new(FLEET_STARTED, Duration::from_secs(100));
//! assert_eq!(polling.next(None, Duration::ZERO, 0.5), Step::Wait(Duration::from_secs(30)));
//! // 30 to 60 s; but then there would be no time for another: the last call has 30 s for its answer.
//! let last = Step::Wait(Duration::from_secs(40));
//! assert_eq!(polling.next(None, Duration::from_secs(30), 1.0), last);
//! assert_eq!(polling.next(None, Duration::from_secs(71), 0.0), Step::TimedOut);
//! ```

// The table of a waiter.
mod table;

// Matching answers with acceptors.
mod matching;

// The next step.
mod polling;

pub(crate) use matching::{Answer, FailedPath, Matching};
pub use polling::{Polling, Step};
pub use table::{Acceptor, Comparator, Matcher, State, Waiter};
