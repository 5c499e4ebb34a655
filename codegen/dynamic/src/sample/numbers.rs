//! Numbers within their range.

use ferrosmith_runtime::Mut;
use ferrosmith_runtime::schema::Trait;

use super::random::Random;

/// Sets a number to one within its range: a small one, if the range has such.
pub(super) fn fill(into: Mut<'_>, traits: &'static [Trait], random: &mut Random) {
    let range = traits.iter().find_map(|one| match *one {
        Trait::Range(min, max) => Some((min, max)),
        _ => None,
    });
    let (min, max) = range.unwrap_or_default();
    let (least, most) = match into {
        Mut::Byte(_) => (i8::MIN.into(), i8::MAX.into()),
        Mut::Short(_) => (i16::MIN.into(), i16::MAX.into()),
        Mut::Integer(_) => (i32::MIN.into(), i32::MAX.into()),
        _ => (i64::MIN, i64::MAX),
    };
    let number = within(whole(min, End::Least, least), whole(max, End::Most, most), random);
    // Where no whole number of 64 bits is in the range, an end of it is.
    let text = || match number {
        Some(number) => number.to_string(),
        None if min.is_empty() => max.to_owned(),
        None => min.to_owned(),
    };
    let number = number.unwrap_or_default();
    match into {
        Mut::Byte(into) => *into = i8::try_from(number).unwrap_or_default(),
        Mut::Short(into) => *into = i16::try_from(number).unwrap_or_default(),
        Mut::Integer(into) => *into = i32::try_from(number).unwrap_or_default(),
        Mut::Long(into) => *into = number,
        Mut::Float(into) => *into = text().parse().unwrap_or_default(),
        Mut::Double(into) => *into = text().parse().unwrap_or_default(),
        Mut::BigInteger(into) => *into = text().parse().unwrap_or_else(|_| number.into()),
        Mut::BigDecimal(into) => *into = text().parse().unwrap_or_default(),
        _ => {}
    }
}

/// An end of a range.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Least,
    Most,
}

/// Returns the end of a range as a whole number; `None` if no number of 64 bits is within it.
fn whole(limit: &str, end: End, otherwise: i64) -> Option<i64> {
    if let Ok(exact) = limit.parse() {
        return Some(exact);
    }
    let Ok(limit) = limit.parse::<f64>() else { return Some(otherwise) };
    let limit = if end == End::Least { limit.ceil() } else { limit.floor() };
    if limit.abs() < i64::MAX as f64 {
        return Some(limit as i64);
    }
    // Beyond what there is, it leaves all numbers or none.
    ((limit > 0.0) == (end == End::Most)).then_some(otherwise)
}

/// Returns an integer within limits, of 1 to 100 or the hundred that is nearest to these; `None` if there is none.
fn within(min: Option<i64>, max: Option<i64>, random: &mut Random) -> Option<i64> {
    let (min, max) = (min?, max?);
    let (least, most) = match max {
        ..1 => (min.max(max.saturating_sub(99)), max),
        _ => (min.max(1), max.min(min.max(1).saturating_add(99))),
    };
    let count = most.checked_sub(least)?.checked_add(1).filter(|count| *count > 0)?;
    Some(least + random.below(count.unsigned_abs()) as i64)
}
