//! Errors of rule sets.

use std::fmt;

use super::types::Type;
use crate::error::Error;
use crate::model::Json;
use crate::model::nearest::{did_you_mean, meant_or};

/// The found form where a key is missing.
const NOTHING: &str = "nothing";

/// An error that occurs when a value is no rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetError {
    path: String,
    expected: String,
    found: String,
    /// The name that was meant, as advice; may be empty.
    hint: String,
}

impl RuleSetError {
    pub(super) fn new(path: impl Into<String>, expected: impl Into<String>, found: Option<&Json>) -> Self {
        let found = found.map_or_else(|| NOTHING.to_owned(), Json::describe);
        RuleSetError { path: path.into(), expected: expected.into(), found, hint: String::new() }
    }

    pub(super) fn text(path: &str, expected: &str, found: &str) -> Self {
        RuleSetError { found: format!("`{found}`"), ..RuleSetError::new(path, expected, None) }
    }

    /// Returns the error about an expression of another type.
    pub(super) fn mistyped(path: &str, expected: &Type, found: &Type, hint: &str) -> Self {
        let (expected, found) = (expected.to_string(), found.to_string());
        RuleSetError { path: path.to_owned(), expected, found, hint: hint.to_owned() }
    }

    /// Returns the error about a name that is none of those that exist.
    pub(super) fn name<'a>(
        path: &str,
        expected: &str,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        RuleSetError { hint: did_you_mean(found, known), ..RuleSetError::text(path, expected, found) }
    }

    /// Returns this error as one about the trait of a service, at its place inside of the rules.
    pub(crate) fn of_trait(self, service: Error) -> Error {
        let RuleSetError { path, expected, found, hint } = self;
        let otherwise = "correct the rules, or remove the trait: clients then use the endpoint of the region";
        let hint = meant_or(hint, otherwise);
        let key = path.rsplit('.').next().unwrap_or_default();
        let found = if found == NOTHING { format!("no `{key}`") } else { found };
        let mut error = Error { found: format!("{found} in the endpoint rules"), expected, hint, ..service }
            .inside(&["traits", "smithy.rules#endpointRuleSet"]);
        error.location.path.push_str(path.strip_prefix('$').unwrap_or_default());
        error
    }
}

/// Refuses a key that is nearly called as a known one: rules mean something else without it. Other keys may be newer
/// than these.
pub(super) fn check_keys(path: &str, value: Option<&Json>, known: &[&str]) -> Result<(), RuleSetError> {
    for (key, _) in value.and_then(Json::as_object).unwrap_or_default() {
        if !known.contains(&key.as_str()) && !did_you_mean(key, known.iter().copied()).is_empty() {
            let path = format!("{path}{}", crate::model::step(key));
            return Err(RuleSetError::name(&path, "a key of endpoint rules", key, known.iter().copied()));
        }
    }
    Ok(())
}

impl fmt::Display for RuleSetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RuleSetError { path, expected, found, hint } = self;
        write!(f, "{path}: expected {expected}, found {found}")?;
        if hint.is_empty() { Ok(()) } else { write!(f, "; {hint}") }
    }
}

impl std::error::Error for RuleSetError {}
