//! Checks that a default is a value of its shape.

use super::blamed;
use crate::error::Error;
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::{EnumValue, Json, Kind, Model, Number, Shape};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    // A value may be that of a member which lacks it.
    let blamed = blamed(errors);
    let is_blamed = |shape: &Shape| {
        let members = || shape.kind.members().map(|member| format!("{}${}", shape.id, member.name));
        let is_enum = matches!(shape.kind, Kind::Enum(_) | Kind::IntEnum(_));
        is_enum && (blamed.contains(shape.id.as_str()) || members().any(|member| blamed.contains(&member)))
    };
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
            if let Some((found, expected, hint)) = wrong(target, default).filter(|_| !is_blamed(target)) {
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
        Kind::BigInteger | Kind::BigDecimal => (default.as_number().is_some(), "a number".to_owned()),
        Kind::String | Kind::Blob => (default.as_str().is_some(), "a string".to_owned()),
        // Mixins that are still to be taken in may bring the value.
        Kind::Enum(_) | Kind::IntEnum(_) if !shape.mixins.is_empty() => (true, String::new()),
        Kind::Enum(_) | Kind::IntEnum(_) => {
            (is_value(&shape.kind, default), "a value of the enum".to_owned())
        }
        Kind::Timestamp => {
            (default.as_number().is_some() || default.as_str().is_some(), "a number or string".to_owned())
        }
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
