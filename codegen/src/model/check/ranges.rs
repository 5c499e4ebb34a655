//! Checks that bounds of whole numbers are whole, and that some value of the type is within them (Smithy 2.0, `range`
//! trait).

use std::cmp::Ordering;

use ferrosmith_runtime::BigDecimal;

use crate::error::{Collected, Error};
use crate::model::traits::Range;
use crate::model::{Kind, Model, Traits};

const ID: &str = "smithy.api#range";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        errors.extend(wrong(&shape.traits, &shape.kind, || model.error(&shape.id, "", "", "")));
        for member in shape.kind.members().filter(|member| member.traits.range().is_some()) {
            let Some(target) = model.get(&member.target) else { continue };
            let at = || model.member_error(&shape.id, &member.name, "", "", "");
            errors.extend(wrong(&member.traits, &target.kind, at));
        }
    }
}

fn wrong(traits: &Traits, kind: &Kind, at: impl Fn() -> Error) -> Option<Error> {
    let range = traits.range()?;
    let is_whole = !matches!(kind, Kind::Float | Kind::Double | Kind::BigDecimal);
    let bounds = [("min", &range.min), ("max", &range.max)];
    for (key, bound) in bounds.into_iter().filter(|_| is_whole) {
        let Some(bound) = bound.as_ref().filter(|bound| !is_integer(bound)) else { continue };
        let found = format!("{bound} as a bound of type {}", kind.name());
        let hint = "write a whole number, or let it be of type double".to_owned();
        let error = Error { found, expected: "a whole number".to_owned(), hint, ..at() };
        return Some(error.inside(&["traits", ID, key]));
    }
    let found = nothing_within(range, kind)?;
    let expected = "bounds that a value of the type is within".to_owned();
    let hint = "correct the bounds, or take a type with more values".to_owned();
    Some(Error { found, expected, hint, ..at() }.inside(&["traits", ID]))
}

/// Returns `true` for a whole number, in whatever notation: `10`, `10.0` and `1e1`.
fn is_integer(bound: &str) -> bool {
    let (digits, exponent) = bound.split_once(['e', 'E']).unwrap_or((bound, "0"));
    let fraction = digits.split_once('.').map_or("", |(_, fraction)| fraction).trim_end_matches('0');
    match exponent.parse::<i64>() {
        Ok(exponent) if exponent < 0 && fraction.is_empty() => {
            let of_whole = digits.split('.').next().unwrap_or_default();
            let is_zero = digits.bytes().all(|byte| !byte.is_ascii_digit() || byte == b'0');
            let zeros = of_whole.bytes().rev().take_while(|byte| *byte == b'0').count();
            is_zero || exponent.unsigned_abs() <= zeros as u64
        }
        Ok(exponent) => exponent >= fraction.len() as i64,
        Err(_) => !exponent.starts_with('-'),
    }
}

/// Returns the bounds in words, if no value of the type is within them.
fn nothing_within(range: &Range, kind: &Kind) -> Option<String> {
    let (least, most) = match kind {
        Kind::Byte => (i64::from(i8::MIN), i64::from(i8::MAX)),
        Kind::Short => (i64::from(i16::MIN), i64::from(i16::MAX)),
        Kind::Integer | Kind::IntEnum(_) => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Kind::Long => (i64::MIN, i64::MAX),
        _ => return None,
    };
    let compared = |bound: &Option<String>, limit: i64| {
        let bound: BigDecimal = bound.as_ref()?.parse().ok()?;
        Some(bound.compare(&BigDecimal::from(limit)))
    };
    if compared(&range.min, most) == Some(Ordering::Greater) {
        return Some(format!("`min` {}, above every value of type {}", range.min.as_ref()?, kind.name()));
    }
    if compared(&range.max, least) == Some(Ordering::Less) {
        return Some(format!("`max` {}, below every value of type {}", range.max.as_ref()?, kind.name()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_integer;

    #[test]
    fn whole_numbers_in_every_notation() {
        for whole in
            ["0", "-7", "10.0", "1e1", "1.5e1", "1.50E+1", "100e-2", "0.0e-9", "-0", "1e99999999999999999999"]
        {
            assert!(is_integer(whole), "{whole}");
        }
        for broken in ["0.5", "-7.25", "1.55e1", "15e-1", "100e-3", "1e-99999999999999999999"] {
            assert!(!is_integer(broken), "{broken}");
        }
    }
}
