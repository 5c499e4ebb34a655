//! Documents from and to `serde_json`'s values.

use ::serde_json::Value;

use super::ConversionError;
use crate::data::{Document, Number, Object};

/// Numbers keep what the value has of them: every digit with the feature `arbitrary_precision`.
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

/// Fails as [`Document::to`] does: for more than 128 levels, and for numbers that the value cannot
/// have. With the feature `arbitrary_precision` it has them all.
impl TryFrom<Document> for Value {
    type Error = ConversionError;
    fn try_from(document: Document) -> Result<Self, ConversionError> {
        document.to()
    }
}
