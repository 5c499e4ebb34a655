//! Errors of codecs, with their path. They never contain values, which may be secret.

use std::fmt;

use super::path::{Path, Segment};

/// An error that occurs when bytes do not fit a type, or a value does not fit a format.
///
/// Its text has the path, the expected and the found form, and the offset in bytes, but never a value.
///
/// ```
/// use ferrosmith_runtime::json;
/// use generated::datazone::CreateUserProfileOutput;
///
/// let text = r#"{"details":{"iam":{"arn":7}}}"#;
/// let error = json::from_str::<CreateUserProfileOutput>(text).unwrap_err();
/// assert_eq!(error.path(), "details.iam.arn");
/// assert_eq!(error.message(), "expected a string, found a number");
/// assert_eq!(error.offset(), Some(25));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Details>); // boxed: the way that everything succeeds stays cheap

#[derive(Clone, PartialEq, Eq)]
struct Details {
    path: Path,
    kind: Kind,
    offset: Option<usize>,
    /// The paths of further missing members, with [`Missing::Collect`](super::Missing::Collect).
    others: Vec<Path>,
}

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    /// A required member is missing.
    Missing,
    /// A union has no member.
    NoMember,
    /// Another problem.
    Other(String),
}

impl Error {
    /// The maximum number of missing members that are collected, so that a small input does not fill the memory: one more
    /// than are told, which says that there are more.
    const MOST_MISSING: usize = 1001;

    /// The maximum number of bytes of their paths, as JSON pointers, without the last one.
    const MOST_POINTERS: usize = 1 << 20;

    /// Returns the path in the value: `details.sso.username`, `users[3].name`, `tags["a"]`; empty for the
    /// value itself.
    #[must_use]
    pub fn path(&self) -> String {
        self.0.path.to_string()
    }

    /// Returns the path as a JSON pointer (RFC 6901) of the names in the model: `/users/3/name`; secret keys are `…`.
    #[must_use]
    #[inline]
    pub fn pointer(&self) -> String {
        self.0.path.pointer(false)
    }

    /// Returns the expected and the found form.
    #[must_use]
    pub fn message(&self) -> &str {
        match &self.0.kind {
            Kind::Missing => "expected a required member, found nothing",
            Kind::NoMember => "expected a member of the union, found none",
            Kind::Other(message) => message,
        }
    }

    /// Returns the offset in bytes at which the error was found; `None` when writing.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Returns `true` if missing required members are the only problem.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.0.kind == Kind::Missing
    }

    /// Returns the paths of all missing required members, as JSON pointers (RFC 6901) of their names in the
    /// model; empty for another error.
    ///
    /// They are complete with [`Missing::Collect`](super::Missing::Collect) and
    /// [`Missing::Report`](super::Missing::Report), up to 1,001 paths and a
    /// megabyte. Otherwise there is one.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        if !self.is_missing() {
            return Vec::new();
        }
        let (mut length, mut pointers) = (0, Vec::new());
        for path in std::iter::once(&self.0.path).chain(&self.0.others) {
            if length >= Self::MOST_POINTERS {
                break;
            }
            let pointer = path.pointer(true);
            length += pointer.len();
            pointers.push(pointer);
        }
        pointers
    }

    /// Returns `true` if the value itself is a union without a member.
    #[doc(hidden)]
    #[must_use]
    pub fn is_no_member(&self) -> bool {
        self.0.kind == Kind::NoMember && self.0.path.is_empty()
    }

    #[cold]
    #[doc(hidden)]
    #[must_use]
    pub fn new(expected: &str, found: &str, offset: Option<usize>) -> Self {
        Error::of(Kind::Other(format!("expected {expected}, found {found}")), offset)
    }

    /// Returns the error for a problem, which states the expected and the found form.
    #[cfg(feature = "xml")]
    #[cold]
    pub(crate) fn of_problem(problem: &str, offset: Option<usize>) -> Self {
        Error::of(Kind::Other(problem.to_owned()), offset)
    }

    /// Returns the error for a missing required member of a structure. The caller adds the step of the path.
    #[cold]
    pub(crate) fn missing_member(offset: Option<usize>) -> Self {
        Error::of(Kind::Missing, offset)
    }

    /// Returns the error for a union without a member.
    #[cold]
    pub(crate) fn no_member(offset: Option<usize>) -> Self {
        Error::of(Kind::NoMember, offset)
    }

    fn of(kind: Kind, offset: Option<usize>) -> Self {
        Error(Box::new(Details { path: Path::default(), kind, offset, others: Vec::new() }))
    }

    /// Adds the missing members of another error, up to the limits.
    #[cold]
    pub(crate) fn and(&mut self, other: Error) {
        let Details { path, mut others, .. } = *other.0;
        let room = Self::MOST_MISSING.saturating_sub(self.0.others.len() + 1);
        if room > 0 {
            others.truncate(room - 1);
            self.0.others.push(path);
            self.0.others.append(&mut others);
        }
    }

    /// Adds the step from a structure or union to its member. Below a sensitive one, keys of maps are secret
    /// too.
    #[cold]
    pub(crate) fn in_member(mut self, key: &'static str, name: &'static str, sensitive: bool) -> Self {
        self.each_path(&mut |path| {
            if sensitive {
                path.hide_keys();
            }
            path.push(Segment::Member { key, name });
        });
        self
    }

    #[cold]
    pub(crate) fn in_element(mut self, index: usize) -> Self {
        self.each_path(&mut |path| path.push(Segment::Index(index)));
        self
    }

    #[cold]
    pub(crate) fn in_entry(mut self, key: &str) -> Self {
        let key: std::sync::Arc<str> = key.into(); // one for all paths
        self.each_path(&mut |path| path.push(Segment::Key(key.clone(), false)));
        self
    }

    fn each_path(&mut self, change: &mut dyn FnMut(&mut Path)) {
        change(&mut self.0.path);
        self.0.others.iter_mut().for_each(change);
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
