//! The position of the loader in a file, and the errors that it found.

use std::fmt;
use std::sync::Arc;

use crate::error::{Error, Place};
use crate::model::nearest::did_you_mean;
use crate::model::{Json, is_identifier};

/// A JSON path, kept on the stack and only written out for an error.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    pub(super) const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub(super) fn key(&'a self, key: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    pub(super) fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Index(index) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => f.write_str("$"),
            Step::Key(key) if is_identifier(key) => write!(f, ".{key}"),
            Step::Key(key) => write!(f, "[{key:?}]"),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// The mistakes found so far, and the file and shape that are being read.
pub(super) struct Log {
    pub(super) file: Arc<str>,
    pub(super) shape: Option<String>,
    pub(super) errors: Vec<Error>,
}

impl Log {
    pub(super) fn new() -> Log {
        Log { file: Arc::from(""), shape: None, errors: Vec::new() }
    }

    /// Notes a mistake.
    pub(super) fn error(
        &mut self,
        path: &Path<'_>,
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let place = Place { file: self.file.to_string(), path: path.to_string(), byte: None };
        self.errors.push(Error {
            place,
            id: "Model",
            shape: self.shape.clone(),
            found: found.into(),
            expected: expected.into(),
            hint: hint.into(),
        });
    }

    /// Notes a mistake at a byte of what is no model.
    pub(super) fn error_at(
        &mut self,
        byte: usize,
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.error(&Path::ROOT, found, expected, hint);
        if let Some(error) = self.errors.last_mut() {
            error.place.byte = Some(byte);
        }
    }

    /// Notes that a value is of the wrong type.
    pub(super) fn mistyped(&mut self, path: &Path<'_>, found: &Json, expected: &str) {
        self.error(path, found.describe(), expected, "");
    }

    /// Returns the entries of an object, or a mistake.
    pub(super) fn object(&mut self, path: &Path<'_>, json: Json) -> Option<Vec<(String, Json)>> {
        match json {
            Json::Object(entries) => Some(entries),
            other => {
                self.mistyped(path, &other, "an object");
                None
            }
        }
    }

    /// Returns the elements of an array, or a mistake.
    pub(super) fn array(&mut self, path: &Path<'_>, json: Json) -> Option<Vec<Json>> {
        match json {
            Json::Array(elements) => Some(elements),
            other => {
                self.mistyped(path, &other, "an array");
                None
            }
        }
    }

    /// Returns a string, or a mistake.
    pub(super) fn string(&mut self, path: &Path<'_>, json: Json) -> Option<String> {
        match json {
            Json::String(text) => Some(text),
            other => {
                self.mistyped(path, &other, "a string");
                None
            }
        }
    }
}

/// The entries of an object whose keys are all known. What is not taken in the end is a mistake.
pub(super) struct Fields {
    entries: Vec<(String, Json)>,
    asked: Vec<&'static str>,
}

impl Fields {
    pub(super) fn new(entries: Vec<(String, Json)>) -> Fields {
        Fields { entries, asked: Vec::new() }
    }

    /// Returns the value of a key, if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Json> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.swap_remove(at).1)
    }

    /// Returns the value of a key that must be there.
    pub(super) fn demand(&mut self, key: &'static str, log: &mut Log, path: &Path<'_>) -> Option<Json> {
        let value = self.take(key);
        if value.is_none() {
            log.error(path, "nothing", format!("`{key}`"), format!("add `{key}`"));
        }
        value
    }

    /// Notes every key that nobody asked for.
    pub(super) fn finish(mut self, log: &mut Log, path: &Path<'_>) {
        self.asked.sort_unstable();
        self.asked.dedup();
        for (key, _) in &self.entries {
            // A repetition of a known key was noted already.
            if !self.asked.contains(&key.as_str()) {
                let known: Vec<String> = self.asked.iter().map(|key| format!("`{key}`")).collect();
                log.error(
                    &path.key(key),
                    format!("the unknown key `{key}`"),
                    format!("only {}", known.join(", ")),
                    did_you_mean(key, self.asked.iter().copied()),
                );
            }
        }
    }
}
