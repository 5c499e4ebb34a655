//! CBOR bodies, read by `ciborium`, since the runtime's reader is what is tested, and compared by value.

use ciborium::Value;

use super::number;

/// The tag of a time in seconds (RFC 8949, section 3.4.2).
const EPOCH: u64 = 1;
/// The tag of a decimal fraction: exponent and mantissa (section 3.4.4).
const DECIMAL: u64 = 4;

/// Reads exactly one item.
pub(crate) fn read(mut bytes: &[u8]) -> Result<Value, String> {
    let item = ciborium::from_reader(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.is_empty() { Ok(item) } else { Err(format!("{} bytes after the item", bytes.len())) }
}

/// Returns `true` if two items have one value. Floats are equal whatever their width, strings whatever their
/// chunks, maps whatever their order, decimals whatever their exponent, and the time in a tag is the same as
/// an integer and as a float.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Float(a), Value::Float(b)) => a == b || a.is_nan() && b.is_nan(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Map(a), Value::Map(b)) => {
            let has = |key: &Value, a: &Value| b.iter().any(|(other, b)| key == other && same(a, b));
            a.len() == b.len() && a.iter().all(|(key, value)| has(key, value))
        }
        (Value::Tag(EPOCH, a), Value::Tag(EPOCH, b)) => same(a, b) || both(seconds, a, b, |a, b| a == b),
        (Value::Tag(DECIMAL, a), Value::Tag(DECIMAL, b)) => {
            same(a, b) || both(decimal, a, b, |a, b| number::same(a, b))
        }
        (Value::Tag(a, x), Value::Tag(b, y)) => a == b && same(x, y),
        _ => a == b,
    }
}

fn both<T>(of: fn(&Value) -> Option<T>, a: &Value, b: &Value, equal: fn(&T, &T) -> bool) -> bool {
    matches!((of(a), of(b)), (Some(a), Some(b)) if equal(&a, &b))
}

fn seconds(item: &Value) -> Option<f64> {
    match item {
        Value::Integer(seconds) => Some(i128::from(*seconds) as f64),
        Value::Float(seconds) => Some(*seconds),
        _ => None,
    }
}

/// Returns the decimal text of an exponent and a mantissa of machine size; larger ones are compared as bytes.
fn decimal(item: &Value) -> Option<String> {
    let [exponent, mantissa] = item.as_array()?.as_slice() else { return None };
    let [exponent, mantissa] = [exponent.as_integer()?, mantissa.as_integer()?].map(i128::from);
    Some(format!("{mantissa}e{exponent}"))
}
