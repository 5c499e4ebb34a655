//! Matches answers with acceptors.

use std::cell::OnceCell;

use ferrosmith_runtime::jmespath::{self, Error, Expression};
use ferrosmith_runtime::schema::{OperationSchema, shape_name};
use ferrosmith_runtime::{Document, Ref, Structure};

use super::{Acceptor, Comparator, Matcher, State, Waiter};

/// The acceptors of a waiter, with their expressions read.
pub(crate) struct Matching(Vec<Ready>);

struct Ready {
    acceptor: &'static Acceptor,
    path: Option<Expression>,
    message: Option<Expression>,
}

/// The answer to a call.
pub(crate) enum Answer<'a> {
    Output {
        input: &'a dyn Structure,
        output: &'a dyn Structure,
    },
    /// An error of the service, and its code.
    Error {
        operation: &'static OperationSchema,
        code: Option<&'a str>,
    },
}

impl Matching {
    /// Reads the expressions of a waiter.
    ///
    /// # Errors
    /// Returns the text that is no expression, and the reason.
    pub(crate) fn new(waiter: &'static Waiter) -> Result<Self, (&'static str, Error)> {
        let read = |path: &'static str| Expression::parse(path).map_err(|error| (path, error));
        let ready = waiter.acceptors.iter().map(|acceptor| {
            let path = match acceptor.matcher {
                Matcher::Output(path, ..) | Matcher::InputOutput(path, ..) => Some(read(path)?),
                Matcher::Success(_) | Matcher::ErrorType(_) => None,
            };
            Ok(Ready { acceptor, path, message: acceptor.message.map(read).transpose()? })
        });
        ready.collect::<Result<_, _>>().map(Matching)
    }

    /// Returns the first acceptor that matches an answer, and the first expression that fails.
    pub(crate) fn first(&self, answer: &Answer<'_>) -> Found {
        let seen = Seen { answer, output: OnceCell::new(), both: OnceCell::new(), failed: OnceCell::new() };
        let matched = self.0.iter().find(|ready| seen.matches(ready)).map(|ready| {
            let message = ready.message.as_ref().filter(|_| ready.acceptor.state == State::Failure);
            (ready.acceptor, message.and_then(|path| seen.text(path)))
        });
        Found { matched, failed: seen.failed.into_inner() }
    }
}

/// The acceptors, held against an answer.
#[derive(Default)]
pub(crate) struct Found {
    /// The one that matches, and its message.
    pub(crate) matched: Option<(&'static Acceptor, Option<String>)>,
    pub(crate) failed: Option<FailedPath>,
}

/// An expression that fails for an answer, and the reason.
pub(crate) type FailedPath = (&'static str, Error);

/// An answer, and the documents that expressions are about, each made once.
struct Seen<'a> {
    answer: &'a Answer<'a>,
    output: OnceCell<Document>,
    both: OnceCell<Document>,
    failed: OnceCell<FailedPath>,
}

impl Seen<'_> {
    fn matches(&self, ready: &Ready) -> bool {
        match (&ready.acceptor.matcher, self.answer) {
            (Matcher::Success(expected), Answer::Output { .. }) => *expected,
            (Matcher::Success(expected), Answer::Error { .. }) => !expected,
            (Matcher::ErrorType(name), Answer::Error { operation, code }) => {
                code.is_some_and(|code| is_error(operation, shape_name(name), code))
            }
            (Matcher::Output(path, comparator, expected), _) => self
                .result(path, ready, self.output())
                .is_some_and(|found| compares(*comparator, &found, expected)),
            (Matcher::InputOutput(path, comparator, expected), _) => self
                .result(path, ready, self.both())
                .is_some_and(|found| compares(*comparator, &found, expected)),
            (Matcher::ErrorType(_), Answer::Output { .. }) => false,
        }
    }

    fn output(&self) -> Option<&Document> {
        let Answer::Output { output, .. } = self.answer else { return None };
        Some(self.output.get_or_init(|| jmespath::document(Ref::Structure(*output))))
    }

    fn both(&self) -> Option<&Document> {
        let Answer::Output { input, .. } = self.answer else { return None };
        let output = self.output()?;
        let input = || jmespath::document(Ref::Structure(*input));
        Some(self.both.get_or_init(|| [("input", input()), ("output", output.clone())].into_iter().collect()))
    }

    /// Returns the result of an expression. One that fails, such as the length of null, is no match: only a match changes the
    /// state of a waiter (Smithy 2.0, waiter workflow).
    fn result(&self, path: &'static str, ready: &Ready, of: Option<&Document>) -> Option<Document> {
        match ready.path.as_ref()?.search(of?) {
            Ok(found) => Some(found),
            Err(error) => {
                let _ = self.failed.set((path, error)); // the first one is enough
                None
            }
        }
    }

    /// A string, or several, that tell why.
    fn text(&self, path: &Expression) -> Option<String> {
        match path.search(self.output()?).ok()? {
            Document::String(text) => Some(text),
            Document::Array(items) => {
                let texts: Vec<&str> = items.iter().filter_map(Document::as_str).collect();
                (!texts.is_empty()).then(|| texts.join("; "))
            }
            _ => None,
        }
    }
}

fn compares(comparator: Comparator, found: &Document, expected: &str) -> bool {
    let is_expected = |item: &Document| item.as_str() == Some(expected);
    match (comparator, found) {
        (Comparator::StringEquals, found) => is_expected(found),
        (Comparator::BooleanEquals, Document::Boolean(value)) => expected.parse() == Ok(*value),
        (Comparator::AllStringEquals, Document::Array(items)) => {
            !items.is_empty() && items.iter().all(is_expected)
        }
        (Comparator::AnyStringEquals, Document::Array(items)) => items.iter().any(is_expected),
        _ => false,
    }
}

/// Returns whether a code is a name, or that of the operation's error with a name: models have both.
fn is_error(operation: &OperationSchema, name: &str, code: &str) -> bool {
    let has_code =
        |error: &&&ferrosmith_runtime::schema::Schema| error.error.is_some_and(|traits| traits.code == code);
    code == name || operation.errors.iter().filter(has_code).any(|error| shape_name(error.id) == name)
}
