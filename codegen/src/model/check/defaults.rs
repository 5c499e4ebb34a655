//! Checks that a default is a value of its shape.

use std::fmt;
use std::str::FromStr;

use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Timestamp, json};

use super::{blamed, is_blamed};
use crate::error::Error;
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::traits::TimestampFormat;
use crate::model::{EnumValue, Json, Kind, Member, Model, Number, Shape};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    // A value may be that of a member which lacks it.
    let blamed = blamed(errors);
    let is_blamed =
        |shape: &Shape| matches!(shape.kind, Kind::Enum(_) | Kind::IntEnum(_)) && is_blamed(&blamed, shape);
    for shape in model.shapes.values() {
        if let Some((found, expected, hint)) =
            shape.traits.default().and_then(|default| wrong(shape, default))
        {
            errors.push(model.error(&shape.id, found, expected, hint).inside(&["traits", ID]));
        }
        for member in shape.kind.members() {
            let (Some(default), Some(target)) = (member.traits.default(), model.get(&member.target)) else {
                continue;
            };
            let wrong = wrong(target, default).filter(|_| !is_blamed(target));
            let wrong =
                wrong.or_else(|| out_of_bounds(target, member, default)).or_else(|| another(target, default));
            if let Some((found, expected, hint)) = wrong {
                let error = model.member_error(&shape.id, &member.name, found, expected, hint);
                errors.push(error.inside(&["traits", ID]));
            }
        }
    }
}

const ID: &str = "smithy.api#default";

/// Returns the found form, the expected form and the advice for a wrong default.
fn wrong(shape: &Shape, default: &Json) -> Option<(String, String, String)> {
    let expected = mismatch(shape, default)?;
    let values = shape.kind.members().filter_map(|member| match member.traits.enum_value()? {
        EnumValue::String(text) => Some(text.as_str()),
        EnumValue::Int(_) => None,
    });
    let meant = default.as_str().map_or_else(String::new, |text| did_you_mean(text, values));
    let hint = meant_or(meant, "correct the default, or remove it");
    Some((format!("{} as `{ID}`", default.describe()), expected, hint))
}

/// Returns the found form, the expected form and the advice for a default that a constraint forbids.
///
/// Zero and the empty text are taken: older models have them for "none", and so does Smithy's own tool.
fn out_of_bounds(target: &Shape, member: &Member, default: &Json) -> Option<(String, String, String)> {
    let expected = if let Some(text) = default.as_str() {
        let length = member.traits.length().or_else(|| target.traits.length())?;
        let count = text.chars().count() as u64;
        let is_text = matches!(target.kind, Kind::String) && count > 0;
        let fits = length.min.is_none_or(|min| count >= min) && length.max.is_none_or(|max| count <= max);
        (is_text && !fits).then(|| format!("a string of {} characters", bounds(length.min, length.max)))?
    } else {
        let range = member.traits.range().or_else(|| target.traits.range())?;
        let number = default.as_number()?.as_f64();
        let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
        let fits = bound(&range.min).is_none_or(|min| number >= min)
            && bound(&range.max).is_none_or(|max| number <= max);
        (number != 0.0 && !fits)
            .then(|| format!("a number of {}", bounds(range.min.as_ref(), range.max.as_ref())))?
    };
    Some((
        format!("{} as `{ID}`", default.describe()),
        expected,
        "correct the default, or remove it".to_owned(),
    ))
}

/// Returns the found form, the expected form and the advice for a default that is not that of the target: a member says
/// the same, or null for none (Smithy 2.0, `default` trait).
fn another(target: &Shape, default: &Json) -> Option<(String, String, String)> {
    let of_target = target.traits.default().filter(|of_target| **of_target != Json::Null)?;
    let differs = *default != Json::Null && default != of_target;
    differs.then(|| {
        let found = format!("{} as `{ID}`", default.describe());
        let expected = format!("the default of `{}`, {}, or null", target.id, of_target.describe());
        (found, expected, "correct the default, or let the member target another shape".to_owned())
    })
}

fn bounds(min: Option<impl fmt::Display>, max: Option<impl fmt::Display>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any size".to_owned(),
    }
}

/// Returns the expected form of a shape's default, if this one does not fit.
fn mismatch(shape: &Shape, default: &Json) -> Option<String> {
    let whole = |bits: u32| {
        let fits = |value: i64| value >= -1 << (bits - 1) && value < 1 << (bits - 1);
        (default.as_i64().is_some_and(fits), format!("a whole number of {bits} bits"))
    };
    if *default == Json::Null {
        return None;
    }
    let (fits, expected) = match &shape.kind {
        Kind::Boolean => (default.as_bool().is_some(), "true or false".to_owned()),
        Kind::Byte => whole(8),
        Kind::Short => whole(16),
        Kind::Integer => whole(32),
        Kind::Long => (default.as_i64().is_some(), "a whole number of 64 bits".to_owned()),
        Kind::Float | Kind::Double => (
            default.as_number().is_some_and(|number| is_in_range(&shape.kind, number))
                || matches!(default.as_str(), Some("NaN" | "Infinity" | "-Infinity")),
            format!("a number in the range of type {}", shape.kind.name()),
        ),
        Kind::BigInteger => (is_big::<BigInteger>(default), "a whole number".to_owned()),
        Kind::BigDecimal => (is_big::<BigDecimal>(default), "a number".to_owned()),
        Kind::String => (default.as_str().is_some(), "a string".to_owned()),
        Kind::Blob if shape.traits.streaming() => {
            (default.as_str() == Some(""), "an empty string, as a stream has no other default".to_owned())
        }
        Kind::Blob => (default.as_str().is_some_and(is_base64), "a string in base64".to_owned()),
        // Mixins that are still to be taken in may bring the value.
        Kind::Enum(_) | Kind::IntEnum(_) if !shape.mixins.is_empty() => (true, String::new()),
        Kind::Enum(_) | Kind::IntEnum(_) => {
            (is_value(&shape.kind, default), "a value of the enum".to_owned())
        }
        Kind::Timestamp => (
            default.as_number().is_some() || default.as_str().is_some_and(is_time),
            "seconds since 1970, or a time such as \"1985-04-12T23:20:50Z\"".to_owned(),
        ),
        Kind::Document => (
            default.as_array().is_none_or(<[Json]>::is_empty)
                && default.as_object().is_none_or(<[(String, Json)]>::is_empty),
            "a boolean, a string, a number, an empty array or an empty object".to_owned(),
        ),
        Kind::List(_) => (default.as_array().is_some_and(<[Json]>::is_empty), "an empty array".to_owned()),
        Kind::Map { .. } => {
            (default.as_object().is_some_and(<[(String, Json)]>::is_empty), "an empty object".to_owned())
        }
        Kind::Structure(_) | Kind::Union(_) | Kind::Operation(_) | Kind::Resource(_) | Kind::Service(_) => {
            (false, format!("no default for type {}", shape.kind.name()))
        }
    };
    (!fits).then_some(expected)
}

fn is_big<T: FromStr>(default: &Json) -> bool {
    default.as_number().is_some_and(|number| number.to_string().parse::<T>().is_ok())
}

fn is_base64(text: &str) -> bool {
    let quoted = serde_json::Value::from(text).to_string();
    json::from_str::<Blob>(&quoted).is_ok()
}

/// Returns `true` for the formats that lowering reads.
fn is_time(text: &str) -> bool {
    let formats = [TimestampFormat::DateTime, TimestampFormat::HttpDate];
    formats.into_iter().any(|format| Timestamp::parse(text, format).is_ok())
}

/// Returns `true` if a float is not rounded to infinity.
fn is_in_range(kind: &Kind, number: &Number) -> bool {
    let double = number.as_f64();
    if matches!(kind, Kind::Float) { (double as f32).is_finite() } else { double.is_finite() }
}

fn is_value(kind: &Kind, default: &Json) -> bool {
    kind.members().any(|member| match member.traits.enum_value() {
        Some(EnumValue::String(text)) => default.as_str() == Some(text),
        Some(EnumValue::Int(int)) => default.as_i64() == Some(i64::from(*int)),
        None => false,
    })
}
