//! What goes wrong, and where. Values are never part of it: they may be secrets.

use std::fmt::{self, Write as _};

/// Bytes that do not fit the type, or a value that does not fit the format.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Fault>); // boxed: the way that everything succeeds stays cheap

#[derive(Clone, PartialEq, Eq)]
struct Fault {
    /// From the innermost out: pushed while the readers return.
    path: Vec<Segment>,
    message: String,
    offset: Option<usize>,
}

#[derive(Clone, PartialEq, Eq)]
enum Segment {
    Member(&'static str),
    Index(usize),
    Key(Box<str>),
    /// A key of a map that is `@sensitive`.
    Hidden,
}

impl Error {
    /// Where in the value: `details.sso.username`, `users[3].name`, `tags["a"]`; empty for the
    /// value itself.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            // Writing to a string does not fail.
            let _ = match segment {
                Segment::Member(name) if path.is_empty() => write!(path, "{name}"),
                Segment::Member(name) => write!(path, ".{name}"),
                Segment::Index(index) => write!(path, "[{index}]"),
                Segment::Key(key) => write!(path, "[{key:?}]"),
                Segment::Hidden => write!(path, "[…]"),
            };
        }
        path
    }

    /// What was expected, and what was found.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The byte at which it was found; `None` when writing.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Whether a required member is missing, and nothing else is wrong so far.
    pub(crate) fn is_missing(&self) -> bool {
        self.0.message == MISSING
    }

    #[cold]
    pub(crate) fn new(expected: &str, found: &str, offset: Option<usize>) -> Self {
        let message = format!("expected {expected}, found {found}");
        Error(Box::new(Fault { path: Vec::new(), message, offset }))
    }

    /// The error, seen from the structure or union that has the member. Below a sensitive one,
    /// keys of maps are secrets too.
    #[cold]
    pub(crate) fn in_member(mut self, name: &'static str, sensitive: bool) -> Self {
        if sensitive {
            for segment in &mut self.0.path {
                if matches!(segment, Segment::Key(_)) {
                    *segment = Segment::Hidden;
                }
            }
        }
        self.0.path.push(Segment::Member(name));
        self
    }

    #[cold]
    pub(crate) fn in_element(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }

    #[cold]
    pub(crate) fn in_entry(mut self, key: &str) -> Self {
        let shown: String = key.chars().take(64).collect(); // enough to find it by
        self.0.path.push(Segment::Key(shown.into()));
        self
    }
}

/// What [`Error::new`] makes of a missing member.
const MISSING: &str = "expected a required member, found nothing";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        f.write_str(&self.0.message)?;
        match self.0.offset {
            Some(offset) => write!(f, ", byte {offset}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
