//! Errors and warnings about models, as data: location down to the column, and advice.
//!
//! The loader and the checks note JSON paths. Lines and columns are found afterwards, and only for what is
//! reported.

mod diagnose;
mod excerpt;
mod locate;
mod path;
mod render;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use diagnose::diagnose;

use crate::error::ModelLocation;
pub use crate::error::Severity;

/// An error or a warning about a model.
///
/// `Display` writes one line. With `{:#}` it writes several, with the source line underlined:
///
/// ```text
/// error[Target]: found the target `example#Strin`, which no file defines, expected a shape that exists
///   --> weather.json:7:29
///    |
///  7 |         "city": {"target": "example#Strin"}
///    |                            ^^^^^^^^^^^^^^^
///    = in: `example#Forecast$city`
///    = help: did you mean `smithy.api#String`?
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Errors stop the generator, warnings do not.
    pub severity: Severity,
    /// The check that found it, such as `Target`: named as Smithy's own validator, where that has one, or as a validator in
    /// the metadata of the model.
    pub id: Cow<'static, str>,
    /// The id of the shape or member, if the diagnostic is about one.
    pub shape: Option<String>,
    /// The file and the JSON path.
    pub location: ModelLocation,
    /// The line and column; `None` if the text of the file is not available.
    pub position: Option<Position>,
    /// The problem in one sentence: the found and the expected form, or the effect at run time.
    pub message: String,
    /// The found form.
    pub found: String,
    /// The expected form; `None` for a warning, and for an error that the model's metadata makes of one.
    pub expected: Option<String>,
    /// Advice; may be empty.
    pub help: String,
}

/// A range in the text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// The range of bytes in the file.
    pub span: Range<usize>,
    /// The line of its start, from 1.
    pub line: usize,
    /// The column of its start in characters, from 1.
    pub column: usize,
    /// The line, shortened and without control characters.
    pub source: String,
    /// The range of bytes in `source` that is underlined.
    pub marked: Range<usize>,
}

impl Position {
    /// Returns `true` if `source` lacks the start of the line.
    pub fn is_cut(&self) -> bool {
        self.source[..self.marked.start].chars().count() + 1 != self.column
    }
}

/// Errors and warnings of one run, errors first.
///
/// `Display` prints the first 50 with their source lines, and a count: `2 errors, 1 warning`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Returns an iterator over the diagnostics, errors first.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Returns `true` if there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the number of errors and warnings as text: `2 errors, 1 warning`.
    pub fn count(&self) -> String {
        let of = |severity| self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let counts = [Severity::Error, Severity::Warning].map(|severity| match of(severity) {
            0 => String::new(),
            1 => format!("1 {severity}"),
            several => format!("{several} {severity}s"),
        });
        let said: Vec<&str> = counts.iter().map(String::as_str).filter(|count| !count.is_empty()).collect();
        said.join(", ")
    }
}
