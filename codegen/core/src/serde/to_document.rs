//! A serializer to documents.

use ::serde::ser::{
    Error, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};
use ::serde::{Serialize, Serializer};

use super::conversion::ConversionError;
use super::numbers;
use crate::data::{Blob, Document, FloatText, Number, Object};

type Result<T> = std::result::Result<T, ConversionError>;

/// The serializer of one document, with the remaining nesting depth.
#[derive(Clone, Copy)]
pub(super) struct Writer {
    pub(super) depth: usize,
}

impl Writer {
    /// Returns the writer of a document inside this one.
    fn inner(self) -> Result<Writer> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Writer { depth }),
            None => Err(ConversionError::custom("expected a value, found more nesting than allowed")),
        }
    }

    fn array(self, variant: Option<&'static str>) -> Result<Array> {
        let inner = if variant.is_some() { self.inner()? } else { self };
        Ok(Array { elements: Vec::new(), variant, inner: inner.inner()? })
    }

    fn object(self, name: &'static str, variant: Option<&'static str>) -> Result<Entries> {
        let inner = if variant.is_some() { self.inner()? } else { self };
        let number = name == numbers::TEXT;
        Ok(Entries { entries: Object::new(), key: None, number, variant, inner: inner.inner()? })
    }
}

/// Returns the number in a text, as a document.
fn number(text: &str) -> Result<Document> {
    text.parse::<Number>().map(Document::Number).map_err(ConversionError::custom)
}

/// Returns the value of an enum: an object whose key is the name of the variant.
fn tagged(variant: Option<&'static str>, value: Document) -> Document {
    match variant {
        Some(variant) => Object::from([(variant, value)]).into(),
        None => value,
    }
}

macro_rules! integers {
    ($($name:ident $type:ty,)*) => {$(
        fn $name(self, integer: $type) -> Result<Document> {
            Ok(Document::Number(i64::from(integer).into()))
        }
    )*};
}

impl Serializer for Writer {
    type Ok = Document;
    type Error = ConversionError;
    type SerializeSeq = Array;
    type SerializeTuple = Array;
    type SerializeTupleStruct = Array;
    type SerializeTupleVariant = Array;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Entries;

    integers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32,
    }

    fn serialize_u64(self, integer: u64) -> Result<Document> {
        Ok(Document::Number(integer.into()))
    }

    fn serialize_i128(self, integer: i128) -> Result<Document> {
        number(&integer.to_string())
    }

    fn serialize_u128(self, integer: u128) -> Result<Document> {
        number(&integer.to_string())
    }

    fn serialize_f32(self, float: f32) -> Result<Document> {
        if !float.is_finite() {
            return self.serialize_f64(float.into());
        }
        // By way of a double, the shortest text would have digits that the float lacks.
        number(FloatText::from(float).as_str())
    }

    fn serialize_f64(self, double: f64) -> Result<Document> {
        Number::try_from(double).map(Document::Number).map_err(ConversionError::custom)
    }

    fn serialize_bool(self, boolean: bool) -> Result<Document> {
        Ok(Document::Boolean(boolean))
    }

    fn serialize_char(self, char: char) -> Result<Document> {
        Ok(Document::String(char.into()))
    }

    fn serialize_str(self, text: &str) -> Result<Document> {
        Ok(text.into())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Document> {
        Ok(Document::Blob(Blob::from(bytes)))
    }

    fn serialize_none(self) -> Result<Document> {
        Ok(Document::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Document> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Document> {
        Ok(Document::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Document> {
        Ok(Document::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Document> {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Document> {
        // This counts as a level, since it is one of the stack: a type may contain itself.
        value.serialize(self.inner()?)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Document> {
        Ok(tagged(Some(variant), value.serialize(self.inner()?)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Array> {
        self.array(None)
    }

    fn serialize_tuple(self, _: usize) -> Result<Array> {
        self.array(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Array> {
        self.array(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Array> {
        self.array(Some(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries> {
        self.object("", None)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Entries> {
        self.object(name, None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Entries> {
        self.object("", Some(variant))
    }
}

/// An array under construction.
pub(super) struct Array {
    elements: Vec<Document>,
    variant: Option<&'static str>,
    inner: Writer,
}

impl Array {
    fn push<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<()> {
        self.elements.push(element.serialize(self.inner)?);
        Ok(())
    }

    fn finish(self) -> Document {
        tagged(self.variant, Document::Array(self.elements))
    }
}

macro_rules! sequences {
    ($($trait:ident $add:ident,)*) => {$(
        impl $trait for Array {
            type Ok = Document;
            type Error = ConversionError;
            fn $add<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<()> {
                self.push(element)
            }
            fn end(self) -> Result<Document> {
                Ok(self.finish())
            }
        }
    )*};
}

sequences! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

/// An object under construction.
pub(super) struct Entries {
    entries: Object,
    /// The key of the next value.
    key: Option<String>,
    /// If `true`, the map represents a number of any size, as in `serde_json`.
    number: bool,
    variant: Option<&'static str>,
    inner: Writer,
}

impl Entries {
    fn insert<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<()> {
        self.entries.insert(key, value.serialize(self.inner)?);
        Ok(())
    }

    fn finish(self) -> Result<Document> {
        match self.entries.get(numbers::TEXT) {
            Some(Document::String(text)) if self.number => number(text),
            _ => Ok(tagged(self.variant, self.entries.into())),
        }
    }
}

impl SerializeMap for Entries {
    type Ok = Document;
    type Error = ConversionError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        match key.serialize(self.inner)? {
            Document::String(key) => self.key = Some(key),
            _ => return Err(ConversionError::custom("expected a string as a key, found something else")),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        match self.key.take() {
            Some(key) => self.insert(&key, value),
            None => Err(ConversionError::custom("expected a key, found a value")),
        }
    }

    fn end(self) -> Result<Document> {
        self.finish()
    }
}

macro_rules! structures {
    ($($trait:ident,)*) => {$(
        impl $trait for Entries {
            type Ok = Document;
            type Error = ConversionError;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
                self.insert(key, value)
            }
            fn end(self) -> Result<Document> {
                self.finish()
            }
        }
    )*};
}

structures! { SerializeStruct, SerializeStructVariant, }
