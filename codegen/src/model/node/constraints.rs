//! The constraints on values: lengths, ranges, patterns, and that items are unique.

use std::collections::HashSet;
use std::fmt;

use ferrosmith_runtime::{Blob, json, validate};

use crate::model::{Json, Kind, Shape, Traits};

/// The constraints of a shape, and of the member that targets it, which come first.
pub(super) struct Constraints<'m> {
    pub(super) shape: &'m Shape,
    pub(super) member: Option<&'m Traits>,
}

impl<'m> Constraints<'m> {
    /// Returns the expected form of a value, if a constraint forbids this one.
    pub(super) fn broken(&self, value: &Json) -> Option<String> {
        match value {
            Json::String(text) => self.length(value, "characters").or_else(|| self.pattern(text)),
            Json::Array(elements) => self.length(value, "elements").or_else(|| self.unique(elements)),
            Json::Object(_) if matches!(self.shape.kind, Kind::Map { .. }) => self.length(value, "entries"),
            Json::Number(_) => self.range(value),
            _ => None,
        }
    }

    fn either<T>(&self, of: impl Fn(&'m Traits) -> Option<T>) -> Option<T> {
        self.member.and_then(&of).or_else(|| of(&self.shape.traits))
    }

    fn length(&self, value: &Json, unit: &str) -> Option<String> {
        let length = self.either(Traits::length)?;
        let fits = |count: usize| {
            let count = count as u64;
            length.min.is_none_or(|min| count >= min) && length.max.is_none_or(|max| count <= max)
        };
        let (fits, unit) = match value {
            // Examples have blobs in base64, or as text.
            Json::String(text) if matches!(self.shape.kind, Kind::Blob) => {
                (fits(text.len()) || base64(text).is_some_and(|bytes| fits(bytes.len())), "bytes")
            }
            Json::String(text) => (fits(text.chars().count()), unit),
            Json::Array(elements) => (fits(elements.len()), unit),
            Json::Object(entries) => (fits(entries.len()), unit),
            _ => return None,
        };
        (!fits).then(|| format!("{} {unit}", bounds(length.min, length.max)))
    }

    /// A pattern that validation does not support is told elsewhere.
    fn pattern(&self, text: &str) -> Option<String> {
        let pattern = self.either(Traits::pattern)?;
        (validate::matches(pattern, text) == Ok(false))
            .then(|| format!("a string of the pattern {pattern:?}"))
    }

    fn range(&self, value: &Json) -> Option<String> {
        let range = self.either(Traits::range)?;
        let number = value.as_number()?.as_f64();
        let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
        let fits = bound(&range.min).is_none_or(|min| number >= min)
            && bound(&range.max).is_none_or(|max| number <= max);
        (!fits).then(|| format!("a number of {}", bounds(range.min.as_ref(), range.max.as_ref())))
    }

    fn unique(&self, elements: &[Json]) -> Option<String> {
        let mut seen = HashSet::new();
        let repeats = self.shape.traits.unique_items()
            && elements.iter().any(|element| !seen.insert(element.to_string()));
        repeats.then(|| "each item once".to_owned())
    }
}

/// Returns the bytes that a text in base64 stands for.
pub(crate) fn base64(text: &str) -> Option<Blob> {
    let quoted = serde_json::Value::from(text).to_string();
    json::from_str(&quoted).ok()
}

/// Writes the bounds of a constraint.
pub(crate) fn bounds(min: Option<impl fmt::Display>, max: Option<impl fmt::Display>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any size".to_owned(),
    }
}
