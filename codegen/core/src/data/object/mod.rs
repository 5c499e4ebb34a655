//! The objects of documents.

mod entry;
mod iterators;

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Index;

use super::{Document, display};

pub use entry::ObjectEntry;
use iterators::in_order;
pub(crate) use iterators::{Iter, IterMut};

/// The members of an object in a [`Document`]: names and values, each name once, in insertion order.
///
/// The order makes a value that is read and written the same as before. It does not matter for equality: two
/// objects with the same names and values are equal.
///
/// ```
/// use ferrosmith_runtime::{Document, Object};
///
/// let mut object: Object = r#"{"name":"Ada","tags":["a"]}"#.parse()?;
/// object.insert("age", 36);
/// for (name, value) in &object {
///     println!("{name}: {value}");
/// }
/// assert_eq!(object["age"], 36);
/// assert_eq!(Document::from(object).to_string(), r#"{"name":"Ada","tags":["a"],"age":36}"#);
/// # Ok::<(), ferrosmith_runtime::json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Object {
    entries: BTreeMap<String, Member>,
    /// The position of the next name: at most twice the number of names, and one, so that members are put in order
    /// without being sorted.
    next: usize,
}

#[derive(Debug, Clone)]
struct Member {
    position: usize,
    value: Document,
}

impl Object {
    /// Returns an empty object.
    #[must_use]
    pub fn new() -> Self {
        Object::default()
    }

    /// Returns the number of members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if the object has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Document> {
        self.entries.get(name).map(|member| &member.value)
    }

    /// Returns the value under a name, mutably.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Document> {
        self.entries.get_mut(name).map(|member| &mut member.value)
    }

    /// Returns `true` if there is a value under a name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// Returns an iterator over the names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// Returns an iterator over the values, in order.
    pub fn values(&self) -> impl Iterator<Item = &Document> {
        self.iter().map(|(_, value)| value)
    }

    /// Inserts a value under a name, and returns the one that it replaces. A name keeps its position.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Document>) -> Option<Document> {
        self.entry(name).insert(value.into())
    }

    /// Returns the place under a name, to be looked at and filled with one look-up.
    ///
    /// ```
    /// use ferrosmith_runtime::Object;
    ///
    /// let mut object = Object::from([("seen", 1)]);
    /// object.entry("seen").or_insert(0);
    /// object.entry("new").or_insert("yes");
    /// assert_eq!(object.to_string(), r#"{"seen":1,"new":"yes"}"#);
    /// ```
    pub fn entry(&mut self, name: impl Into<String>) -> ObjectEntry<'_> {
        ObjectEntry { slot: self.entries.entry(name.into()), next: &mut self.next }
    }

    /// Removes a name, and returns its value.
    #[inline]
    pub fn remove(&mut self, name: &str) -> Option<Document> {
        let removed = self.entries.remove(name)?;
        self.close_gaps();
        Some(removed.value)
    }

    /// Removes all members.
    #[inline]
    pub fn clear(&mut self) {
        self.entries.clear();
        self.close_gaps();
    }

    /// Keeps the members for which a function returns `true`. It is called in alphabetical order.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &mut Document) -> bool) {
        self.entries.retain(|name, member| keep(name, &mut member.value));
        self.close_gaps();
    }

    /// Gives the members new positions, in the same order, where more have been removed than are left.
    #[inline]
    fn close_gaps(&mut self) {
        if self.next / 2 > self.len() {
            let members = self.entries.values_mut().map(|member| (member.position, member));
            let members = in_order(self.next, members);
            self.next = members.len();
            for (position, member) in members.flatten().enumerate() {
                member.position = position;
            }
        }
    }

    /// Returns an iterator over names and values, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        self.into_iter()
    }

    /// Returns an iterator over names and values, in order, with the values to be changed.
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_> {
        self.into_iter()
    }

    /// Returns an iterator over the values, in order, to be changed.
    #[inline]
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.iter_mut().map(|(_, value)| value)
    }
}

/// The value under a name, or [`Document::Null`].
impl<Q: AsRef<str> + ?Sized> Index<&Q> for Object {
    type Output = Document;
    fn index(&self, name: &Q) -> &Document {
        self.get(name.as_ref()).unwrap_or_default()
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && sorted(self).eq(sorted(other))
    }
}

impl Eq for Object {}

impl Hash for Object {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        sorted(self).for_each(|entry| entry.hash(state));
    }
}

/// Returns names and values in alphabetical order, which equal objects share.
fn sorted(object: &Object) -> impl Iterator<Item = (&str, &Document)> {
    object.entries.iter().map(|(name, member)| (name.as_str(), &member.value))
}

/// The same as of the [`Document`] with this object.
impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display::format(f, |out| display::write_object(self, out))
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut object = Object::new();
        object.extend(entries);
        object
    }
}

impl<K: Into<String>, V: Into<Document>> Extend<(K, V)> for Object {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (name, value) in entries {
            self.insert(name, value);
        }
    }
}

impl<K: Into<String>, V: Into<Document>, const N: usize> From<[(K, V); N]> for Object {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}
