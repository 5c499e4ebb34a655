//! The constraints of the model, checked over whole values: through their schemas, all violations
//! at once.
//!
//! ```text
//! input.validate()?;   // with `use ferrosmith_runtime::Validate;`
//! ```
//!
//! What is checked: `length`, `range`, `pattern`, `uniqueItems`, values of enums, members of unions,
//! at any depth, keys and values of maps included; the member's own traits go before its target's.
//! A required member is always there in Rust; one that was missing in a message is known to its
//! reader alone, which tells [`check_read`].

mod pattern;
mod range;
mod unique;
mod violation;
mod walk;

pub use pattern::{matches, unsupported};
pub use violation::{Constraint, Values, Violation, Violations};

use crate::value::{Structure, StructureShape};

/// Checks a value against the constraints of its model.
///
/// Patterns that this crate does not take are not violations; [`check`] lists them.
///
/// # Errors
///
/// Every violation, up to [`Violations::MOST`].
pub fn validate(value: &dyn Structure) -> Result<(), Violations> {
    check(value).into_result()
}

/// [`validate`] as a method of every structure.
pub trait Validate: StructureShape {
    /// Checks the value against the constraints of its model: see [`validate`].
    ///
    /// # Errors
    ///
    /// Every violation, up to [`Violations::MOST`].
    #[inline]
    fn validate(&self) -> Result<(), Violations> {
        validate(self)
    }
}

impl<T: StructureShape> Validate for T {}

/// Checks a value, and tells what could not be checked as well.
pub fn check(value: &dyn Structure) -> Report {
    walk::walk(value, &[])
}

/// Checks a value that was read with required members left empty where they were missing, given
/// the paths of those: JSON pointers of the names in the model, as [`Violation::path`] has them,
/// keys of maps in full. A missing member is a violation, and nothing else is said of its value.
pub fn check_read(value: &dyn Structure, missing: &[String]) -> Report {
    walk::walk(value, missing)
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Report {
    violations: Violations,
    unchecked: Vec<Unchecked>,
}

impl Report {
    /// The violations; none where the value is as it must be, as far as it was checked.
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// What was not checked, up to [`Violations::MOST`].
    #[must_use]
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// The violations, as an error where there are any.
    ///
    /// # Errors
    ///
    /// The violations.
    pub fn into_result(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(self.violations) }
    }
}

/// A text that was not checked against its pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    path: String,
    pattern: &'static str,
    reason: &'static str,
}

impl Unchecked {
    /// Where the text is: see [`Violation::path`].
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The pattern.
    #[must_use]
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// What the pattern has that this crate does not take.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}
