//! The metadata of a model, with the places of its values.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Json, Model};
use crate::error::{Error, ModelLocation};

/// The files that each value is from, with the number of elements that each gives to an array.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins(BTreeMap<String, Vec<(Arc<str>, usize)>>);

impl Origins {
    /// Notes that a file gives a value, or the next elements of an array.
    pub(super) fn push(&mut self, key: &str, file: Arc<str>, value: &Json) {
        let count = value.as_array().map_or(0, <[Json]>::len);
        self.0.entry(key.to_owned()).or_default().push((file, count));
    }
}

impl Model {
    /// Returns an error about a value of the metadata, or about an element of an array.
    pub(crate) fn metadata_error(&self, key: &str, index: Option<usize>) -> Error {
        let mut file = Arc::from("");
        let mut path = format!("$.metadata{}", super::step(key));
        let mut left = index.unwrap_or(0);
        for (origin, count) in self.origins.0.get(key).into_iter().flatten() {
            file = Arc::clone(origin);
            if left < *count {
                break;
            }
            left -= count;
        }
        if index.is_some() {
            path.push_str(&format!("[{left}]"));
        }
        Error {
            location: ModelLocation { file: file.to_string(), path, byte: None },
            id: "Metadata",
            shape: None,
            found: String::new(),
            expected: String::new(),
            hint: String::new(),
        }
    }

    /// Returns the elements of an array in the metadata; none if it is something else.
    pub(crate) fn metadata_entries(&self, key: &str) -> &[Json] {
        self.metadata.get(key).and_then(Json::as_array).unwrap_or_default()
    }
}
