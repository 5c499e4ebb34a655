//! Values of simple shapes.

use std::str::FromStr;

use ferrosmith_runtime::{BigDecimal, BigInteger, Timestamp};

use crate::model::traits::TimestampFormat;
use crate::model::{EnumValue, Json, Kind, Number, Shape, Traits};

/// Returns the expected form of a value of a simple shape, if this one does not fit. A member may have traits of its own.
pub(crate) fn scalar(shape: &Shape, member: Option<&Traits>, value: &Json) -> Option<String> {
    let whole = |bits: u32| {
        let fits = |value: i64| value >= -1 << (bits - 1) && value < 1 << (bits - 1);
        (value.as_i64().is_some_and(fits), format!("a whole number of {bits} bits"))
    };
    let (fits, expected) = match &shape.kind {
        Kind::Boolean => (value.as_bool().is_some(), "true or false".to_owned()),
        Kind::Byte => whole(8),
        Kind::Short => whole(16),
        Kind::Integer => whole(32),
        Kind::Long => (value.as_i64().is_some(), "a whole number of 64 bits".to_owned()),
        Kind::Float | Kind::Double => (
            value.as_number().is_some_and(|number| is_in_range(&shape.kind, number))
                || matches!(value.as_str(), Some("NaN" | "Infinity" | "-Infinity")),
            format!("a number in the range of type {}", shape.kind.name()),
        ),
        Kind::BigInteger => (is_big::<BigInteger>(value), "a whole number".to_owned()),
        Kind::BigDecimal => (is_big::<BigDecimal>(value), "a number".to_owned()),
        Kind::String | Kind::Blob => (value.as_str().is_some(), "a string".to_owned()),
        // Mixins that are still to be taken in may bring the value.
        Kind::Enum(_) | Kind::IntEnum(_) if !shape.mixins.is_empty() => return None,
        Kind::Enum(_) | Kind::IntEnum(_) => (is_value(&shape.kind, value), "a value of the enum".to_owned()),
        Kind::Timestamp => {
            let format = member
                .and_then(Traits::timestamp_format)
                .or_else(|| shape.traits.timestamp_format())
                .copied();
            (is_time(value, format), times(format).to_owned())
        }
        _ => return None,
    };
    (!fits).then_some(expected)
}

fn is_big<T: FromStr>(value: &Json) -> bool {
    value.as_number().is_some_and(|number| number.to_string().parse::<T>().is_ok())
}

/// Returns the form of the times in a model: that of their format alone, if they have one (Smithy 2.0, section Trait node
/// values).
fn times(format: Option<TimestampFormat>) -> &'static str {
    match format {
        None => "seconds since 1970, or a time such as \"1985-04-12T23:20:50Z\"",
        Some(TimestampFormat::EpochSeconds) => "seconds since 1970, as a number",
        Some(TimestampFormat::DateTime) => "a time such as \"1985-04-12T23:20:50Z\"",
        Some(TimestampFormat::HttpDate) => "a date such as \"Tue, 29 Apr 2014 18:30:38 GMT\"",
    }
}

/// Returns `true` for a time in the form of its format.
fn is_time(value: &Json, format: Option<TimestampFormat>) -> bool {
    let fits = match (format, value) {
        (None | Some(TimestampFormat::EpochSeconds), Json::Number(_)) => true,
        (None | Some(TimestampFormat::DateTime), Json::String(text)) => {
            text.contains('T') && text.ends_with('Z')
        }
        (Some(TimestampFormat::HttpDate), Json::String(text)) => text.ends_with("GMT"),
        _ => false,
    };
    fits && timestamp(value, format).is_some()
}

/// Reads seconds since the epoch, or a date-time; where the format is that of HTTP, its date, too.
pub(crate) fn timestamp(value: &Json, format: Option<TimestampFormat>) -> Option<Timestamp> {
    let parse = |text: &str, format| Timestamp::parse(text, format).ok();
    match value {
        Json::Number(number) => parse(&number.to_string(), TimestampFormat::EpochSeconds),
        Json::String(text) => {
            let http_date = format.filter(|format| *format == TimestampFormat::HttpDate);
            http_date
                .and_then(|format| parse(text, format))
                .or_else(|| parse(text, TimestampFormat::DateTime))
        }
        _ => None,
    }
}

/// Returns `true` if a float is not rounded to infinity.
fn is_in_range(kind: &Kind, number: &Number) -> bool {
    let double = number.as_f64();
    if matches!(kind, Kind::Float) { (double as f32).is_finite() } else { double.is_finite() }
}

fn is_value(kind: &Kind, value: &Json) -> bool {
    kind.members().any(|member| match member.traits.enum_value() {
        Some(EnumValue::String(text)) => value.as_str() == Some(text),
        Some(EnumValue::Int(int)) => value.as_i64() == Some(i64::from(*int)),
        None => false,
    })
}
