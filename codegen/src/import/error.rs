//! What is wrong with the source of an import, or with models that are compared.

use std::fmt;

use crate::error::Text;
use crate::files::DiskError;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    place: Option<Place>,
    message: String,
}

/// A place in the source of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    file: String,
    path: String,
}

impl Problem {
    /// What was found and expected at a place: a file as the user or the archive names it, and a JSON
    /// path inside, `$` being the whole document.
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

/// Everything that an import or a comparison found wrong, with the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Vec<Problem>);

impl Error {
    /// An error about no particular place of a model.
    pub(super) fn message(text: impl Into<String>) -> Self {
        Self(vec![Problem { place: None, message: text.into() }])
    }

    /// The same about a place, unless it names places already.
    pub(super) fn at(mut self, file: &str, path: impl Into<String>) -> Self {
        let place = Place { file: file.to_owned(), path: path.into() };
        for problem in &mut self.0 {
            problem.place.get_or_insert_with(|| place.clone());
        }
        self
    }

    /// Whether some problem mentions `text`.
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

/// Gathers the errors of many places, so that one run shows them all.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// The value of `result`, or nothing and its problems noted.
    pub(super) fn note<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(Error(problems)) => {
                self.0.extend(problems);
                None
            }
        }
    }

    /// `value`, if nothing was noted.
    pub(super) fn or_ok<T>(self, value: T) -> Result<T, Error> {
        if self.0.is_empty() { Ok(value) } else { Err(Error(self.0)) }
    }
}
