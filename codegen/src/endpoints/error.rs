//! Errors of rule sets.

use std::fmt;

use crate::model::Json;

/// An error that occurs when a value is no rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetError {
    path: String,
    expected: String,
    found: String,
}

impl RuleSetError {
    pub(super) fn new(path: impl Into<String>, expected: impl Into<String>, found: Option<&Json>) -> Self {
        let found = found.map_or_else(|| "nothing".to_owned(), Json::describe);
        RuleSetError { path: path.into(), expected: expected.into(), found }
    }

    pub(super) fn text(path: &str, expected: &str, found: &str) -> Self {
        RuleSetError { path: path.to_owned(), expected: expected.to_owned(), found: format!("`{found}`") }
    }
}

impl fmt::Display for RuleSetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RuleSetError { path, expected, found } = self;
        write!(f, "{path}: expected {expected}, found {found}")
    }
}

impl std::error::Error for RuleSetError {}
