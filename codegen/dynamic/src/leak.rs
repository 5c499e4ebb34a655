//! Texts and tables that live as long as the program: the runtime's schemas are static.
//!
//! Leaks are bounded by the model, and each text is leaked once: programs load a model when they start.

use std::collections::HashSet;

/// Makes static texts, each once.
#[derive(Default)]
pub(crate) struct Texts(HashSet<&'static str>);

impl Texts {
    /// Returns the text for the rest of the program.
    pub(crate) fn text(&mut self, text: &str) -> &'static str {
        if let Some(known) = self.0.get(text) {
            return known;
        }
        let leaked: &'static str = Box::leak(Box::from(text));
        self.0.insert(leaked);
        leaked
    }

    /// Returns the text, or an empty one.
    pub(crate) fn or_empty(&mut self, text: Option<&String>) -> &'static str {
        text.map_or("", |text| self.text(text))
    }

    pub(crate) fn optional(&mut self, text: Option<&String>) -> Option<&'static str> {
        text.map(|text| self.text(text))
    }

    pub(crate) fn all<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) -> &'static [&'static str] {
        slice(texts.into_iter().map(|text| self.text(text)).collect())
    }
}

/// Returns a value for the rest of the program.
pub(crate) fn one<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Returns a table for the rest of the program.
pub(crate) fn slice<T>(values: Vec<T>) -> &'static [T] {
    if values.is_empty() { &[] } else { Box::leak(values.into_boxed_slice()) }
}
