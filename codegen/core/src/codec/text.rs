//! Simple values as text: in labels, queries and headers (Smithy 2.0, HTTP binding traits), in XML and in
//! forms.

use std::str::FromStr;

use crate::data::{
    Blob, FloatText, Timestamp, TimestampFormat, base64,
    number::{named, not_finite},
};
use crate::value::{Mut, Ref};

/// A problem of a value: the expected and the found form, but never the value.
pub type TextProblem = &'static str;

/// Appends a simple value as text.
pub fn write(value: Ref<'_>, format: TimestampFormat, out: &mut String) -> Result<(), TextProblem> {
    match value {
        Ref::String(text) => out.push_str(text),
        Ref::Enum(text) => out.push_str(text.get()),
        Ref::Boolean(boolean) => out.push_str(if boolean { "true" } else { "false" }),
        Ref::Byte(number) => integer(number, out),
        Ref::Short(number) => integer(number, out),
        Ref::Integer(number) => integer(number, out),
        Ref::IntEnum(number) => integer(number.get(), out),
        Ref::Long(number) => integer(number, out),
        Ref::Float(number) => match number.is_finite() {
            true => out.push_str(FloatText::from(number).as_str()),
            false => out.push_str(not_finite(number.into())),
        },
        Ref::Double(number) => match number.is_finite() {
            true => out.push_str(FloatText::from(number).as_str()),
            false => out.push_str(not_finite(number)),
        },
        Ref::BigInteger(number) => out.push_str(number.as_str()),
        Ref::BigDecimal(number) => out.push_str(number.as_str()),
        Ref::Blob(bytes) => out.push_str(&base64::encode(bytes)),
        Ref::Timestamp(time) => time
            .write(format, out)
            .map_err(|_| "expected a timestamp in the years 0 to 9999, found another one")?,
        Ref::Absent => return Err("expected a value, found none: set it"),
        Ref::Document(_) | Ref::Structure(_) | Ref::Union(_) | Ref::List(_) | Ref::Map(_) => {
            return Err(
                "expected a simple value, found a composite one: the model binds it to a wrong location",
            );
        }
    }
    Ok(())
}

fn integer(number: impl itoa::Integer, out: &mut String) {
    out.push_str(itoa::Buffer::new().format(number));
}

/// Reads a simple value from text. With `offsets`, date-times may have an offset other than `Z`.
pub fn read(into: Mut<'_>, text: &str, format: TimestampFormat, offsets: bool) -> Result<(), TextProblem> {
    match into {
        Mut::String(value) => text.clone_into(value),
        Mut::Enum(value) => value.set(value.schema().index_of(text), text),
        Mut::Boolean(value) => {
            *value = match text {
                "true" => true,
                "false" => false,
                _ => return Err("expected `true` or `false`, found another text"),
            }
        }
        Mut::Byte(value) => *value = whole(text)?,
        Mut::Short(value) => *value = whole(text)?,
        Mut::Integer(value) => *value = whole(text)?,
        Mut::IntEnum(value) => value.set(whole(text)?),
        Mut::Long(value) => *value = whole(text)?,
        Mut::Float(value) => *value = float(text)?,
        Mut::Double(value) => *value = float(text)?,
        Mut::BigInteger(value) => {
            *value = text.parse().map_err(|_| "expected an integer, found another text")?
        }
        Mut::BigDecimal(value) => {
            *value = text.parse().map_err(|_| "expected a number, found another text")?
        }
        Mut::Blob(value) => *value = blob(text)?,
        Mut::Timestamp(value) => *value = timestamp(text, format, offsets)?,
        Mut::Document(_) | Mut::Structure(_) | Mut::Union(_) | Mut::List(_) | Mut::Map(_) => {
            return Err(
                "expected a simple value, found a composite one: the model binds it to a wrong location",
            );
        }
    }
    Ok(())
}

fn whole<T: TryFrom<i64>>(text: &str) -> Result<T, TextProblem> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // `parse` would accept a plus sign.
    let number = if digits.starts_with('+') { None } else { text.parse::<i64>().ok() };
    number
        .and_then(|number| T::try_from(number).ok())
        .ok_or("expected an integer in its range, found another text")
}

fn float<T: FromStr + From<f32> + Into<f64> + Copy>(text: &str) -> Result<T, TextProblem> {
    let number = || {
        // `parse` would accept names of infinity that Smithy does not have.
        let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
        let number = if plain && !text.starts_with('+') { text.parse().ok() } else { None };
        number
            .filter(|number: &T| (*number).into().is_finite())
            .ok_or("expected a number, found another text")
    };
    named(text).map_or_else(number, |float| Ok(float.into()))
}

fn blob(text: &str) -> Result<Blob, TextProblem> {
    Blob::from_base64(text).map_err(|_| "expected base64, found another text")
}

fn timestamp(text: &str, format: TimestampFormat, offsets: bool) -> Result<Timestamp, TextProblem> {
    let expected = match format {
        TimestampFormat::DateTime if offsets => "expected a date-time, found another text",
        TimestampFormat::DateTime => "expected a date-time with the offset `Z`, found another text",
        TimestampFormat::EpochSeconds => "expected seconds since 1970, found another text",
        TimestampFormat::HttpDate => "expected an HTTP date, found another text",
    };
    if format == TimestampFormat::DateTime && !offsets && !text.ends_with('Z') {
        return Err(expected);
    }
    Timestamp::parse(text, format).map_err(|_| expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    fn round<T: Value>(text: &str) -> Result<String, TextProblem> {
        let mut value = T::empty();
        read(value.open(), text, TimestampFormat::DateTime, false)?;
        let mut out = String::new();
        write(value.view(), TimestampFormat::DateTime, &mut out)?;
        Ok(out)
    }

    #[test]
    fn what_is_read_is_written_alike() {
        assert_eq!(round::<i8>("-128").as_deref(), Ok("-128"));
        assert_eq!(round::<f64>("4.1").as_deref(), Ok("4.1"));
        assert_eq!(round::<f32>("-Infinity").as_deref(), Ok("-Infinity"));
        assert_eq!(round::<bool>("false").as_deref(), Ok("false"));
        assert_eq!(round::<Timestamp>("2019-12-16T23:48:18Z").as_deref(), Ok("2019-12-16T23:48:18Z"));
        assert_eq!(round::<Blob>("dHJ1ZQ==").as_deref(), Ok("dHJ1ZQ=="));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for text in ["128", "+1", "1.0", "0x42", "", "1 ", "--1"] {
            assert!(round::<i8>(text).is_err(), "{text}");
        }
        for text in ["inf", "infinity", "nan", "0x42", "2ABC", "", "true"] {
            assert!(round::<f64>(text).is_err(), "{text}");
        }
        for text in ["True", "1", ""] {
            assert!(round::<bool>(text).is_err(), "{text}");
        }
        assert!(round::<Timestamp>("1996-12-19T16:39:57-08:00").is_err());
        assert!(round::<Blob>("YmxvYg=").is_err());
        assert!(round::<Vec<String>>("a").is_err());
    }
}
