//! `Option`, `Vec` and `BTreeMap` as values. Function bodies are tiny, since each is compiled per type.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::value::{List, Map, Mut, Ref, Value, no_member};

impl<T: Value> Value for Option<T> {
    #[inline(always)]
    fn empty() -> Self {
        None
    }
    #[inline]
    fn open(&mut self) -> Mut<'_> {
        if self.is_none() {
            // There is nothing to drop here: the code for it in `get_or_insert_with` or an assignment is a
            // tenth of what the compiler has to do for a program.
            std::mem::forget(self.replace(T::empty()));
        }
        match self {
            Some(value) => value.open(),
            None => no_member().open(),
        }
    }
    #[inline]
    fn view(&self) -> Ref<'_> {
        match self {
            Some(value) => value.view(),
            None => Ref::Absent,
        }
    }
    #[inline]
    fn unset(&mut self) {
        *self = None;
    }
    #[inline]
    fn nullable() -> bool {
        true
    }
}

impl<T: Value> Value for Vec<T> {
    #[inline]
    fn empty() -> Self {
        Vec::new()
    }
    #[inline]
    fn open(&mut self) -> Mut<'_> {
        Mut::List(self)
    }
    #[inline]
    fn view(&self) -> Ref<'_> {
        Ref::List(self)
    }
}

impl<T: Value> List for Vec<T> {
    #[inline]
    fn push(&mut self) -> &mut dyn Value {
        self.push_mut(T::empty())
    }
    #[inline]
    fn reserve(&mut self, additional: usize) {
        self.reserve_exact(additional);
    }
    #[inline]
    fn truncate(&mut self, len: usize) {
        Vec::truncate(self, len);
    }
    #[inline]
    fn len(&self) -> usize {
        Vec::len(self)
    }
    #[inline]
    fn get(&self, index: usize) -> Ref<'_> {
        match self.as_slice().get(index) {
            Some(element) => element.view(),
            None => Ref::Absent,
        }
    }
    #[inline]
    fn is_sparse(&self) -> bool {
        T::nullable()
    }
    #[inline]
    fn element_size(&self) -> usize {
        size_of::<T>()
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    #[inline]
    fn empty() -> Self {
        BTreeMap::new()
    }
    #[inline]
    fn open(&mut self) -> Mut<'_> {
        Mut::Map(self)
    }
    #[inline]
    fn view(&self) -> Ref<'_> {
        Ref::Map(self)
    }
}

impl<T: Value> Map for BTreeMap<String, T> {
    #[inline]
    fn insert(&mut self, key: String) -> &mut dyn Value {
        match self.entry(key) {
            Entry::Vacant(vacant) => vacant.insert(T::empty()),
            Entry::Occupied(occupied) => {
                let value = occupied.into_mut();
                *value = T::empty();
                value
            }
        }
    }
    #[inline]
    fn clear(&mut self) {
        BTreeMap::clear(self);
    }
    #[inline]
    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        // The map's own `retain` would be compiled per type; dropping and inserting are compiled already.
        for (key, value) in std::mem::take(self) {
            if keep(&key)
                && let Entry::Vacant(vacant) = self.entry(key)
            {
                vacant.insert(value);
            }
        }
    }
    #[inline]
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }
    #[inline]
    fn each(&self, visit: &mut dyn FnMut(&str, Ref<'_>) -> bool) {
        for (key, value) in self {
            if !visit(key, value.view()) {
                return;
            }
        }
    }
    #[inline]
    fn get(&self, key: &str) -> Option<Ref<'_>> {
        BTreeMap::get(self, key).map(Value::view)
    }
    #[inline]
    fn is_sparse(&self) -> bool {
        T::nullable()
    }
}
