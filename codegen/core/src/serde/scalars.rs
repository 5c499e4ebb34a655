//! Setting simple values.

use ::serde::de::Error;

use super::TIMESTAMPS;
use super::place::Place;
use crate::data::{Blob, Document, Number, Timestamp, TimestampFormat, number::named};
use crate::schema::Member;
use crate::value::Mut;

/// A scalar value of a format.
pub(super) enum Scalar<'a> {
    Boolean(bool),
    Number(Number),
    /// A float that is not finite, in binary formats.
    NotFinite(f64),
    String(&'a str),
    Bytes(&'a [u8]),
}

impl Scalar<'_> {
    pub(super) fn double(double: f64) -> Self {
        Number::from_f64(double).map_or(Scalar::NotFinite(double), Scalar::Number)
    }

    /// Returns the number in a text, or a string if it is none.
    pub(super) fn number(text: &str) -> Self {
        text.parse().map_or(Scalar::NotFinite(f64::NAN), Scalar::Number)
    }

    /// Returns the name of the scalar's kind, for the error when it does not fit a value.
    fn found(&self, into: &Mut<'_>) -> &'static str {
        match (self, into) {
            (Scalar::Boolean(_), _) => "a boolean",
            (Scalar::Bytes(_), _) => "binary data",
            (Scalar::String(_), Mut::Blob(_) | Mut::Timestamp(_)) => "a string that does not fit",
            (Scalar::String(_), _) => "a string",
            (_, Mut::Boolean(_) | Mut::String(_) | Mut::Enum(_) | Mut::Blob(_)) => "a number",
            (_, Mut::Structure(_) | Mut::Union(_) | Mut::List(_) | Mut::Map(_)) => "a number",
            _ => "a number that does not fit",
        }
    }

    fn integer<T: TryFrom<i64>>(&self) -> Option<T> {
        match self {
            Scalar::Number(number) => {
                // `serde_json` passes on the integer -0 as a double.
                let zero = || (number.as_f64().to_bits() == (-0.0_f64).to_bits()).then_some(0);
                T::try_from(number.as_i64().or_else(zero)?).ok()
            }
            _ => None,
        }
    }

    /// Returns the number by way of its text, which is rounded once and keeps big numbers.
    fn parse<T: std::str::FromStr>(&self) -> Option<T> {
        match self {
            Scalar::Number(number) => number.to_string().parse().ok(),
            _ => None,
        }
    }

    /// Returns a number, or the number in a string, as big numbers are written that the data model lacks.
    fn parse_big<T: std::str::FromStr>(&self) -> Option<T> {
        match self {
            Scalar::String(text) => text.parse().ok(),
            _ => self.parse(),
        }
    }

    fn to_double(&self) -> Option<f64> {
        match self {
            Scalar::NotFinite(double) => Some(*double),
            Scalar::String(text) => named(text).map(f64::from),
            _ => self.parse().filter(|double: &f64| double.is_finite()),
        }
    }

    fn to_float(&self) -> Option<f32> {
        match self {
            Scalar::Number(_) => self.parse().filter(|float: &f32| float.is_finite()),
            _ => self.to_double().map(|double| double as f32),
        }
    }

    fn to_blob(&self) -> Option<Blob> {
        match self {
            Scalar::String(text) => Blob::from_base64(text).ok(),
            Scalar::Bytes(bytes) => Some(Blob::from(*bytes)),
            _ => None,
        }
    }

    fn to_timestamp(&self, format: TimestampFormat) -> Option<Timestamp> {
        match (self, format) {
            (Scalar::Number(number), TimestampFormat::EpochSeconds) => {
                Timestamp::parse(&number.to_string(), format).ok()
            }
            (_, TimestampFormat::EpochSeconds) => None,
            (Scalar::String(text), _) => Timestamp::parse(text, format).ok(),
            _ => None,
        }
    }

    fn to_document(&self) -> Option<Document> {
        Some(match self {
            Scalar::Boolean(boolean) => Document::Boolean(*boolean),
            Scalar::Number(number) => Document::Number(number.clone()),
            Scalar::NotFinite(_) => return None,
            Scalar::String(text) => Document::String((*text).to_owned()),
            Scalar::Bytes(bytes) => Document::Blob(Blob::from(*bytes)),
        })
    }
}

/// Sets a value.
pub(super) fn fill<E: Error>(
    into: Mut<'_>,
    member: &Member,
    scalar: &Scalar<'_>,
    place: &Place<'_>,
) -> Result<(), E> {
    let (expected, found) = (expected(&into), scalar.found(&into));
    fit(into, member, scalar).ok_or_else(|| place.unexpected(expected, found))
}

fn fit(into: Mut<'_>, member: &Member, scalar: &Scalar<'_>) -> Option<()> {
    match (into, scalar) {
        (Mut::String(into), Scalar::String(text)) => *into = (*text).to_owned(),
        (Mut::Enum(into), Scalar::String(text)) => into.set(into.schema().index_of(text), text),
        (Mut::Boolean(into), Scalar::Boolean(boolean)) => *into = *boolean,
        (Mut::Byte(into), _) => *into = scalar.integer()?,
        (Mut::Short(into), _) => *into = scalar.integer()?,
        (Mut::Integer(into), _) => *into = scalar.integer()?,
        (Mut::Long(into), _) => *into = scalar.integer()?,
        (Mut::IntEnum(into), _) => into.set(scalar.integer()?),
        (Mut::Float(into), _) => *into = scalar.to_float()?,
        (Mut::Double(into), _) => *into = scalar.to_double()?,
        (Mut::BigInteger(into), _) => *into = scalar.parse_big()?,
        (Mut::BigDecimal(into), _) => *into = scalar.parse_big()?,
        (Mut::Blob(into), _) => *into = scalar.to_blob()?,
        (Mut::Timestamp(into), _) => {
            *into = scalar.to_timestamp(member.timestamp_format().unwrap_or(TIMESTAMPS))?;
        }
        (Mut::Document(into), _) => *into = scalar.to_document()?,
        _ => return None,
    }
    Some(())
}

/// Returns the name of the expected kind of value, for errors.
pub(super) fn expected(into: &Mut<'_>) -> &'static str {
    match into {
        Mut::Boolean(_) => "a boolean",
        Mut::Byte(_) => "a byte",
        Mut::Short(_) => "a short",
        Mut::Integer(_) | Mut::IntEnum(_) | Mut::BigInteger(_) => "an integer",
        Mut::Long(_) => "a long",
        Mut::Float(_) | Mut::Double(_) | Mut::BigDecimal(_) => "a number",
        Mut::String(_) | Mut::Enum(_) => "a string",
        Mut::Blob(_) => "a base64 string",
        Mut::Timestamp(_) => "a timestamp",
        Mut::Document(_) => "a value",
        Mut::Structure(_) | Mut::Union(_) | Mut::Map(_) => "an object",
        Mut::List(_) => "an array",
    }
}
