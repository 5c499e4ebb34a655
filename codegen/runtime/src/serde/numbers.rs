//! Numbers of any size in a data model that ends at 128 bits, and for many formats at 64.

use ::serde::Serializer;
use ::serde::ser::Error as _;

use crate::Number;

/// The key under which `serde_json` hands out the text of a number, with its feature
/// `arbitrary_precision`.
pub(super) const TEXT: &str = "$serde_json::private::Number";

/// Writes the nearest number that the data model has: integers of up to 128 bits as they are, all
/// others as doubles. Where not even a double comes near, that is an error.
pub(super) fn nearest<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(integer) = number.as_i64() {
        return serializer.serialize_i64(integer);
    }
    if let Some(integer) = number.as_u64() {
        return serializer.serialize_u64(integer);
    }
    let text = number.to_string();
    match (text.parse::<i128>(), text.parse::<u128>()) {
        (Ok(integer), _) if text != "-0" => return serializer.serialize_i128(integer),
        (_, Ok(integer)) => return serializer.serialize_u128(integer),
        _ => {}
    }
    match number.as_f64() {
        double if double.is_finite() => serializer.serialize_f64(double),
        _ => Err(S::Error::custom("expected a number in the range of doubles, found another one")),
    }
}

/// Writes the number where the data model has it, else its text: never another number.
pub(super) fn exact<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = text.parse()
        && text != "-0"
    {
        return serializer.serialize_i64(integer);
    }
    if let Ok(integer) = text.parse() {
        return serializer.serialize_u64(integer);
    }
    let whole = !text.contains(['.', 'e', 'E']);
    match text.parse::<f64>() {
        Ok(double)
            if !whole && double.is_finite() && same(text, zmij::Buffer::new().format_finite(double)) =>
        {
            serializer.serialize_f64(double)
        }
        _ => serializer.serialize_str(text),
    }
}

/// Whether two texts are the same number.
fn same(a: &str, b: &str) -> bool {
    decimal(a).is_some_and(|a| decimal(b) == Some(a))
}

/// Sign, digits without zeros at either end, and the power of ten of the last digit.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => (true, mantissa),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    let exponent =
        exponent.parse::<i64>().ok()?.checked_sub(fraction.len() as i64)?.checked_add(zeros as i64)?;
    let significant = significant.trim_start_matches('0').to_owned();
    let exponent = if significant.is_empty() { 0 } else { exponent };
    Some((negative, significant, exponent))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn compares_numbers_not_texts() {
        for (a, b) in
            [("1.10", "1.1"), ("1e5", "100000.0"), ("0.00", "0e7"), ("120e-1", "12"), ("-1.50", "-15E-1")]
        {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("1.1", "1.11"),
            ("1", "-1"),
            ("1e5", "1e6"),
            ("0.1000000000000000001", "0.1"),
            ("1e99999999999999999999", "1"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
