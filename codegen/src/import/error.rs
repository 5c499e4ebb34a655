//! Errors in the source of an import, or in models that are compared.

use std::fmt;

use crate::error::Text;
use crate::files::DiskError;

/// An error and its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    place: Option<Place>,
    message: String,
}

/// A location in the source of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    file: String,
    path: String,
}

impl Problem {
    /// Returns an error at a location: a file, as the user or the archive names it, and a JSON path, with `$`
    /// for the whole document.
    pub(super) fn at(file: &str, path: impl Into<String>, message: impl Into<String>) -> Self {
        let place = Place { file: file.to_owned(), path: path.into() };
        Self { place: Some(place), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { file, path }) = &self.place {
            write!(f, "{}: {}: ", Text(file), Text(path))?;
        }
        Text(&self.message).fmt(f)
    }
}

/// An error that occurs when models are imported or compared: all problems with their locations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Vec<Problem>);

impl Error {
    /// Returns an error without a location.
    pub(super) fn message(text: impl Into<String>) -> Self {
        Self(vec![Problem { place: None, message: text.into() }])
    }

    /// Adds a location, unless there is one.
    pub(super) fn at(mut self, file: &str, path: impl Into<String>) -> Self {
        let place = Place { file: file.to_owned(), path: path.into() };
        for problem in &mut self.0 {
            problem.place.get_or_insert_with(|| place.clone());
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
        Self::message(error.to_string())
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
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
