//! The place under a name of an object.

use std::collections::btree_map::Entry;
use std::mem;

use super::Member;
use crate::data::Document;

/// The place under a name of an [`Object`](super::Object), vacant or occupied: from
/// [`Object::entry`](super::Object::entry).
#[derive(Debug)]
pub struct ObjectEntry<'a> {
    pub(super) slot: Entry<'a, String, Member>,
    /// The position of the next new name.
    pub(super) next: &'a mut usize,
}

impl<'a> ObjectEntry<'a> {
    /// Returns the name.
    #[must_use]
    pub fn key(&self) -> &str {
        self.slot.key()
    }

    /// Returns the value, which is the given one if there was none.
    pub fn or_insert(self, value: impl Into<Document>) -> &'a mut Document {
        self.or_insert_with(|| value.into())
    }

    /// Returns the value, which is that of the function if there was none.
    pub fn or_insert_with<V: Into<Document>>(self, value: impl FnOnce() -> V) -> &'a mut Document {
        let member = match self.slot {
            Entry::Occupied(slot) => slot.into_mut(),
            Entry::Vacant(slot) => {
                let value = value().into();
                let position = *self.next;
                *self.next += 1;
                slot.insert(Member { position, value })
            }
        };
        &mut member.value
    }

    /// Calls a function with the value if there is one.
    #[must_use]
    pub fn and_modify(mut self, change: impl FnOnce(&mut Document)) -> Self {
        if let Entry::Occupied(slot) = &mut self.slot {
            change(&mut slot.get_mut().value);
        }
        self
    }

    /// Sets the value, and returns the one that it replaces. A name keeps its position.
    pub fn insert(mut self, value: impl Into<Document>) -> Option<Document> {
        match &mut self.slot {
            Entry::Occupied(slot) => Some(mem::replace(&mut slot.get_mut().value, value.into())),
            Entry::Vacant(_) => {
                self.or_insert(value);
                None
            }
        }
    }
}
