//! Numbers of any size in a data model of 128 bits, and formats of often 64.

use std::cmp::Ordering;

use ::serde::Serializer;
use ::serde::ser::{Error as _, SerializeStruct as _};

use crate::data::{FloatText, Number, number::compare};

/// The key under which `serde_json` passes on the text of a number, with its feature `arbitrary_precision`.
pub(super) const TEXT: &str = "$serde_json::private::Number";

/// Returns `true` if a serializer accepts the text of a number under the key: this crate's own, and with the
/// feature `arbitrary_precision` those of `serde_json`. Any other one would write an object. The name of the
/// type is the only indication; without it, the nearest number is written.
fn takes_text<S>() -> bool {
    let name = std::any::type_name::<S>();
    name.starts_with(concat!(env!("CARGO_CRATE_NAME"), "::"))
        || (cfg!(feature = "arbitrary_precision") && name.contains("serde_json::"))
}

fn write_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut number = serializer.serialize_struct(TEXT, 1)?;
    number.serialize_field(TEXT, text)?;
    number.end()
}

/// Writes the nearest number of the data model: integers of up to 128 bits unchanged, others as doubles.
/// Returns an error for numbers outside the range of doubles, and that of the serializer for integers that it lacks: it
/// is gone after one attempt.
pub(super) fn nearest<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(integer) = number.as_i64() {
        return serializer.serialize_i64(integer);
    }
    if let Some(integer) = number.as_u64() {
        return serializer.serialize_u64(integer);
    }
    let text = number.to_string();
    if takes_text::<S>() {
        return write_text(&text, serializer);
    }
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

/// Writes the number if the data model has it, otherwise its text, but never another number.
pub(super) fn exact<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = text.parse()
        && text != "-0"
    {
        return serializer.serialize_i64(integer);
    }
    if let Ok(integer) = text.parse() {
        return serializer.serialize_u64(integer);
    }
    if takes_text::<S>() {
        return write_text(text, serializer);
    }
    let whole = !text.contains(['.', 'e', 'E']);
    match text.parse::<f64>() {
        Ok(double) if !whole && double.is_finite() && is_exactly(text, double) => {
            serializer.serialize_f64(double)
        }
        _ => serializer.serialize_str(text),
    }
}

/// Returns `true` if this is the text of a finite double.
fn is_exactly(text: &str, double: f64) -> bool {
    compare(text, FloatText::from(double).as_str()) == Some(Ordering::Equal)
}
