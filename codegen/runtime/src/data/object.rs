//! The objects of documents.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Index;
use std::{mem, vec};

use super::Document;

/// The members of an object in a [`Document`]: names and values, each name once, in insertion order.
///
/// The order makes a value that is read and written the same as before. It does not matter for equality: two
/// objects with the same names and values are equal.
#[derive(Clone, Default)]
pub struct Object {
    entries: BTreeMap<String, Entry>,
    /// The position of the next name.
    next: u64,
}

#[derive(Clone)]
struct Entry {
    position: u64,
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
        self.entries.get(name).map(|entry| &entry.value)
    }

    /// Returns the value under a name, mutably.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Document> {
        self.entries.get_mut(name).map(|entry| &mut entry.value)
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
        let value = value.into();
        match self.entries.entry(name.into()) {
            Slot::Occupied(mut slot) => Some(mem::replace(&mut slot.get_mut().value, value)),
            Slot::Vacant(slot) => {
                slot.insert(Entry { position: self.next, value });
                self.next += 1;
                None
            }
        }
    }

    /// Removes a name, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Document> {
        self.entries.remove(name).map(|entry| entry.value)
    }

    /// Returns an iterator over names and values, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        let mut entries: Vec<_> =
            self.entries.iter().map(|(name, entry)| (entry.position, name.as_str(), &entry.value)).collect();
        entries.sort_unstable_by_key(|(position, ..)| *position);
        Iter(entries.into_iter())
    }
}

/// The value under a name, or [`Document::Null`].
impl Index<&str> for Object {
    type Output = Document;
    fn index(&self, name: &str) -> &Document {
        self.get(name).unwrap_or(&Document::Null)
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
    object.entries.iter().map(|(name, entry)| (name.as_str(), &entry.value))
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

impl<'a> IntoIterator for &'a Object {
    type Item = (&'a str, &'a Document);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl IntoIterator for Object {
    type Item = (String, Document);
    type IntoIter = IntoIter;

    fn into_iter(self) -> IntoIter {
        let mut entries: Vec<_> =
            self.entries.into_iter().map(|(name, entry)| (entry.position, name, entry.value)).collect();
        entries.sort_unstable_by_key(|(position, ..)| *position);
        IntoIter(entries.into_iter())
    }
}

/// An iterator over the names and values of an [`Object`], in order.
#[derive(Debug, Clone)]
pub struct Iter<'a>(vec::IntoIter<(u64, &'a str, &'a Document)>);

/// An iterator over the owned names and values of an [`Object`], in order.
#[derive(Debug, Clone)]
pub struct IntoIter(vec::IntoIter<(u64, String, Document)>);

macro_rules! iterators {
    ($($iterator:ident $(<$life:lifetime>)?: $item:ty;)*) => {$(
        impl$(<$life>)? Iterator for $iterator$(<$life>)? {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|(_, name, value)| (name, value))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl$(<$life>)? ExactSizeIterator for $iterator$(<$life>)? {}
    )*};
}

iterators! {
    Iter<'a>: (&'a str, &'a Document);
    IntoIter: (String, Document);
}
