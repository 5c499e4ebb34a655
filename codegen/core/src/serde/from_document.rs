//! A deserializer for documents.

use std::slice;

use ::serde::de::value::BorrowedStrDeserializer;
use ::serde::de::{
    DeserializeSeed, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use ::serde::{Deserializer, forward_to_deserialize_any};

use super::conversion::ConversionError;
use super::deserialize::enter;
use crate::data::{Document, Number, Object, Timestamp, TimestampFormat, object};

type Result<T> = std::result::Result<T, ConversionError>;

/// A document to read, with the remaining nesting depth.
#[derive(Clone, Copy)]
pub(super) struct Reader<'de> {
    pub(super) document: &'de Document,
    pub(super) depth: usize,
}

impl<'de> Reader<'de> {
    /// Returns the reader of a document inside this one.
    fn inner(self, document: &'de Document) -> Result<Reader<'de>> {
        Ok(Reader { document, depth: enter(self.depth)? })
    }
}

/// Visits a number of the data model of serde, like [`numbers::nearest`](super::numbers::nearest).
fn number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value> {
    if let Some(integer) = number.as_i64() {
        return visitor.visit_i64(integer);
    }
    if let Some(integer) = number.as_u64() {
        return visitor.visit_u64(integer);
    }
    let text = number.to_string();
    match (text.parse(), text.parse()) {
        (Ok(integer), _) if text != "-0" => visitor.visit_i128(integer),
        (_, Ok(integer)) => visitor.visit_u128(integer),
        _ => double(number, visitor),
    }
}

fn double<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value> {
    match number.as_f64() {
        double if double.is_finite() => visitor.visit_f64(double),
        _ => Err(ConversionError::custom("expected a number in the range of doubles, found another one")),
    }
}

/// Visits a timestamp as a number: seconds since 1970.
fn seconds<'de, V: Visitor<'de>>(time: Timestamp, visitor: V) -> Result<V::Value> {
    if time.nanos() == 0 {
        return visitor.visit_i64(time.seconds());
    }
    let text = time.format(TimestampFormat::EpochSeconds).map_err(ConversionError::custom)?;
    visitor.visit_f64(text.parse().map_err(ConversionError::custom)?)
}

/// Implements the methods that want a number.
macro_rules! numbers {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            match self.document {
                Document::Timestamp(time) => seconds(*time, visitor),
                _ => self.deserialize_any(visitor),
            }
        }
    )*};
}

fn array<'de, V: Visitor<'de>>(reader: Reader<'de>, array: &'de [Document], visitor: V) -> Result<V::Value> {
    let mut elements = Elements { elements: array.iter(), reader };
    let value = visitor.visit_seq(&mut elements)?;
    if elements.elements.len() > 0 {
        return Err(Error::invalid_length(array.len(), &"an array of fewer elements"));
    }
    Ok(value)
}

fn object<'de, V: Visitor<'de>>(reader: Reader<'de>, object: &'de Object, visitor: V) -> Result<V::Value> {
    let mut entries = Entries { entries: object.iter(), value: None, reader };
    let value = visitor.visit_map(&mut entries)?;
    if entries.entries.len() > 0 {
        return Err(Error::invalid_length(object.len(), &"an object of fewer entries"));
    }
    Ok(value)
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = ConversionError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.document {
            Document::Null => visitor.visit_unit(),
            Document::Boolean(boolean) => visitor.visit_bool(*boolean),
            Document::Number(text) => number(text, visitor),
            Document::String(text) => visitor.visit_borrowed_str(text),
            Document::Blob(bytes) => visitor.visit_borrowed_bytes(bytes),
            Document::Timestamp(time) => visitor.visit_string(time.to_string()),
            Document::Array(elements) => array(self, elements, visitor),
            Document::Object(entries) => object(self, entries, visitor),
        }
    }

    numbers! {
        deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.document {
            // An integer of more than 64 bits is visited as a double.
            Document::Number(number) => double(number, visitor),
            Document::Timestamp(time) => seconds(*time, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.document {
            Document::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self.inner(self.document)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.document {
            Document::String(variant) => visitor.visit_enum(variant.as_str().into_deserializer()),
            Document::Object(entries) if entries.len() == 1 => match entries.iter().next() {
                Some((variant, value)) => visitor.visit_enum(Variant { variant, value: self.inner(value)? }),
                None => Err(Error::invalid_length(0, &"one entry")),
            },
            _ => Err(ConversionError::custom(
                "expected a variant or an object with one entry, found something else",
            )),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 u8 u16 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier
    }
}

struct Elements<'de> {
    elements: slice::Iter<'de, Document>,
    reader: Reader<'de>,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = ConversionError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        match self.elements.next() {
            Some(element) => seed.deserialize(self.reader.inner(element)?).map(Some),
            None => Ok(None),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.elements.len())
    }
}

struct Entries<'de> {
    entries: object::Iter<'de>,
    /// The value of the key before.
    value: Option<&'de Document>,
    reader: Reader<'de>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = ConversionError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        match self.entries.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        match self.value.take() {
            Some(value) => seed.deserialize(self.reader.inner(value)?),
            None => Err(ConversionError::custom("expected a key, found a value")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A variant of an enum with a value.
struct Variant<'de> {
    variant: &'de str,
    value: Reader<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = ConversionError;
    type Variant = Reader<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader<'de>)> {
        let variant = BorrowedStrDeserializer::new(self.variant);
        seed.deserialize(variant).map(|variant| (variant, self.value))
    }
}

impl<'de> VariantAccess<'de> for Reader<'de> {
    type Error = ConversionError;

    fn unit_variant(self) -> Result<()> {
        match self.document {
            Document::Null => Ok(()),
            _ => Err(Error::invalid_type(Unexpected::Other("a value"), &"a variant without one")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        match self.document {
            Document::Array(elements) => array(self, elements, visitor),
            _ => Err(Error::invalid_type(Unexpected::Other("something else"), &"an array")),
        }
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        match self.document {
            Document::Array(elements) => array(self, elements, visitor),
            Document::Object(entries) => object(self, entries, visitor),
            _ => Err(Error::invalid_type(Unexpected::Other("something else"), &"an object")),
        }
    }
}
