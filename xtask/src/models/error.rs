//! What can go wrong while models are imported or compared.

use std::fmt;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    place: Option<Place>,
    message: String,
}

/// A place of a model.
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
            write!(f, "{file}: {path}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// Everything that was found wrong in one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// The command line cannot be understood, or a file cannot be read or written.
    Message(String),
    /// The models themselves are not as expected.
    Problems(Vec<Problem>),
}

impl Error {
    /// An error about no particular place of a model.
    pub(crate) fn message(text: impl Into<String>) -> Self {
        Self::Message(text.into())
    }

    /// The same about a place, unless it names places already.
    pub(super) fn at(self, file: &str, path: impl Into<String>) -> Self {
        match self {
            Self::Message(message) => Problem::at(file, path, message).into(),
            located => located,
        }
    }

    /// Whether some problem mentions `text`.
    #[cfg(test)]
    pub(crate) fn mentions(&self, text: &str) -> bool {
        self.to_string().contains(text)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(text) => f.write_str(text),
            Self::Problems(problems) => {
                for (i, problem) in problems.iter().enumerate() {
                    if i > 0 {
                        f.write_str("\n")?;
                    }
                    write!(f, "{problem}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

impl From<lexopt::Error> for Error {
    fn from(error: lexopt::Error) -> Self {
        Self::Message(error.to_string())
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
            Err(Error::Problems(problems)) => {
                self.0.extend(problems);
                None
            }
            Err(Error::Message(message)) => {
                self.0.push(Problem { place: None, message });
                None
            }
        }
    }

    /// `value`, if nothing was noted.
    pub(super) fn or_ok<T>(self, value: T) -> Result<T, Error> {
        if self.0.is_empty() { Ok(value) } else { Err(Error::Problems(self.0)) }
    }
}
