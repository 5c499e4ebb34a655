//! Untyped values: Smithy documents, and data that is not in the model.

use std::{fmt, mem};

use super::{Blob, Number, Object, Timestamp, display};

/// A value without a schema (Smithy 2.0, document shape). Numbers keep every digit.
///
/// ```
/// use ferrosmith_runtime::{Document, Object};
///
/// let document: Document = r#"{"name":"Ada","scores":[1.10,2],"extra":null}"#.parse()?;
/// assert_eq!(document["name"], "Ada");
/// assert_eq!(document["scores"][1].as_i64(), Some(2));
/// assert_eq!(document["scores"][0].to_string(), "1.10"); // every digit
/// assert!(document["nothing"][7].is_null());             // absent values are null
///
/// let made = Document::from(Object::from([
///     ("name", Document::from("Ada")),
///     ("scores", Document::from([1, 2])),
///     ("extra", Document::from(None::<bool>)),
/// ]));
/// assert_eq!(made.to_string(), r#"{"name":"Ada","scores":[1,2],"extra":null}"#);
/// # Ok::<(), ferrosmith_runtime::json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub enum Document {
    /// Null.
    #[default]
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, lossless.
    Number(Number),
    /// A string.
    String(String),
    /// Binary data, from formats that distinguish it from text.
    Blob(Blob),
    /// A point in time, from formats that distinguish it from text.
    Timestamp(Timestamp),
    /// An array.
    Array(Vec<Document>),
    /// An object, with its members in order.
    Object(Object),
}

impl Document {
    /// Returns `true` if this is [`Document::Null`].
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Document::Null)
    }

    /// Returns the boolean; `None` if this is something else.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Document::Boolean(boolean) => Some(*boolean),
            _ => None,
        }
    }

    /// Returns the number; `None` if this is something else.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Document::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the integer; `None` if this is something else, or does not fit.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// Returns the integer; `None` if this is something else, or does not fit.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// Returns the double nearest to the number; `None` if this is something else.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(Number::as_f64)
    }

    /// Returns the string; `None` if this is something else.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Document::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the binary data; `None` if this is something else, such as a string in base64.
    #[must_use]
    pub fn as_blob(&self) -> Option<&Blob> {
        match self {
            Document::Blob(blob) => Some(blob),
            _ => None,
        }
    }

    /// Returns the point in time; `None` if this is something else, such as a date in a string.
    #[must_use]
    pub fn as_timestamp(&self) -> Option<Timestamp> {
        match self {
            Document::Timestamp(time) => Some(*time),
            _ => None,
        }
    }

    /// Returns the elements of the array; `None` if this is something else.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Document]> {
        match self {
            Document::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the elements of the array, to be changed; `None` if this is something else.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Document>> {
        match self {
            Document::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the object; `None` if this is something else.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the object, to be changed; `None` if this is something else.
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match self {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the string without a copy; `None` if this is something else.
    #[must_use]
    pub fn into_string(self) -> Option<String> {
        match self {
            Document::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the elements of the array without a copy; `None` if this is something else.
    #[must_use]
    pub fn into_array(self) -> Option<Vec<Document>> {
        match self {
            Document::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the object without a copy; `None` if this is something else.
    #[must_use]
    pub fn into_object(self) -> Option<Object> {
        match self {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the document, and leaves [`Document::Null`] in its place.
    ///
    /// ```
    /// use ferrosmith_runtime::Document;
    ///
    /// let mut document: Document = r#"{"rows":[1,2]}"#.parse()?;
    /// let rows = document.get_mut("rows").map(Document::take).and_then(Document::into_array);
    /// assert_eq!(rows.map(|rows| rows.len()), Some(2));
    /// assert_eq!(document.to_string(), r#"{"rows":null}"#);
    /// # Ok::<(), ferrosmith_runtime::json::Error>(())
    /// ```
    #[must_use]
    pub fn take(&mut self) -> Document {
        mem::take(self)
    }
}

macro_rules! kinds {
    ($($name:ident: $variant:ident, $article:literal)*) => {
        impl Document {$(
            #[doc = concat!("Returns `true` if this is ", $article, ".")]
            #[must_use]
            pub fn $name(&self) -> bool {
                matches!(self, Document::$variant(_))
            }
        )*}
    };
}

kinds! {
    is_boolean: Boolean, "a boolean"
    is_number: Number, "a number"
    is_string: String, "a string"
    is_array: Array, "an array"
    is_object: Object, "an object"
}

/// [`Document::Null`], for `unwrap_or_default` of what was looked up.
impl Default for &Document {
    fn default() -> Self {
        &Document::Null
    }
}

/// Compact JSON, or indented with `{:#}`; binary data as base64 and timestamps as date-times, in quotes.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display::format(f, |out| display::write(self, out))
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
