//! Deserializing documents.

use std::fmt;

use ::serde::Deserializer;
use ::serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::deserialize::{enter, unexpected};
use super::numbers;
use crate::data::{Blob, Document, Number, Object};

/// The seed of a document, with the remaining nesting depth.
pub(super) struct AnyDocument {
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for AnyDocument {
    type Value = Document;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyDocument {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<Document, E> {
        Ok(boolean.into())
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Document, E> {
        Ok(integer.into())
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Document, E> {
        Ok(Number::from(integer).into())
    }

    fn visit_i128<E: Error>(self, integer: i128) -> Result<Document, E> {
        number(&integer.to_string())
    }

    fn visit_u128<E: Error>(self, integer: u128) -> Result<Document, E> {
        number(&integer.to_string())
    }

    fn visit_f64<E: Error>(self, double: f64) -> Result<Document, E> {
        let number = Number::from_f64(double).ok_or_else(|| unexpected("a finite number", "another one"))?;
        Ok(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Document, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Document, E> {
        Ok(text.into())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Document, E> {
        Ok(Document::Blob(Blob::from(bytes)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Document, A::Error> {
        let depth = enter(self.depth)?;
        let mut array = Vec::new();
        while let Some(element) = elements.next_element_seed(AnyDocument { depth })? {
            array.push(element);
        }
        Ok(array.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Document, A::Error> {
        let depth = enter(self.depth)?;
        let mut object = Object::new();
        while let Some(key) = entries.next_key::<String>()? {
            if key == numbers::TEXT && object.is_empty() {
                return number(&entries.next_value::<String>()?);
            }
            object.insert(key, entries.next_value_seed(AnyDocument { depth })?);
        }
        Ok(object.into())
    }
}

fn number<E: Error>(text: &str) -> Result<Document, E> {
    text.parse::<Number>().map(Document::Number).map_err(E::custom)
}
