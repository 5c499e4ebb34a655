//! Waiters: `smithy.waiters#waitable` (Smithy 2.0, section Waiters).

/// A waiter of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub documentation: Option<String>,
    /// `true` if it is deprecated.
    pub deprecated: bool,
    /// The minimum time between two calls, in seconds.
    pub min_delay: u32,
    /// The maximum time between two calls, in seconds.
    pub max_delay: u32,
    /// The acceptors, in the order in which they are asked.
    pub acceptors: Vec<Acceptor>,
}

/// The state that a waiter enters if an answer matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptor {
    /// The state.
    pub state: WaiterState,
    /// The condition.
    pub matcher: Matcher,
    /// The expression that tells why the waiter failed.
    pub message: Option<String>,
}

/// The state of a waiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiterState {
    /// The resource is in the wanted state.
    Success,
    /// The resource cannot get into the wanted state.
    Failure,
    /// The resource may still get into the wanted state.
    Retry,
}

/// A condition on the answer to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// An expression about the output.
    Output(PathMatcher),
    /// An expression about the input and the output.
    InputOutput(PathMatcher),
    /// Any output, or any error.
    Success(bool),
    /// An error of this name.
    ErrorType(String),
}

/// An expression, and what its result is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathMatcher {
    /// The expression, in JMESPath.
    pub path: String,
    /// The comparison.
    pub comparator: Comparator,
    /// The expected text.
    pub expected: String,
}

/// The comparison of an expression's result with the expected text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Matcher {
    /// Returns the key of the matcher in the trait, and the expression, if it has one.
    pub fn path(&self) -> Option<(&'static str, &PathMatcher)> {
        match self {
            Matcher::Output(path) => Some(("output", path)),
            Matcher::InputOutput(path) => Some(("inputOutput", path)),
            Matcher::Success(_) | Matcher::ErrorType(_) => None,
        }
    }
}
