//! A value that was expected beside the one that was found.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::convert;
use crate::tables::DEFAULTS;

/// Returns the first difference, with its place; `None` if there is none.
pub(crate) fn difference(expected: &Value, found: &Value) -> Option<String> {
    let differ = || Some(format!(": expected {expected}, found {found}"));
    if let Some(nanoseconds) = found.get("$nanoseconds") {
        let same = nanoseconds.as_str() == Some(&convert::nanoseconds(expected).to_string());
        return if same { None } else { differ() };
    }
    match (expected, found) {
        (Value::Object(_), unknown) if *unknown == convert::unknown_member() => {
            if expected.get("aMemberOfTomorrow").is_some() { None } else { differ() }
        }
        (Value::Object(one), Value::Object(other)) => {
            let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            names.into_iter().find_map(|name| match (one.get(name), other.get(name)) {
                (Some(one), Some(other)) => difference(one, other).map(|found| format!(".{name}{found}")),
                (None, Some(value)) | (Some(value), None) if is_default(name, value) => None,
                (Some(one), None) => Some(format!(".{name}: expected {one}, found nothing")),
                (None, other) => Some(format!(".{name}: expected nothing, found {}", other.cloned().unwrap_or_default())),
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| {
                difference(one, other).map(|found| format!("[{index}]{found}"))
            })
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        _ if expected == found => None,
        _ => differ(),
    }
}

/// Returns `true` if a value is the default of a member by AWS' own models: the crates leave it out, and fill it in. The
/// models of botocore, from which ours are, have no defaults.
fn is_default(name: &str, value: &Value) -> bool {
    DEFAULTS.iter().filter(|(member, _)| *member == name).any(|(_, default)| match default {
        Some(json) => *json == value.to_string(),
        None => ["\"\"", "false", "0", "[]"].contains(&value.to_string().as_str()),
    })
}
