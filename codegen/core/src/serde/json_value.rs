//! Conversions between documents and the values of `serde_json`.

use ::serde_json::Value;

use ::serde::de::Error as _;

use super::deserialize::enter;
use super::{ConversionError, DEEPEST};
use crate::data::{Document, Number, Object};

/// Numbers keep every digit with the feature `arbitrary_precision`, otherwise those that the value has.
impl From<Value> for Document {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Document::Null,
            Value::Bool(boolean) => boolean.into(),
            Value::Number(number) => {
                number.to_string().parse::<Number>().map_or(Document::Null, Document::Number)
            }
            Value::String(text) => text.into(),
            Value::Array(elements) => elements.into(),
            Value::Object(entries) => entries.into_iter().collect::<Object>().into(),
        }
    }
}

/// Binary data is written in base64, timestamps as date-times. Returns an error for more than 128 levels, and
/// for numbers that the value cannot represent; with the feature `arbitrary_precision` it represents them
/// all.
impl TryFrom<Document> for Value {
    type Error = ConversionError;
    fn try_from(document: Document) -> Result<Self, ConversionError> {
        value(document, DEEPEST)
    }
}

fn value(document: Document, depth: usize) -> Result<Value, ConversionError> {
    Ok(match document {
        Document::Null => Value::Null,
        Document::Boolean(boolean) => Value::Bool(boolean),
        Document::Number(number) => {
            Value::Number(number.to_string().parse().map_err(ConversionError::custom)?)
        }
        Document::String(text) => Value::String(text),
        Document::Array(elements) => {
            let depth = enter(depth)?;
            Value::Array(elements.into_iter().map(|element| value(element, depth)).collect::<Result<_, _>>()?)
        }
        Document::Object(entries) => {
            let depth = enter(depth)?;
            let entries = entries.into_iter().map(|(name, entry)| Ok((name, value(entry, depth)?)));
            Value::Object(entries.collect::<Result<_, ConversionError>>()?)
        }
        // As their text, like in JSON.
        Document::Blob(_) | Document::Timestamp(_) => {
            document.to_string().parse().map_err(ConversionError::custom)?
        }
    })
}
