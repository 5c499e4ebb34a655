//! Bytes that are no message, and headers that fit none.

use std::fmt;

/// An error of the bytes of a message, or of a header or payload that no message can hold.
///
/// It never holds values, which may be secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameError {
    problem: &'static str,
    offset: Option<u64>,
}

impl FrameError {
    #[cold]
    pub(super) fn at(problem: &'static str, offset: u64) -> Self {
        FrameError { problem, offset: Some(offset) }
    }

    /// Returns the error of a message that is made, not read.
    #[cold]
    pub(super) fn of_value(problem: &'static str) -> Self {
        FrameError { problem, offset: None }
    }

    /// Returns the expected and the found form.
    #[must_use]
    pub fn message(&self) -> &'static str {
        self.problem
    }

    /// Returns the position in the stream in bytes; `None` of a message that was to be written.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        self.offset
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.problem)?;
        match self.offset {
            Some(offset) => write!(f, ", byte {offset}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FrameError {}
