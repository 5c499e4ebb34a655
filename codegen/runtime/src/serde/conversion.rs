//! Documents from values of any type, and back.

use std::fmt;

use ::serde::{Deserialize, Serialize, de, ser};

use super::DEEPEST;
use super::from_document::Reader;
use super::to_document::Writer;
use crate::data::Document;

/// An error that occurs when a value cannot become a document, or a document a value of a type.
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
    /// Returns the document that a value is, in the shapes that `serde_json` gives it: structures are objects,
    /// enums are the name of a variant or an object with one entry. Bytes that the value tells from
    /// other sequences become binary data. Integers of up to 128 bits and floats keep their value.
    ///
    /// # Errors
    ///
    /// Floats that are not finite, keys that are no strings, more than 128 levels, and whatever the
    /// value itself refuses.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Document, ConversionError> {
        value.serialize(Writer { depth: DEEPEST })
    }

    /// Returns a value of any type, read from this document as `serde_json` would read its JSON: what
    /// [`Document::from_serialize`] makes of a value is read back. Timestamps are the text of a
    /// date-time, or the seconds after 1970 for a type that asks for a number. Numbers are handed over
    /// as integers where they are ones of up to 128 bits, and else as the nearest double.
    ///
    /// # Errors
    ///
    /// Documents that do not fit the type, numbers beyond the range of doubles, and more than 128 levels.
    pub fn to<'de, T: Deserialize<'de>>(&'de self) -> Result<T, ConversionError> {
        T::deserialize(Reader { document: self, depth: DEEPEST })
    }
}
