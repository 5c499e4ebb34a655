//! The `range` trait.

use std::cmp::Ordering;

use crate::data::{FloatText, number::compare};
use crate::value::Ref;

/// Returns `true` if a number is outside its limits; an empty limit is none.
pub(super) fn is_outside(value: Ref<'_>, least: &str, most: &str) -> bool {
    let mut integer = itoa::Buffer::new();
    let float: FloatText;
    let text = match value {
        Ref::Byte(number) => integer.format(number),
        Ref::Short(number) => integer.format(number),
        Ref::Integer(number) => integer.format(number),
        Ref::Long(number) => integer.format(number),
        // The shortest text of the float is the number that was meant: 8.8 is not above 8.8, though the
        // nearest float is.
        Ref::Float(number) if number.is_finite() => {
            float = number.into();
            float.as_str()
        }
        Ref::Double(number) if number.is_finite() => {
            float = number.into();
            float.as_str()
        }
        Ref::Float(number) => return is_infinite_outside(number.into(), least, most),
        Ref::Double(number) => return is_infinite_outside(number, least, most),
        Ref::BigInteger(number) => number.as_str(),
        Ref::BigDecimal(number) => number.as_str(),
        _ => return false,
    };
    (!least.is_empty() && compare(text, least) == Some(Ordering::Less))
        || (!most.is_empty() && compare(text, most) == Some(Ordering::Greater))
}

/// Returns `true` if an infinity or NaN is outside its limits; NaN always is.
fn is_infinite_outside(number: f64, least: &str, most: &str) -> bool {
    if number.is_nan() {
        return !(least.is_empty() && most.is_empty());
    }
    let beyond = if number < 0.0 { least } else { most };
    !beyond.is_empty()
}
