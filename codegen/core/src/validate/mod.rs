//! Validation: the constraints of the model, checked over a whole value (Smithy 2.0, constraint traits).
//!
//! [`Validate`](crate::Validate) adds the method `validate` to every structure; it returns all violations at once.
//! The functions here are for values behind [`dyn Structure`](Structure), and for patterns that could not be
//! checked.
//!
//! The checked traits are `length`, `range`, `pattern` and `uniqueItems`, and the checked types enums and
//! unions, at any depth, in keys and values of maps too. Traits of a member take precedence over those of its
//! target. A required member is never absent in Rust: a reader passes the paths of missing ones to
//! [`check_read`].

pub(crate) mod method;
mod missed;
mod pattern;
mod place;
mod range;
mod unique;
mod violation;
mod walk;

pub use pattern::{matches, unsupported};
pub use violation::{Constraint, Values, Violation, Violations};

use crate::value::Structure;

/// Checks a value against the constraints of its model.
///
/// Patterns that this crate does not support are skipped; [`check`] lists them.
///
/// # Errors
///
/// Returns every violation, up to [`Violations::MOST`].
pub fn validate(value: &dyn Structure) -> Result<(), Violations> {
    check(value).into_result()
}

/// Checks a value, and reports the patterns that could not be checked as well.
pub fn check(value: &dyn Structure) -> Report {
    walk::walk(value, None)
}

/// Checks a value that was read, given the paths of missing required members: JSON pointers with the names in
/// the model, like [`Violation::path`], with all keys of maps. A missing member is a violation, and its value
/// is not checked.
pub fn check_read(value: &dyn Structure, missing: &[String]) -> Report {
    walk::walk(value, Some(missing))
}

/// The result of a check: violations, and patterns that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Report {
    violations: Violations,
    unchecked: Vec<Unchecked>,
}

impl Report {
    /// Returns the violations; empty if the value is valid as far as it could be checked.
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// Returns the strings that could not be checked against their pattern, up to [`Violations::MOST`].
    #[must_use]
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// Returns the violations as an error, if there are any.
    ///
    /// # Errors
    ///
    /// Returns the violations.
    pub fn into_result(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(self.violations) }
    }
}

/// A string that could not be checked against its pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    path: String,
    pattern: &'static str,
    reason: &'static str,
}

impl Unchecked {
    /// Returns the location of the string: see [`Violation::path`].
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the pattern.
    #[must_use]
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// Returns the construct of the pattern that this crate does not support.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}
