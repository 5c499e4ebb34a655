//! Errors in models: location, found and expected form, and advice.

mod collected;

use std::fmt::{self, Write as _};

use crate::docs::is_hidden;
use crate::identifier::step;

pub(crate) use collected::Collected;

/// The maximum number of errors printed; the rest is counted.
const SHOWN: usize = 50;

/// The maximum number of characters printed of one part of an error.
const LONGEST: usize = 300;

/// A location in a model: a file and a path into its JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelLocation {
    /// The name of the file, as it was given to the loader.
    pub file: String,
    /// The JSON path, starting with `$`.
    pub path: String,
    /// The offset in bytes, for a file that is not JSON.
    pub byte: Option<usize>,
}

/// The severity of a [`Diagnostic`](crate::Diagnostic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is generated (`ERROR` in Smithy).
    Error,
    /// Code is generated, but lacks something that the model says.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// An error in a model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error {
    /// The location in the model.
    pub location: ModelLocation,
    /// The check that found it, such as `Target`: named as Smithy's own validator, where that has one.
    pub id: &'static str,
    /// The id of the shape or member, if the error is about one.
    pub shape: Option<String>,
    /// The found form.
    pub found: String,
    /// The expected form.
    pub expected: String,
    /// Advice; may be empty.
    pub hint: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: ", Text(&self.location.file), Text(&self.location.path))?;
        if let Some(shape) = &self.shape {
            write!(f, "shape `{}`: ", Text(shape))?;
        }
        write!(f, "found {}, expected {}", Text(&self.found), Text(&self.expected))?;
        if !self.hint.is_empty() {
            write!(f, "; {}", Text(&self.hint))?;
        }
        Ok(())
    }
}

/// Text of a model for printing: shortened, and without control characters.
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.0.char_indices().nth(LONGEST).map(|(end, _)| end);
        for c in self.0[..end.unwrap_or(self.0.len())].chars() {
            if is_hidden(c) { c.escape_default().fmt(f)? } else { f.write_char(c)? }
        }
        if end.is_some() { f.write_char('…') } else { Ok(()) }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// Moves the location to a value inside of it, by the keys on the way.
    pub(crate) fn inside(mut self, keys: &[&str]) -> Error {
        keys.iter().for_each(|key| self.location.path.push_str(&step(key)));
        self
    }
}

/// The errors of one step. Never empty in an `Err`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors(pub Vec<Error>);

impl Errors {
    /// Returns `value` if there are no errors; otherwise the errors, sorted by location and without
    /// duplicates.
    ///
    /// # Errors
    /// Returns the errors, if there are any.
    pub fn unless<T>(mut errors: Vec<Error>, value: T) -> Result<T, Errors> {
        if errors.is_empty() {
            return Ok(value);
        }
        errors.sort();
        errors.dedup();
        Err(Errors(errors))
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Errors(vec![error])
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().take(SHOWN).enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{error}")?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            rest => write!(f, "\nand {rest} more"),
        }
    }
}

impl std::error::Error for Errors {}
