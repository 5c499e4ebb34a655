//! Errors in the source of an import, or in models that are compared.

use std::fmt;

use crate::error::Text;
use crate::files::{DiskError, DiskErrors};

/// An error and its location.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The file, as the user or the archive names it; `None` if no file is to blame.
    pub file: Option<String>,
    /// The JSON path, starting with `$`; `None` for a whole file.
    pub path: Option<String>,
    /// The found form; a whole sentence where nothing is expected.
    pub found: String,
    /// The expected form; may be empty.
    pub expected: String,
    /// Advice; may be empty.
    pub hint: String,
}

impl Problem {
    /// Returns an error without a location.
    pub(super) fn new(
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let (found, expected, hint) = (found.into(), expected.into(), hint.into());
        Self { file: None, path: None, found, expected, hint }
    }

    /// Returns the same error at a location: a file and a JSON path, with `$` for the whole document.
    pub(super) fn at(self, file: &str, path: impl Into<String>) -> Self {
        Self { file: Some(file.to_owned()), path: Some(path.into()), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in [&self.file, &self.path].into_iter().flatten() {
            write!(f, "{}: ", Text(place))?;
        }
        match self.expected.as_str() {
            "" => Text(&self.found).fmt(f)?, // the words of another error
            expected => write!(f, "found {}, expected {}", Text(&self.found), Text(expected))?,
        }
        if self.hint.is_empty() { Ok(()) } else { write!(f, "; {}", Text(&self.hint)) }
    }
}

/// An error that occurs when models are imported or compared: all problems with their locations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Vec<Problem>);

impl Error {
    /// Returns the problems; there is at least one.
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }

    /// Returns an error without a location.
    pub(super) fn new(
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Problem::new(found, expected, hint).into()
    }

    /// Returns an error about a file that cannot be read or written.
    pub(super) fn of_file(file: impl fmt::Display, reason: impl fmt::Display) -> Self {
        let problem = Problem::new(reason.to_string(), "", "");
        Problem { file: Some(file.to_string()), ..problem }.into()
    }

    /// Adds the file, unless there is one.
    pub(super) fn of(mut self, file: impl fmt::Display) -> Self {
        for problem in self.0.iter_mut().filter(|problem| problem.file.is_none()) {
            problem.file = Some(file.to_string());
        }
        self
    }

    /// Adds a location, unless there is one.
    pub(super) fn at(mut self, file: &str, path: impl Into<String>) -> Self {
        let path = path.into();
        for problem in self.0.iter_mut().filter(|problem| problem.file.is_none()) {
            (problem.file, problem.path) = (Some(file.to_owned()), Some(path.clone()));
        }
        self
    }

    /// Returns `true` if a problem contains `text`.
    #[cfg(test)]
    pub(super) fn mentions(&self, text: &str) -> bool {
        self.to_string().contains(text)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Self {
        Self(problems)
    }
}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        DiskErrors(vec![error]).into()
    }
}

impl From<DiskErrors> for Error {
    fn from(errors: DiskErrors) -> Self {
        let problem = |DiskError { path, action, source }| {
            let file = Some(path.display().to_string());
            Problem { file, ..Problem::new(format!("cannot {action}: {source}"), "", "") }
        };
        Self(errors.0.into_iter().map(problem).collect())
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self(problems.0)
    }
}

/// Collects problems, so that one run reports them all.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Returns the value; collects the problems of an error.
    pub(super) fn note<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(Error(problems)) => {
                self.0.extend(problems);
                None
            }
        }
    }

    /// Returns the value if there are no problems.
    pub(super) fn or_ok<T>(self, value: T) -> Result<T, Error> {
        if self.0.is_empty() { Ok(value) } else { Err(Error(self.0)) }
    }
}
