//! The trait of waiters.

use super::{Read, bool_of, entries, object, required, text_of};
use crate::model::Json;
use crate::model::traits::Mismatch;
use crate::model::traits::values::Value;
use crate::model::traits::waiters::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};

/// The delays of the specification, in seconds.
const MIN_DELAY: u32 = 2;
const MAX_DELAY: u32 = 120;

pub(in crate::model::traits) fn waitable(raw: &Json) -> Read<Value> {
    let waiters = entries(raw, waiter)?;
    if waiters.is_empty() {
        return Err(Mismatch::new(raw, "a waiter at least"));
    }
    let named = waiters.into_iter().map(|(name, waiter)| match is_name(&name) {
        true => Ok(Waiter { name, ..waiter }),
        false => {
            let expected = "names in letters and digits, the first a capital";
            Err(Mismatch { found: format!("a waiter {name:?}"), ..Mismatch::new(raw, expected) })
        }
    });
    named.collect::<Read<_>>().map(Value::Waiters)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn waiter(raw: &Json) -> Read<Waiter> {
    object(raw)?;
    let acceptors =
        raw.get("acceptors").ok_or_else(|| Mismatch::missing("acceptors", "an array of acceptors"))?;
    let elements = acceptors.as_array().ok_or_else(|| Mismatch::new(acceptors, "an array of acceptors"));
    let read = |(at, raw): (usize, &Json)| acceptor(raw).map_err(|wrong| wrong.under(&format!("[{at}]")));
    let read = elements.and_then(|elements| elements.iter().enumerate().map(read).collect::<Read<Vec<_>>>());
    let acceptors = read.map_err(|wrong| wrong.under_key("acceptors"))?;
    if !acceptors.iter().any(|acceptor| acceptor.state == WaiterState::Success) {
        let expected = "at least one acceptor with the state \"success\"";
        return Err(
            Mismatch { found: "none".to_owned(), ..Mismatch::new(raw, expected) }.under_key("acceptors")
        );
    }
    let min_delay = seconds(raw, "minDelay")?.unwrap_or(MIN_DELAY);
    let max_delay = seconds(raw, "maxDelay")?.unwrap_or(MAX_DELAY);
    if min_delay > max_delay {
        let found = format!("`minDelay` {min_delay} above `maxDelay` {max_delay}");
        return Err(Mismatch { found, ..Mismatch::new(raw, "`minDelay` up to `maxDelay`") });
    }
    Ok(Waiter {
        name: String::new(),
        documentation: text_of(raw, "documentation")?,
        deprecated: bool_of(raw, "deprecated")?,
        min_delay,
        max_delay,
        acceptors,
    })
}

fn seconds(raw: &Json, key: &str) -> Read<Option<u32>> {
    let Some(value) = raw.get(key) else { return Ok(None) };
    let seconds =
        value.as_u64().and_then(|seconds| u32::try_from(seconds).ok()).filter(|seconds| *seconds > 0);
    match seconds {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(Mismatch::new(value, "a whole number of seconds, at least 1").under_key(key)),
    }
}

fn acceptor(raw: &Json) -> Read<Acceptor> {
    let state = match required(raw, "state")?.as_str() {
        "success" => WaiterState::Success,
        "failure" => WaiterState::Failure,
        "retry" => WaiterState::Retry,
        _ => return Err(none_of(raw, "state", &["success", "failure", "retry"])),
    };
    let given = raw.get("matcher").ok_or_else(|| Mismatch::missing("matcher", "a matcher by that key"))?;
    let matcher = matcher(given).map_err(|wrong| wrong.under_key("matcher"))?;
    Ok(Acceptor { state, matcher, message: text_of(raw, "message")? })
}

fn matcher(raw: &Json) -> Read<Matcher> {
    const EXPECTED: &str = "one of `output`, `inputOutput`, `success` and `errorType`";
    let [(key, value)] = raw.as_object().unwrap_or_default() else {
        return Err(Mismatch::new(raw, EXPECTED));
    };
    match key.as_str() {
        "output" => path(value).map(Matcher::Output),
        "inputOutput" => path(value).map(Matcher::InputOutput),
        "success" => bool_of(raw, "success").map(Matcher::Success).map_err(unkeyed),
        "errorType" => required(raw, "errorType").map(Matcher::ErrorType).map_err(unkeyed),
        _ => return Err(Mismatch { found: format!("`{key}`"), ..Mismatch::new(raw, EXPECTED) }),
    }
    .map_err(|wrong| wrong.under_key(key))
}

/// An error that is about the value of the key already: the caller names it.
fn unkeyed(wrong: Mismatch) -> Mismatch {
    Mismatch { path: String::new(), ..wrong }
}

fn path(raw: &Json) -> Read<PathMatcher> {
    let comparator = match required(raw, "comparator")?.as_str() {
        "stringEquals" => Comparator::StringEquals,
        "booleanEquals" => Comparator::BooleanEquals,
        "allStringEquals" => Comparator::AllStringEquals,
        "anyStringEquals" => Comparator::AnyStringEquals,
        _ => {
            let all = &["stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals"];
            return Err(none_of(raw, "comparator", all));
        }
    };
    let (path, expected) = (required(raw, "path")?, required(raw, "expected")?);
    if comparator == Comparator::BooleanEquals && !matches!(expected.as_str(), "true" | "false") {
        return Err(none_of(raw, "expected", &["true", "false"]));
    }
    Ok(PathMatcher { path, comparator, expected })
}

fn none_of(raw: &Json, key: &str, values: &[&str]) -> Mismatch {
    Mismatch::none_of(raw.get(key).unwrap_or(raw), values).under_key(key)
}
