//! Serde through the same schemas and in the same format as [`json`](crate::json): its keys,
//! timestamps, blobs and enums, unknown members kept. Formats must describe themselves, as JSON
//! and CBOR do.
//!
//! With the feature `arbitrary_precision`, which turns on that of `serde_json`, every number goes
//! through `serde_json` with every digit: `1.10` stays `1.10`. So it does between values and documents.
//!
//! Serde itself knows no numbers beyond 128 bits and doubles. For other formats, and without that
//! feature, of the numbers in documents (and so in members
//! that the model does not know) integers of up to 128 bits are written as they are, if the format
//! takes them, and others as the nearest double. Big integers and decimals are written as
//! numbers where that loses nothing, and else as texts, which are read back. When reading, what the
//! format hands over counts: `serde_json` makes doubles of integers beyond 64 bits unless its
//! feature `arbitrary_precision` is on; then every number is read as it came.
//!
//! A document is anything that serde writes: [`Document::from_serialize`] makes one, and
//! [`Document::to`] is the way back.
//!
//! Nothing here is generic over generated types: a serializer compiles it once for all of them.

mod aggregates;
mod conversion;
mod deserialize;
mod documents;
mod from_document;
#[cfg(feature = "serde_json")]
mod json_value;
mod numbers;
mod scalars;
mod serialize;
mod to_document;

pub use conversion::ConversionError;

use ::serde::de::Error as _;
use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::data::{BigDecimal, BigInteger, Blob, Document, Number, Timestamp, TimestampFormat};
use crate::value::Value;

/// The maximum nesting depth of values: the default of all formats.
const DEEPEST: usize = crate::codec::DEFAULT_DEPTH;

/// The format of timestamps whose member says nothing.
const TIMESTAMPS: TimestampFormat = TimestampFormat::EpochSeconds;

/// Serializes any value.
pub fn serialize<T: Value, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serialize::View::new(value.view()).serialize(serializer)
}

/// Deserializes any value: strictly, as [`json::from_slice`](crate::json::from_slice) reads.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    deserialize::into(value.open(), deserializer)?;
    Ok(value)
}

macro_rules! simple {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer)
            }
        }
    )*};
}

simple!(BigDecimal, BigInteger, Blob, Document, Timestamp);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        numbers::nearest(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Document::deserialize(deserializer)? {
            Document::Number(number) => Ok(number),
            _ => Err(D::Error::custom("expected a number, found something else")),
        }
    }
}
