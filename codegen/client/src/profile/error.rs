//! Errors of configuration files.

use std::fmt;
use std::io::ErrorKind;
use std::sync::Arc;

/// An error in a configuration file. It tells the place, and never what stands there, which may be a secret.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// A line is malformed.
    Line {
        /// The file.
        file: String,
        /// The line, counted from one.
        line: usize,
        /// The expected and the found form.
        problem: &'static str,
    },
    /// A file that is there and cannot be read.
    Unreadable {
        /// The file.
        file: String,
        /// The error of reading it.
        source: Arc<std::io::Error>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Line { file, line, problem } => write!(f, "{file}:{line}: {problem}"),
            Error::Unreadable { file, source } if source.kind() == ErrorKind::InvalidData => {
                write!(f, "{file}: expected a text in UTF-8, found other bytes: save it in UTF-8")
            }
            Error::Unreadable { file, source } => write!(f, "{file}: cannot be read: {source}"),
        }
    }
}

impl std::error::Error for Error {}
