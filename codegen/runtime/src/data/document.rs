//! Untyped values: Smithy documents, and whatever a model does not know.

use std::fmt;

use super::{Blob, Number, Object, Timestamp};

/// An untyped value (Smithy `document`). Numbers keep their text.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub enum Document {
    /// No value.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A number, lossless.
    Number(Number),
    /// A text.
    String(String),
    /// Binary data: only formats that tell it from text give it.
    Blob(Blob),
    /// A point in time: only formats that tell it from text give it.
    Timestamp(Timestamp),
    /// A sequence.
    Array(Vec<Document>),
    /// Named values.
    Object(Object),
}

impl Document {
    /// The value under a key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Document> {
        match self {
            Document::Object(entries) => entries.get(key),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Document::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Document::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is [`Document::Null`].
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Document::Null)
    }
}

/// Compact JSON; binary data as base64 and timestamps as date-times, in quotes.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        super::display::write(self, &mut out);
        // Its parts are texts.
        f.write_str(std::str::from_utf8(&out).unwrap_or_default())
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<bool> for Document {
    fn from(value: bool) -> Self {
        Document::Boolean(value)
    }
}

impl From<i32> for Document {
    fn from(value: i32) -> Self {
        Document::Number(value.into())
    }
}

impl From<i64> for Document {
    fn from(value: i64) -> Self {
        Document::Number(value.into())
    }
}

impl From<Number> for Document {
    fn from(value: Number) -> Self {
        Document::Number(value)
    }
}

impl From<&str> for Document {
    fn from(value: &str) -> Self {
        Document::String(value.to_owned())
    }
}

impl From<String> for Document {
    fn from(value: String) -> Self {
        Document::String(value)
    }
}

impl From<Vec<Document>> for Document {
    fn from(value: Vec<Document>) -> Self {
        Document::Array(value)
    }
}

impl From<Object> for Document {
    fn from(value: Object) -> Self {
        Document::Object(value)
    }
}
