//! Lists and maps.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use ferrosmith_runtime::{List, Map, Ref, Value};

use super::DynamicValue;
use crate::Element;

impl Element {
    /// Returns an element before anything is read.
    fn start(&self) -> DynamicValue {
        if self.sparse { DynamicValue::absent(self.ty) } else { DynamicValue::new(self.ty) }
    }
}

/// A list of a type that was made at run time.
#[derive(Clone)]
pub struct DynamicList {
    element: &'static Element,
    elements: Vec<DynamicValue>,
}

impl DynamicList {
    /// Returns an empty list.
    #[must_use]
    pub fn new(element: &'static Element) -> Self {
        DynamicList { element, elements: Vec::new() }
    }
}

impl List for DynamicList {
    fn push(&mut self) -> &mut dyn Value {
        self.elements.push_mut(self.element.start())
    }

    fn reserve(&mut self, additional: usize) {
        self.elements.reserve_exact(additional);
    }

    fn truncate(&mut self, len: usize) {
        self.elements.truncate(len);
    }

    fn len(&self) -> usize {
        self.elements.len()
    }

    fn get(&self, index: usize) -> Ref<'_> {
        self.elements.as_slice().get(index).map_or(Ref::Absent, Value::view)
    }

    fn is_sparse(&self) -> bool {
        self.element.sparse || matches!(self.element.ty, crate::Type::Document)
    }

    fn element_size(&self) -> usize {
        size_of::<DynamicValue>()
    }
}

impl std::fmt::Debug for DynamicList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ref::List(self).fmt(f)
    }
}

/// A map of a type that was made at run time.
#[derive(Clone)]
pub struct DynamicMap {
    element: &'static Element,
    entries: BTreeMap<String, DynamicValue>,
}

impl DynamicMap {
    /// Returns an empty map.
    #[must_use]
    pub fn new(element: &'static Element) -> Self {
        DynamicMap { element, entries: BTreeMap::new() }
    }
}

impl Map for DynamicMap {
    fn insert(&mut self, key: String) -> &mut dyn Value {
        match self.entries.entry(key) {
            Entry::Vacant(vacant) => vacant.insert(self.element.start()),
            Entry::Occupied(occupied) => {
                let value = occupied.into_mut();
                *value = self.element.start();
                value
            }
        }
    }

    fn clear(&mut self) {
        self.entries.clear();
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        self.entries.retain(|key, _| keep(key));
    }

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn each(&self, visit: &mut dyn FnMut(&str, Ref<'_>) -> bool) {
        for (key, value) in &self.entries {
            if !visit(key, value.view()) {
                return;
            }
        }
    }

    fn get(&self, key: &str) -> Option<Ref<'_>> {
        self.entries.get(key).map(Value::view)
    }

    fn is_sparse(&self) -> bool {
        self.element.sparse || matches!(self.element.ty, crate::Type::Document)
    }
}

impl std::fmt::Debug for DynamicMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ref::Map(self).fmt(f)
    }
}
