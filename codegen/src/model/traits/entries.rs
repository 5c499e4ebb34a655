//! Traits in the order of the file, found by their ids: one after the other while they are few, as nearly always, and by
//! an index once they are many.

use std::collections::HashMap;

use super::Entry;
use super::known::Known;
use crate::model::ShapeId;

/// The number of entries from which on an index is faster than a look at each.
const MANY: usize = 32;

/// The entries, each of another id.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries {
    all: Vec<Entry>,
    /// The places by id, if there are many entries.
    places: Option<Box<Places>>,
}

/// The places of entries, by id.
#[derive(Clone, Debug)]
struct Places(HashMap<ShapeId, usize>);

impl Entries {
    /// Adds an entry whose id is not there yet.
    pub(super) fn push(&mut self, entry: Entry) {
        if let Some(places) = &mut self.places {
            places.0.insert(entry.id.clone(), self.all.len());
        }
        self.all.push(entry);
        if self.places.is_none() && self.all.len() > MANY {
            self.index();
        }
    }

    /// Adds an entry, or puts it in the place of the one that has its id.
    pub(super) fn put(&mut self, entry: Entry) {
        match self.find_mut(entry.id.as_str()) {
            Some(known) => *known = entry,
            None => self.push(entry),
        }
    }

    /// Returns the entry of an id.
    pub(super) fn find(&self, id: &str) -> Option<&Entry> {
        self.place(id).and_then(|at| self.all.get(at))
    }

    /// Returns the entry of a known trait.
    pub(super) fn known(&self, name: Known) -> Option<&Entry> {
        match self.places {
            Some(_) => self.find(name.id()),
            None => self.all.iter().find(|entry| entry.name == Some(name)),
        }
    }

    /// Returns the entry of an id, to change its value.
    pub(super) fn find_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.place(id).and_then(|at| self.all.get_mut(at))
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, id: &str) -> Option<Entry> {
        let entry = self.all.remove(self.place(id)?);
        self.places = None;
        if self.all.len() > MANY {
            self.index();
        }
        Some(entry)
    }

    /// Returns all entries, in order.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.all.iter()
    }

    fn place(&self, id: &str) -> Option<usize> {
        match &self.places {
            Some(places) => places.0.get(id).copied(),
            None => self.all.iter().position(|entry| entry.id.as_str() == id),
        }
    }

    fn index(&mut self) {
        let places = self.all.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at));
        self.places = Some(Box::new(Places(places.collect())));
    }
}

impl FromIterator<Entry> for Entries {
    /// Returns the entries, of which a later one takes the place of an earlier one with its id.
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        let mut all = Entries::default();
        entries.into_iter().for_each(|entry| all.put(entry));
        all
    }
}

impl IntoIterator for Entries {
    type Item = Entry;
    type IntoIter = std::vec::IntoIter<Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::MANY;
    use crate::model::{Json, ShapeId, Traits};

    #[test]
    fn many_are_found_like_few() {
        let id = |at: usize| ShapeId::parse(&format!("a#t{at}")).unwrap();
        let mut traits = Traits::new();
        for at in 0..3 * MANY {
            traits.add(id(at), Json::from(at.to_string().as_str())).unwrap();
        }
        let of = |traits: &Traits, at: usize| {
            traits.get(id(at).as_str()).and_then(Json::as_str).map(str::to_owned)
        };
        traits.remove("a#t1");
        traits.rename(&id(2), id(1));
        assert_eq!(of(&traits, 1).as_deref(), Some("2"));
        assert_eq!(of(&traits, 2), None);
        let order: Vec<&str> = traits.iter().map(|(id, _)| id.name()).collect();
        assert_eq!((order[..2].to_vec(), order.last().copied()), (vec!["t0", "t3"], Some("t1")));
        (3..3 * MANY).for_each(|at| traits.remove(&format!("a#t{at}")));
        assert_eq!(traits.iter().count(), 2);
        assert_eq!(of(&traits, 0).as_deref(), Some("0"));
    }
}
