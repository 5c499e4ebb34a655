//! Keys of a map without nulls that are repeated with a null.

use crate::data::{Document, Object};
use crate::value::Map;

/// The keys whose last value was null, after one that was not: the map has to lose them.
///
/// They are removed all at once, since removing is code for each type of values. An object holds them, with `true` for those
/// that are to be removed: the code of a set would be compiled for this alone.
#[derive(Default)]
pub(crate) struct Nulled(Option<Object>); // hardly ever there

impl Nulled {
    #[cold]
    pub(crate) fn insert(&mut self, key: String) {
        self.0.get_or_insert_default().insert(key, true);
    }

    /// Removes a key, which has a value again.
    #[inline]
    pub(crate) fn remove(&mut self, key: &str) {
        if let Some(nulled) = self.0.as_mut().and_then(|keys| keys.get_mut(key)) {
            *nulled = Document::Boolean(false);
        }
    }

    #[inline]
    pub(crate) fn take_out(self, map: &mut dyn Map) {
        if let Some(keys) = self.0 {
            map.retain(&mut |key| keys[key] != true);
        }
    }
}
