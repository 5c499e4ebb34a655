//! Conversions between documents and any type with serde.

use std::fmt;

use ::serde::{Deserialize, Serialize, de, ser};

use super::DEEPEST;
use super::from_document::Reader;
use super::to_document::Writer;
use crate::data::Document;

/// An error that occurs when a value does not fit a document, or a document does not fit a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversionError(String);

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConversionError {}

impl ser::Error for ConversionError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        ConversionError(message.to_string())
    }
}

impl de::Error for ConversionError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        ConversionError(message.to_string())
    }
}

impl Document {
    /// Returns a value as a document, in the representation of `serde_json`: structures are objects, enums
    /// are the name of a variant or an object with one entry. Bytes become binary data if the type serializes
    /// them as such. Integers of up to 128 bits and floats keep their value.
    ///
    /// # Errors
    ///
    /// Returns an error for floats that are not finite, keys that are not strings, and more than 128 levels,
    /// and passes on the errors of the value itself.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Document, ConversionError> {
        value.serialize(Writer { depth: DEEPEST })
    }

    /// Returns the value of a document, read as `serde_json` would read its JSON: what
    /// [`Document::from_serialize`] returns is read back. Timestamps are strings with a date-time, or seconds
    /// since 1970 if the type wants a number. Numbers are integers if they fit 128 bits, otherwise the
    /// nearest double.
    ///
    /// # Errors
    ///
    /// Returns an error if the document does not fit the type, for numbers outside the range of doubles, and
    /// for more than 128 levels.
    pub fn to<'de, T: Deserialize<'de>>(&'de self) -> Result<T, ConversionError> {
        T::deserialize(Reader { document: self, depth: DEEPEST })
    }
}
