//! A section and its properties.

use std::collections::BTreeMap;
use std::fmt;

/// The properties of a profile, or of another section. `Debug` prints their names alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Profile(pub(super) BTreeMap<String, String>);

impl Profile {
    /// Returns a property; its name in lower case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Returns a property that is not empty.
    #[must_use]
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// Returns a property of the kind that has properties itself: `s3` with lines such as `addressing_style = path`.
    #[must_use]
    pub fn nested(&self, name: &str, inner: &str) -> Option<&str> {
        let lines = self.get(name)?.lines().filter_map(|line| line.split_once('='));
        let mut found = lines.filter(|(name, _)| name.trim().eq_ignore_ascii_case(inner));
        found.next_back().map(|(_, value)| value.trim())
    }

    /// Returns every property, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
