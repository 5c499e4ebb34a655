//! What goes wrong, and where. Values are never part of it: they may be secrets.

use std::fmt;

use super::path::{Path, Segment};

/// Bytes that do not fit the type, or a value that does not fit the format.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Fault>); // boxed: the way that everything succeeds stays cheap

#[derive(Clone, PartialEq, Eq)]
struct Fault {
    path: Path,
    kind: Kind,
    offset: Option<usize>,
    /// The paths of other members that are missing, too ([`Missing::Collect`](super::Missing::Collect)).
    others: Vec<Path>,
}

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    /// A required member that is missing.
    Missing,
    /// A union without a member.
    NoMember,
    /// Anything else.
    Other(String),
}

impl Error {
    /// How many missing members are collected: what a small input lacks must not fill the memory.
    const MOST_MISSING: usize = 1000;

    /// How many bytes the paths of missing members have in all, as JSON pointers, but for the last one.
    const MOST_POINTERS: usize = 1 << 20;

    /// Where in the value: `details.sso.username`, `users[3].name`, `tags["a"]`; empty for the
    /// value itself.
    #[must_use]
    pub fn path(&self) -> String {
        self.0.path.to_string()
    }

    /// What was expected, and what was found.
    #[must_use]
    pub fn message(&self) -> &str {
        match &self.0.kind {
            Kind::Missing => "expected a required member, found nothing",
            Kind::NoMember => "expected a member of the union, found none",
            Kind::Other(message) => message,
        }
    }

    /// The byte at which it was found; `None` when writing.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Returns whether nothing is wrong but that required members are missing.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.0.kind == Kind::Missing
    }

    /// Returns the paths of all required members that are missing, as JSON pointers (RFC 6901) of
    /// the names in the model; none where something else is wrong.
    ///
    /// They are complete with [`Missing::Collect`](super::Missing::Collect), up to 1000 and a
    /// megabyte; else there is one.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        if !self.is_missing() {
            return Vec::new();
        }
        let mut length = 0;
        let paths = std::iter::once(&self.0.path).chain(&self.0.others).map(Path::pointer);
        paths
            .take_while(|path| {
                let fits = length < Self::MOST_POINTERS;
                length += path.len();
                fits
            })
            .collect()
    }

    /// Returns whether the value itself is a union without a member.
    pub(crate) fn is_no_member(&self) -> bool {
        self.0.kind == Kind::NoMember && self.0.path.is_empty()
    }

    #[cold]
    pub(crate) fn new(expected: &str, found: &str, offset: Option<usize>) -> Self {
        Error::of(Kind::Other(format!("expected {expected}, found {found}")), offset)
    }

    /// The error of a text that says what was expected, and what was found.
    #[cfg(feature = "xml")]
    #[cold]
    pub(crate) fn of_problem(problem: &str, offset: Option<usize>) -> Self {
        Error::of(Kind::Other(problem.to_owned()), offset)
    }

    /// The error that the structure lacks a required member, whose step is still to be added.
    #[cold]
    pub(crate) fn missing_member(offset: Option<usize>) -> Self {
        Error::of(Kind::Missing, offset)
    }

    /// The error that a union has no member.
    #[cold]
    pub(crate) fn no_member(offset: Option<usize>) -> Self {
        Error::of(Kind::NoMember, offset)
    }

    fn of(kind: Kind, offset: Option<usize>) -> Self {
        Error(Box::new(Fault { path: Path::default(), kind, offset, others: Vec::new() }))
    }

    /// Adds what else is missing. What goes beyond the bound is left out.
    #[cold]
    pub(crate) fn and(&mut self, other: Error) {
        let Fault { path, others, .. } = *other.0;
        let room = Self::MOST_MISSING.saturating_sub(self.0.others.len() + 1);
        self.0.others.extend(std::iter::once(path).chain(others).take(room));
    }

    /// The error, seen from the structure or union that has the member. Below a sensitive one,
    /// keys of maps are secrets too.
    #[cold]
    pub(crate) fn in_member(mut self, key: &'static str, name: &'static str, sensitive: bool) -> Self {
        for path in self.paths() {
            if sensitive {
                path.hide_keys();
            }
            path.push(Segment::Member { key, name });
        }
        self
    }

    #[cold]
    pub(crate) fn in_element(mut self, index: usize) -> Self {
        self.paths().for_each(|path| path.push(Segment::Index(index)));
        self
    }

    #[cold]
    pub(crate) fn in_entry(mut self, key: &str) -> Self {
        let key: std::sync::Arc<str> = key.into(); // one for all paths
        self.paths().for_each(|path| path.push(Segment::Key(key.clone(), false)));
        self
    }

    fn paths(&mut self) -> impl Iterator<Item = &mut Path> {
        std::iter::once(&mut self.0.path).chain(&mut self.0.others)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.0.path)?;
        }
        f.write_str(self.message())?;
        if let Some(offset) = self.0.offset {
            write!(f, ", byte {offset}")?;
        }
        match self.0.others.len() {
            0 => Ok(()),
            others => write!(f, " (and {others} more)"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
