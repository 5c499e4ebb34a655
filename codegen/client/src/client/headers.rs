//! Headers that are given, beside those of operations.

use http::{HeaderMap, HeaderName, HeaderValue};

/// The headers that a client or a call adds. A value may be a secret: no error tells it.
#[derive(Clone, Default)]
pub(crate) struct AddedHeaders {
    map: HeaderMap,
    /// The mistake in the first one that is no header.
    unfit: Option<String>,
}

impl AddedHeaders {
    /// Adds a header, or notes that its name or its value is none.
    pub(crate) fn add(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) {
        let problem = match (name, value) {
            (Some(name), Some(value)) => {
                self.map.append(name, value);
                return;
            }
            (Some(name), None) => {
                format!(
                    "the value that is given for the header `{name}` has characters that are not allowed in a header"
                )
            }
            (None, _) => {
                "the name of a header that is given is none: expected a token, by RFC 9110".to_owned()
            }
        };
        self.unfit.get_or_insert(problem);
    }

    pub(super) fn insert(&mut self, name: HeaderName, value: HeaderValue) {
        self.map.insert(name, value);
    }

    pub(super) fn unfit(&self) -> Option<&String> {
        self.unfit.as_ref()
    }

    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.map {
            headers.append(name, value.clone());
        }
    }

    /// Adds those whose names are not among others.
    pub(super) fn add_missing(&self, others: &AddedHeaders, headers: &mut HeaderMap) {
        for (name, value) in self.map.iter().filter(|(name, _)| !others.map.contains_key(*name)) {
            headers.append(name, value.clone());
        }
    }
}
