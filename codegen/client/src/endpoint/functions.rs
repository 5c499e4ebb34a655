//! The functions of rules. One that cannot be applied gives what is not set.

use ferrosmith_runtime::schema::rules::code;

use super::arn::Arn;
use super::hosts::{is_host_label, is_virtual_hostable_bucket};
use super::partition;
use super::url::Url;
use super::value::{Made, Value, part};
use crate::sign::push_encoded;

/// Calls a function by its byte, of those that take what they are given; `None` if there is no such function.
pub(super) fn call<'p>(function: u8, arguments: [Value<'p>; 4]) -> Option<Value<'p>> {
    let [first, second, third, fourth] = arguments;
    Some(match function {
        code::SUBSTRING => substring(first, &second, &third, &fourth),
        code::PARSE_URL => first.text().and_then(Url::parse).map(Made::Url).into(),
        code::URI_ENCODE => first.text().map(|text| encoded(&text)).into(),
        code::IS_VIRTUAL_HOSTABLE => checked(&first, &second, is_virtual_hostable_bucket),
        code::PARSE_ARN => first.text().and_then(Arn::parse).map(Made::Arn).into(),
        code::ITE => {
            if first.holds() {
                second
            } else {
                third
            }
        }
        code::SPLIT => split(first, second, &third),
        _ => return None,
    })
}

/// The function `aws.partition`.
pub(super) fn partition(region: &Value<'_>) -> Value<'static> {
    region.as_text().map_or(Value::Unset, |region| Value::Partition(partition::of(region)))
}

/// The function `isValidHostLabel`.
pub(super) fn is_valid_host_label(text: &Value<'_>, with_dots: &Value<'_>) -> Value<'static> {
    checked(text, with_dots, is_host_label)
}

fn checked(text: &Value<'_>, with_dots: &Value<'_>, check: fn(&str, bool) -> bool) -> Value<'static> {
    let with_dots = with_dots.boolean().unwrap_or(false);
    Value::Boolean(text.as_text().is_some_and(|text| check(text, with_dots)))
}

/// Returns a text with every byte encoded that may stand in no part of a URI as it is.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text.as_bytes(), b"");
    out
}

/// A part of ASCII text, counted from either end.
fn substring<'p>(text: Value<'p>, start: &Value<'_>, stop: &Value<'_>, reverse: &Value<'_>) -> Value<'p> {
    let (Some(text), Value::Integer(start), Value::Integer(stop)) = (text.text(), start, stop) else {
        return Value::Unset;
    };
    let (Ok(start), Ok(stop)) = (usize::try_from(*start), usize::try_from(*stop)) else {
        return Value::Unset;
    };
    if start >= stop || stop > text.len() || !text.is_ascii() {
        return Value::Unset;
    }
    let range = match reverse.boolean() {
        Some(true) => text.len() - stop..text.len() - start,
        _ => start..stop,
    };
    part(&text, range)
}

/// The parts between delimiters, at most `limit` of them if it is not 0; the last one has what is left.
fn split<'p>(text: Value<'p>, delimiter: Value<'p>, limit: &Value<'_>) -> Value<'p> {
    let (Some(text), Some(delimiter), Value::Integer(limit)) = (text.text(), delimiter.text(), limit) else {
        return Value::Unset;
    };
    if delimiter.is_empty() {
        return Value::Unset;
    }
    let limit = match usize::try_from(*limit) {
        Ok(0) | Err(_) => usize::MAX,
        Ok(limit) => limit,
    };
    text.splitn(limit, &*delimiter).map(|part| Value::from(part.to_owned())).collect()
}
