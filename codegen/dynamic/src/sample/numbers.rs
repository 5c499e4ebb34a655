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
    let number = within(min.parse().ok(), max.parse().ok(), random);
    // Numbers of any size, and fractions, are taken from the range itself.
    let text = || match (min, max) {
        ("", "") => number.to_string(),
        ("", only) | (only, _) => only.to_owned(),
    };
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

/// Returns an integer within limits, near to 1 to 100.
fn within(min: Option<f64>, max: Option<f64>, random: &mut Random) -> i64 {
    let wanted = 1 + random.below(100) as i64;
    // Limits beyond 64 bits are cut to them.
    let (min, max) = (min.map(|min| min.ceil() as i64), max.map(|max| max.floor() as i64));
    wanted.min(max.unwrap_or(i64::MAX)).max(min.unwrap_or(i64::MIN))
}
