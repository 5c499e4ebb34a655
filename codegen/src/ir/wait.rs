//! Waiters: methods of a client that call an operation until a resource is in a state.

use super::client::FIXED;
use super::{Comparator, Docs, Matcher, Operation, PathMatcher, Service, Waiter, WaiterState};
use crate::docs::{code, to_markdown};
use crate::names::{self, Style};

/// A method of a client that waits.
#[derive(Debug)]
pub struct WaitMethod {
    /// The Rust name.
    pub name: String,
    /// The name of the operation's type.
    pub operation: String,
    /// The name of the input's type.
    pub input: String,
    /// The waiter.
    pub waiter: Waiter,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// Returns the methods of a service's waiters. No method of an operation has the name of one.
pub(super) fn methods(service: &Service, taken: &[String]) -> Vec<WaitMethod> {
    let wanted = waiters(service)
        .map(|(_, waiter)| (waiter.name.as_str(), names::field_name(&format!("WaitUntil{}", waiter.name))));
    let wanted: Vec<(&str, String)> = wanted.collect();
    let taken: Vec<&str> = FIXED.into_iter().chain(taken.iter().map(String::as_str)).collect();
    let names = names::unique(&wanted, &taken, Style::Snake);
    let methods = waiters(service).zip(names).map(|((operation, waiter), name)| WaitMethod {
        name,
        operation: operation.name.clone(),
        input: operation.input.clone(),
        waiter: waiter.clone(),
        docs: docs(operation, waiter),
    });
    methods.collect()
}

/// The waiters of a service, and their operations.
fn waiters(service: &Service) -> impl Iterator<Item = (&Operation, &Waiter)> {
    service.operations.iter().flat_map(|of| of.waiters.iter().map(move |waiter| (of, waiter)))
}

/// The words of the model, and when the waiter ends.
fn docs(operation: &Operation, waiter: &Waiter) -> Docs {
    let own = waiter.documentation.as_deref().map(to_markdown).filter(|text| !text.is_empty());
    let mut docs = vec![own.unwrap_or_else(|| format!("Waits until {}.", code(&waiter.name)))];
    if waiter.deprecated {
        docs.push("> **Deprecated.**".to_owned());
    }
    let Operation { name, .. } = operation;
    docs.push(format!("Calls [`{name}`](super::{name}) until:"));
    let acceptors = waiter.acceptors.iter().map(|acceptor| {
        let ends = match acceptor.state {
            WaiterState::Success => "success",
            WaiterState::Failure => "failure",
            WaiterState::Retry => "again",
        };
        format!("- {ends}: {}", condition(&acceptor.matcher))
    });
    docs.push(acceptors.collect::<Vec<_>>().join("\n"));
    docs.push(format!(
        "The calls are {} to {} seconds apart, and each has its own retries. \
         [`within`](sdk::client::Wait::within) starts them.",
        waiter.min_delay, waiter.max_delay
    ));
    docs
}

fn condition(matcher: &Matcher) -> String {
    let PathMatcher { path, comparator, expected } = match matcher {
        Matcher::Output(path) | Matcher::InputOutput(path) => path,
        Matcher::Success(true) => return "any output".to_owned(),
        Matcher::Success(false) => return "any error of the service".to_owned(),
        Matcher::ErrorType(name) => return format!("the error {}", code(name)),
    };
    let (path, expected) = (code(path), code(expected));
    match comparator {
        Comparator::StringEquals | Comparator::BooleanEquals => format!("{path} is {expected}"),
        Comparator::AllStringEquals => format!("each of {path} is {expected}"),
        Comparator::AnyStringEquals => format!("one of {path} is {expected}"),
    }
}
