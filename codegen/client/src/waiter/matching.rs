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

    /// Returns the first acceptor that matches an answer, and its message.
    pub(crate) fn first(&self, answer: &Answer<'_>) -> Option<(&'static Acceptor, Option<String>)> {
        let seen = Seen { answer, output: OnceCell::new(), both: OnceCell::new() };
        let ready = self.0.iter().find(|ready| seen.matches(ready))?;
        let message = ready.message.as_ref().filter(|_| ready.acceptor.state == State::Failure);
        let message = message.and_then(|path| seen.text(path));
        Some((ready.acceptor, message))
    }
}

/// An answer, and the documents that expressions are about, each made once.
struct Seen<'a> {
    answer: &'a Answer<'a>,
    output: OnceCell<Document>,
    both: OnceCell<Document>,
}

impl Seen<'_> {
    fn matches(&self, ready: &Ready) -> bool {
        match (&ready.acceptor.matcher, self.answer) {
            (Matcher::Success(expected), Answer::Output { .. }) => *expected,
            (Matcher::Success(expected), Answer::Error { .. }) => !expected,
            (Matcher::ErrorType(name), Answer::Error { operation, code }) => {
                code.is_some_and(|code| is_error(operation, shape_name(name), code))
            }
            (Matcher::Output(_, comparator, expected), _) => {
                self.compares(ready, self.output(), *comparator, expected)
            }
            (Matcher::InputOutput(_, comparator, expected), _) => {
                self.compares(ready, self.both(), *comparator, expected)
            }
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

    /// An expression that fails, such as the length of null, matches nothing.
    fn compares(&self, ready: &Ready, of: Option<&Document>, comparator: Comparator, expected: &str) -> bool {
        let found = ready.path.as_ref().zip(of).and_then(|(path, of)| path.search(of).ok());
        found.is_some_and(|found| compares(comparator, &found, expected))
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
