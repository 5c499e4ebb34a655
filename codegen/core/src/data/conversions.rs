//! Conversions of Rust's types to documents, and comparisons with them.
//!
//! Comparisons have the document on the left: with `1 == document`, `1 == text.parse()?` would need a type everywhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::number::not_finite;
use super::{BigDecimal, BigInteger, Blob, Document, Number, Object, Timestamp};

macro_rules! conversions {
    ($($type:ty: |$value:ident| $document:expr;)*) => {$(
        impl From<$type> for Document {
            #[inline]
            fn from($value: $type) -> Self {
                $document
            }
        }
    )*};
}

conversions! {
    (): |_unit| Document::Null;
    bool: |value| Document::Boolean(value);
    char: |value| Document::String(value.into());
    &str: |value| Document::String(value.to_owned());
    String: |value| Document::String(value);
    &String: |value| Document::String(value.clone());
    Box<str>: |value| Document::String(value.into());
    Cow<'_, str>: |value| Document::String(value.into_owned());
    Blob: |value| Document::Blob(value);
    Timestamp: |value| Document::Timestamp(value);
    Object: |value| Document::Object(value);
}

macro_rules! numbers {
    ($($type:ty)*) => {$(
        impl From<$type> for Document {
            #[inline]
            fn from(value: $type) -> Self {
                Document::Number(value.into())
            }
        }
    )*};
}

numbers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize Number BigInteger BigDecimal }

/// A number; for floats that JSON cannot represent, the strings `NaN`, `Infinity` and `-Infinity`.
impl From<f64> for Document {
    fn from(value: f64) -> Self {
        Number::from_f64(value).map_or_else(|| not_finite(value).into(), Document::Number)
    }
}

/// The same as for a double, with the digits of the float.
impl From<f32> for Document {
    fn from(value: f32) -> Self {
        Number::from_f32(value).map_or_else(|| not_finite(value.into()).into(), Document::Number)
    }
}

/// [`Document::Null`] for `None`.
impl<T: Into<Document>> From<Option<T>> for Document {
    fn from(value: Option<T>) -> Self {
        value.map_or(Document::Null, Into::into)
    }
}

impl<T: Into<Document>> From<Vec<T>> for Document {
    fn from(elements: Vec<T>) -> Self {
        elements.into_iter().collect()
    }
}

impl<T: Into<Document> + Clone> From<&[T]> for Document {
    fn from(elements: &[T]) -> Self {
        elements.iter().cloned().collect()
    }
}

impl<T: Into<Document> + Clone, const N: usize> From<&[T; N]> for Document {
    fn from(elements: &[T; N]) -> Self {
        elements.iter().cloned().collect()
    }
}

impl<T: Into<Document>, const N: usize> From<[T; N]> for Document {
    fn from(elements: [T; N]) -> Self {
        elements.into_iter().collect()
    }
}

impl<K: Into<String>, V: Into<Document>> From<BTreeMap<K, V>> for Document {
    fn from(entries: BTreeMap<K, V>) -> Self {
        Document::Object(entries.into())
    }
}

/// An object with its names in alphabetical order.
impl<K: Into<String>, V: Into<Document>, S> From<HashMap<K, V, S>> for Document {
    fn from(entries: HashMap<K, V, S>) -> Self {
        Document::Object(entries.into())
    }
}

impl<K: Into<String>, V: Into<Document>> From<BTreeMap<K, V>> for Object {
    fn from(entries: BTreeMap<K, V>) -> Self {
        entries.into_iter().collect()
    }
}

/// An object with its names in alphabetical order.
impl<K: Into<String>, V: Into<Document>, S> From<HashMap<K, V, S>> for Object {
    fn from(entries: HashMap<K, V, S>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().map(|(key, value)| (key.into(), value)).collect();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.into_iter().collect()
    }
}

/// An array.
impl<T: Into<Document>> FromIterator<T> for Document {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Document::Array(elements.into_iter().map(Into::into).collect())
    }
}

/// An object.
impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Document {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Document::Object(entries.into_iter().collect())
    }
}

impl PartialEq<str> for Document {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Document {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}

impl PartialEq<String> for Document {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<bool> for Document {
    fn eq(&self, other: &bool) -> bool {
        self.as_bool() == Some(*other)
    }
}

macro_rules! equal_numbers {
    ($($type:ty)*) => {$(
        impl PartialEq<$type> for Document {
            #[inline]
            fn eq(&self, other: &$type) -> bool {
                matches!(self, Document::Number(number) if *number == (*other).into())
            }
        }
    )*};
}

equal_numbers! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

/// As numbers of JSON: 0.1 is equal to `0.1`, of which it is the nearest double.
impl PartialEq<f64> for Document {
    fn eq(&self, other: &f64) -> bool {
        self.as_f64() == Some(*other)
    }
}
