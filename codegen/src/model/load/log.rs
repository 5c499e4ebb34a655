//! The position of the loader in a file, and the errors that it found.

use std::fmt;
use std::sync::Arc;

use crate::error::{Error, ModelLocation};
use crate::model::{Json, Mismatch, ShapeId, step};

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

/// Returns the advice for a value of the wrong type.
fn example(path: &Path<'_>, expected: &str) -> &'static str {
    let key = match path.step {
        Step::Key(key) => key,
        Step::Root | Step::Index(_) => "",
    };
    match (key, expected) {
        ("shapes", _) => "write the shapes by their ids: `{\"com.example#Name\": {\"type\": \"string\"}}`",
        ("collectionOperations" | "errors" | "mixins" | "operations" | "resources", "an array") => {
            "write it in brackets: `[{\"target\": \"com.example#Name\"}]`"
        }
        ("target", _) => "write the id of a shape: `\"com.example#Name\"`",
        ("traits", _) => "write the traits by their ids: `{\"smithy.api#required\": {}}`",
        ("members", _) => {
            "write the members by their names: `{\"name\": {\"target\": \"smithy.api#String\"}}`, in an enum \
             with the target `smithy.api#Unit`"
        }
        ("rename", _) => "write the new names by the ids of shapes: `{\"com.example#Name\": \"OtherName\"}`",
        ("type", _) => "write a type of shapes: `\"structure\"`",
        (_, "an array") => "write it in brackets: `[…]`",
        (_, "a string") => "write it in quotes",
        _ => "write it in braces: `{…}`",
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => f.write_str("$"),
            Step::Key(key) => f.write_str(&step(key)),
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
        let location = ModelLocation { file: self.file.to_string(), path: path.to_string(), byte: None };
        self.errors.push(Error {
            location,
            id: "Model",
            shape: self.shape.clone(),
            found: found.into(),
            expected: expected.into(),
            hint: hint.into(),
        });
    }

    /// Notes a mistake in the value of a trait.
    pub(super) fn mismatch(&mut self, path: &Path<'_>, mismatch: Mismatch) {
        self.error(path, mismatch.found, mismatch.expected, mismatch.hint);
        if let Some(error) = self.errors.last_mut() {
            error.location.path.push_str(&mismatch.path);
        }
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
            error.location.byte = Some(byte);
        }
    }

    /// Notes that a value is of the wrong type.
    pub(super) fn mistyped(&mut self, path: &Path<'_>, found: &Json, expected: &str) {
        self.error(path, found.describe(), expected, example(path, expected));
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

    /// Returns the entries of an object with a target, or a mistake. The id of a shape alone is taken for one.
    pub(super) fn object_with_target(&mut self, path: &Path<'_>, json: Json) -> Option<Vec<(String, Json)>> {
        let Json::String(id) = &json else { return self.object(path, json) };
        let hint = format!("write `{{\"target\": {id:?}}}`");
        self.error(path, json.describe(), "an object with `target`", hint);
        ShapeId::parse(id).map(|_| vec![("target".to_owned(), json)])
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
