//! Checks that a default is a value of its shape.

use ferrosmith_runtime::validate;

use super::is_blamed;
use crate::error::Collected;
use crate::model::nearest::meant_or;
use crate::model::node::{base64, bounds, did_you_mean_value, scalar};
use crate::model::{Json, Kind, Model, Shape, Traits};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    // A value may be that of a member which lacks it.
    let blamed = errors.blamed();
    let is_blamed =
        |shape: &Shape| matches!(shape.kind, Kind::Enum(_) | Kind::IntEnum(_)) && is_blamed(&blamed, shape);
    for shape in model.shapes.values() {
        if shape.traits.default() == Some(&Json::Null) {
            let hint = "remove it, or give it to members";
            let error = model.error(&shape.id, format!("null as `{ID}`"), "a default at a shape", hint);
            errors.push(error.inside(&["traits", ID]));
        }
        let wrong_at_shape = shape.traits.default().and_then(|default| {
            wrong(shape, None, default)
                .or_else(|| out_of_bounds(shape, &shape.traits, default))
                .or_else(|| unlike_pattern(shape, &shape.traits, default))
        });
        if let Some((found, expected, hint)) = wrong_at_shape {
            errors.push(model.error(&shape.id, found, expected, hint).inside(&["traits", ID]));
        }
        for member in shape.kind.members() {
            let (Some(default), Some(target)) = (member.traits.default(), model.get(&member.target)) else {
                continue;
            };
            let wrong = wrong(target, Some(&member.traits), default).filter(|_| !is_blamed(target));
            let wrong = wrong
                .or_else(|| out_of_bounds(target, &member.traits, default))
                .or_else(|| unlike_pattern(target, &member.traits, default))
                .or_else(|| another(target, default));
            if let Some((found, expected, hint)) = wrong {
                let error = model.member_error(&shape.id, &member.name, found, expected, hint);
                errors.push(error.inside(&["traits", ID]));
            }
        }
    }
}

const ID: &str = "smithy.api#default";

/// Returns the found form, the expected form and the advice for a wrong default.
fn wrong(shape: &Shape, member: Option<&Traits>, default: &Json) -> Option<(String, String, String)> {
    let expected = mismatch(shape, member, default)?;
    let meant = did_you_mean_value(&shape.kind, default);
    let hint = meant_or(meant, "correct the default, or remove it");
    Some((format!("{} as `{ID}`", default.describe()), expected, hint))
}

/// Returns the found form, the expected form and the advice for a default that a constraint forbids.
///
/// Zero and the empty text are taken: older models have them for "none", and so does Smithy's own tool.
fn out_of_bounds(target: &Shape, own: &Traits, default: &Json) -> Option<(String, String, String)> {
    let expected = if let Some(text) = default.as_str() {
        let length = own.length().or_else(|| target.traits.length())?;
        let count = text.chars().count() as u64;
        let is_text = matches!(target.kind, Kind::String) && count > 0;
        let fits = length.min.is_none_or(|min| count >= min) && length.max.is_none_or(|max| count <= max);
        (is_text && !fits).then(|| format!("a string of {} characters", bounds(length.min, length.max)))?
    } else {
        let range = own.range().or_else(|| target.traits.range())?;
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

/// Returns the found form, the expected form and the advice for a text that a pattern forbids.
fn unlike_pattern(target: &Shape, own: &Traits, default: &Json) -> Option<(String, String, String)> {
    let text = default.as_str().filter(|_| matches!(target.kind, Kind::String))?;
    let pattern = own.pattern().or_else(|| target.traits.pattern())?;
    (validate::matches(pattern, text) == Ok(false)).then(|| {
        let expected = format!("a string of the pattern {pattern:?}");
        let hint = "correct the default or the pattern, or remove one of them".to_owned();
        (format!("{} as `{ID}`", default.describe()), expected, hint)
    })
}

/// Returns the found form, the expected form and the advice for a default that is not that of the target: a member says
/// the same, or null for none (Smithy 2.0, `default` trait).
fn another(target: &Shape, default: &Json) -> Option<(String, String, String)> {
    let of_target = target.traits.default_value()?;
    let differs = *default != Json::Null && default != of_target;
    differs.then(|| {
        let found = format!("{} as `{ID}`", default.describe());
        let expected = format!("the default of `{}`, {}, or null", target.id, of_target.describe());
        (found, expected, "correct the default, or let the member target another shape".to_owned())
    })
}

/// Returns the expected form of a shape's default, if this one does not fit.
fn mismatch(shape: &Shape, member: Option<&Traits>, default: &Json) -> Option<String> {
    let (fits, expected) = match &shape.kind {
        _ if *default == Json::Null => return None,
        Kind::Blob if shape.traits.streaming() => {
            (default.as_str() == Some(""), "an empty string, as a stream has no other default".to_owned())
        }
        Kind::Blob => (default.as_str().and_then(base64).is_some(), "a string in base64".to_owned()),
        Kind::Document => (
            default.as_array().is_none_or(<[Json]>::is_empty)
                && default.as_object().is_none_or(<[(String, Json)]>::is_empty),
            "a boolean, a string, a number, an empty array or an empty object".to_owned(),
        ),
        Kind::List(_) => (default.as_array().is_some_and(<[Json]>::is_empty), "an empty array".to_owned()),
        Kind::Map { .. } => {
            (default.as_object().is_some_and(<[(String, Json)]>::is_empty), "an empty object".to_owned())
        }
        kind if !kind.is_simple() => (false, format!("no default for type {}", kind.name())),
        _ => return scalar(shape, member, default),
    };
    (!fits).then_some(expected)
}
