//! The table of a waiter.

use std::fmt;
use std::time::Duration;

/// A waiter (Smithy 2.0, `waitable` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiter {
    /// The name, such as `FleetStarted`.
    pub name: &'static str,
    /// The minimum time between two calls.
    pub min_delay: Duration,
    /// The maximum time between two calls.
    pub max_delay: Duration,
    /// The acceptors, in the order in which they are asked.
    pub acceptors: &'static [Acceptor],
}

impl Waiter {
    /// Returns a waiter whose calls are so many seconds apart at least and at most: 2 and 120 where a model does not say
    /// otherwise.
    #[must_use]
    pub const fn new(
        name: &'static str,
        min_delay: u32,
        max_delay: u32,
        acceptors: &'static [Acceptor],
    ) -> Self {
        let min_delay = Duration::from_secs(min_delay as u64);
        Waiter { name, min_delay, max_delay: Duration::from_secs(max_delay as u64), acceptors }
    }
}

/// The state that a waiter enters if an answer matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptor {
    /// The state.
    pub state: State,
    /// The condition.
    pub matcher: Matcher,
    /// A JMESPath expression about the output, whose result tells why the waiter failed.
    pub message: Option<&'static str>,
}

impl Acceptor {
    /// Returns an acceptor without a message.
    #[must_use]
    pub const fn new(state: State, matcher: Matcher) -> Self {
        Acceptor { state, matcher, message: None }
    }

    /// Sets [`Acceptor::message`].
    #[must_use]
    pub const fn message(mut self, path: &'static str) -> Self {
        self.message = Some(path);
        self
    }
}

/// The state of a waiter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The resource is in the wanted state.
    Success,
    /// The resource cannot get into the wanted state.
    Failure,
    /// The resource may still get into the wanted state.
    Retry,
}

/// A condition on the answer to a call. Paths are JMESPath expressions, which name members as the model does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matcher {
    /// The result of the path for the output, compared with an expected text.
    Output(&'static str, Comparator, &'static str),
    /// The result of the path for an object with the members `input` and `output`, compared with an expected text.
    InputOutput(&'static str, Comparator, &'static str),
    /// `true`: any output; `false`: any error of the service.
    Success(bool),
    /// An error of this name: its code on the wire, or its shape's.
    ErrorType(&'static str),
}

/// The comparison of a path's result with an expected text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// The result is this string.
    StringEquals,
    /// The result is this boolean.
    BooleanEquals,
    /// The result is an array of this string, at least one.
    AllStringEquals,
    /// The result is an array with this string.
    AnyStringEquals,
}

impl fmt::Display for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (side, path, comparator, expected) = match self {
            Matcher::Output(path, comparator, expected) => ("output", path, comparator, expected),
            Matcher::InputOutput(path, comparator, expected) => {
                ("input and output", path, comparator, expected)
            }
            Matcher::Success(true) => return f.write_str("any output"),
            Matcher::Success(false) => return f.write_str("any error"),
            Matcher::ErrorType(name) => return write!(f, "the error {name}"),
        };
        match comparator {
            Comparator::StringEquals => write!(f, "{side}: `{path}` is {expected:?}"),
            Comparator::BooleanEquals => write!(f, "{side}: `{path}` is {expected}"),
            Comparator::AllStringEquals => write!(f, "{side}: each of `{path}` is {expected:?}"),
            Comparator::AnyStringEquals => write!(f, "{side}: one of `{path}` is {expected:?}"),
        }
    }
}
