//! Values inside documents: by name, by index and by pointer.

use std::borrow::Cow;
use std::ops::Index;

use super::Document;

/// The place of a value in a [`Document`]: a name (`&str`, `&String`, `Cow<str>`) in an object, or a `usize` in an array.
///
/// Sealed: it has no other implementations.
pub trait DocumentIndex: sealed::Find {}

mod sealed {
    use super::Document;

    pub trait Find {
        fn find<'a>(&self, document: &'a Document) -> Option<&'a Document>;
        fn find_mut<'a>(&self, document: &'a mut Document) -> Option<&'a mut Document>;
    }
}

impl Document {
    /// Returns the value under a name or at an index; `None` if there is none, or if this is no object or array.
    ///
    /// ```
    /// use ferrosmith_runtime::Document;
    ///
    /// let document: Document = r#"{"tags":["a","b"]}"#.parse()?;
    /// let second = document.get("tags").and_then(|tags| tags.get(1));
    /// assert_eq!(second.and_then(Document::as_str), Some("b"));
    /// # Ok::<(), ferrosmith_runtime::json::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, index: impl DocumentIndex) -> Option<&Document> {
        index.find(self)
    }

    /// Returns the value under a name or at an index, to be changed; `None` as of [`Document::get`].
    pub fn get_mut(&mut self, index: impl DocumentIndex) -> Option<&mut Document> {
        index.find_mut(self)
    }

    /// Returns the value at a JSON pointer (RFC 6901); `None` if there is none, or if the text is no pointer.
    ///
    /// ```
    /// use ferrosmith_runtime::Document;
    ///
    /// let document: Document = r#"{"users":[{"name":"ada"}],"a/b":1}"#.parse()?;
    /// assert_eq!(document.pointer("/users/0/name").and_then(Document::as_str), Some("ada"));
    /// assert_eq!(document.pointer("/a~1b").and_then(Document::as_i64), Some(1));
    /// assert_eq!(document.pointer(""), Some(&document));
    /// assert_eq!(document.pointer("/users/7"), None);
    /// # Ok::<(), ferrosmith_runtime::json::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn pointer(&self, pointer: &str) -> Option<&Document> {
        tokens(pointer)?.try_fold(self, |document, token| match document {
            Document::Array(_) => document.get(index(&token)?),
            _ => document.get(token),
        })
    }

    /// Returns the value at a JSON pointer (RFC 6901), to be changed; `None` as of [`Document::pointer`].
    #[inline]
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Document> {
        tokens(pointer)?.try_fold(self, |document, token| match document {
            Document::Array(_) => document.get_mut(index(&token)?),
            _ => document.get_mut(token),
        })
    }
}

/// Returns the reference tokens of a pointer; `None` for a text that does not begin with a slash.
#[inline]
fn tokens(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let rest = pointer.strip_prefix('/');
    let is_pointer = pointer.is_empty() || rest.is_some();
    is_pointer.then(|| rest.into_iter().flat_map(|rest| rest.split('/')).map(unescaped))
}

#[inline]
fn unescaped(token: &str) -> Cow<'_, str> {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~").into() } else { token.into() }
}

/// Returns the index of an element, which is written without a sign and without leading zeros.
#[inline]
fn index(token: &str) -> Option<usize> {
    let index: usize = token.parse().ok()?;
    (index.to_string() == token).then_some(index)
}

/// The value under a name or at an index, or [`Document::Null`].
///
/// There is no assignment by index, which would have to panic where there is no object: [`Document::get_mut`] and
/// [`Object::insert`](super::Object::insert) change one.
impl<I: DocumentIndex> Index<I> for Document {
    type Output = Document;
    fn index(&self, index: I) -> &Document {
        self.get(index).unwrap_or_default()
    }
}

impl sealed::Find for usize {
    fn find<'a>(&self, document: &'a Document) -> Option<&'a Document> {
        document.as_array()?.get(*self)
    }
    fn find_mut<'a>(&self, document: &'a mut Document) -> Option<&'a mut Document> {
        document.as_array_mut()?.get_mut(*self)
    }
}

impl DocumentIndex for usize {}

macro_rules! names {
    ($($type:ty)*) => {$(
        impl sealed::Find for $type {
            fn find<'a>(&self, document: &'a Document) -> Option<&'a Document> {
                document.as_object()?.get(self)
            }
            fn find_mut<'a>(&self, document: &'a mut Document) -> Option<&'a mut Document> {
                document.as_object_mut()?.get_mut(self)
            }
        }

        impl DocumentIndex for $type {}
    )*};
}

names! { str String Cow<'_, str> }

impl<T: sealed::Find + ?Sized> sealed::Find for &T {
    fn find<'a>(&self, document: &'a Document) -> Option<&'a Document> {
        (**self).find(document)
    }
    fn find_mut<'a>(&self, document: &'a mut Document) -> Option<&'a mut Document> {
        (**self).find_mut(document)
    }
}

impl<T: DocumentIndex + ?Sized> DocumentIndex for &T {}
