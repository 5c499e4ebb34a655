//! Objects whose keys are all known.

use super::log::{Log, Path};
use crate::model::Json;
use crate::model::nearest::{did_you_mean, meant_or, nearest};
use crate::model::traits::catalog;

/// The entries of such an object. What is not taken in the end is a mistake.
pub(super) struct Fields {
    entries: Vec<(String, Json)>,
    known: &'static [&'static str],
}

impl Fields {
    /// Returns the entries of an object that may have these keys.
    pub(super) fn new(entries: Vec<(String, Json)>, known: &'static [&'static str]) -> Fields {
        Fields { entries, known }
    }

    /// Sets the keys that it may have, once these are known.
    pub(super) fn expect(&mut self, known: &'static [&'static str]) {
        self.known = known;
    }

    /// Returns the value of a key, if it is there. A misspelled key is noted, and is taken for the one that was meant.
    pub(super) fn take(&mut self, key: &'static str, log: &mut Log, path: &Path<'_>) -> Option<Json> {
        let exact = self.entries.iter().position(|(name, _)| name == key);
        let at = exact.or_else(|| self.entries.iter().position(|(name, _)| self.is_meant(name, key)))?;
        let (name, value) = self.entries.swap_remove(at);
        if exact.is_none() {
            self.unknown(&name, log, path);
        }
        Some(value)
    }

    fn is_meant(&self, name: &str, key: &str) -> bool {
        !self.known.contains(&name) && nearest(name, self.known.iter().copied()) == Some(key)
    }

    /// Returns the value of a key that must be there.
    pub(super) fn demand(&mut self, key: &'static str, log: &mut Log, path: &Path<'_>) -> Option<Json> {
        let value = self.take(key, log, path);
        if value.is_none() {
            let hint = match key {
                "smithy" => "add `\"smithy\": \"2.0\"`".to_owned(),
                key => format!("add `{key}`"),
            };
            log.error(path, "nothing", format!("`{key}`"), hint);
        }
        value
    }

    /// Takes the members of a list or map out of `members`, where those of other shapes stand, and notes that.
    pub(super) fn lift(&mut self, keys: &[&'static str], shape_type: &str, log: &mut Log, path: &Path<'_>) {
        let at = self
            .entries
            .iter()
            .position(|(name, value)| name == "members" && keys.iter().any(|key| value.get(key).is_some()));
        let Some((_, Json::Object(members))) = at.map(|at| self.entries.swap_remove(at)) else { return };
        let quoted: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        log.error(
            &path.key("members"),
            format!("`members` in a shape of type {shape_type}"),
            format!("{} beside `type`", quoted.join(" and ")),
            format!("take {} out of `members`", quoted.join(" and ")),
        );
        self.entries.extend(members);
    }

    /// Notes every key that nobody asked for.
    pub(super) fn finish(self, log: &mut Log, path: &Path<'_>) {
        for (key, _) in &self.entries {
            // A repetition of a known key was noted already.
            if !self.known.contains(&key.as_str()) {
                self.unknown(key, log, path);
            }
        }
    }

    fn unknown(&self, key: &str, log: &mut Log, path: &Path<'_>) {
        let mut known: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
        known.sort();
        let id = format!("smithy.api#{key}");
        let otherwise = match catalog::fate(&id).filter(|_| self.known.contains(&"traits")) {
            Some(_) => format!("did you mean the trait `{id}`? write it in `traits`"),
            None => "remove it".to_owned(),
        };
        let hint = meant_or(did_you_mean(key, self.known.iter().copied()), &otherwise);
        log.error(
            &path.key(key),
            format!("the unknown key `{key}`"),
            format!("only {}", known.join(", ")),
            hint,
        );
    }
}
