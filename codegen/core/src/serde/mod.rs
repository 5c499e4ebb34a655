//! Serde by schemas, in the same representation as [`json`](crate::json): its member names, timestamps, blobs
//! and enums, with unknown members kept. Formats must be self-describing, as JSON and CBOR are.
//!
//! With the feature `arbitrary_precision`, which turns on that of `serde_json`, numbers keep every digit in
//! `serde_json`: `1.10` stays `1.10`. So do conversions between its values and documents.
//!
//! Serde itself has no numbers beyond 128 bits and doubles. In other formats, and without that feature,
//! numbers in documents (and in unknown members) are written as integers if they are integers that fit 128 bits,
//! otherwise as the nearest double. A serializer does not tell beforehand which integers it has: one without those
//! beyond 64 bits, such as `serde_json::to_value` or `ron`, refuses the whole value for one of them. So does every one
//! for a number beyond the doubles, such as `1e309`. Big integers and decimals are written as numbers if that is
//! exact in 64 bits or a double, otherwise as strings, which are read back. Reading depends on what the format passes on:
//! `serde_json` converts integers beyond 64 bits to doubles without its feature `arbitrary_precision`.
//!
//! A document converts from and to any type with serde: [`Document::from_serialize`] and [`Document::to`].
//!
//! Nothing here is generic over generated types: it is compiled once per serializer.

mod aggregates;
mod conversion;
mod deserialize;
mod documents;
mod from_document;
#[cfg(feature = "serde_json")]
mod json_value;
mod numbers;
mod place;
mod scalars;
mod serialize;
mod to_document;

pub use conversion::ConversionError;

use ::serde::de::Error as _;
use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::data::{BigDecimal, BigInteger, Blob, Document, Number, Timestamp, TimestampFormat};
use crate::value::Value;

/// The maximum nesting depth, which is the default of all formats.
const DEEPEST: usize = crate::codec::DEFAULT_DEPTH;

/// The default format of timestamps.
const TIMESTAMPS: TimestampFormat = TimestampFormat::EpochSeconds;

/// Serializes any value.
pub fn serialize<T: Value, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serialize::View::new(value.view()).serialize(serializer)
}

/// Deserializes any value, as strictly as [`json::from_slice`](crate::json::from_slice).
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
