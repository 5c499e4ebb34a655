//! Bodies, compared by their media type.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::{cbor, number, xml};

/// Compares a body with the one of a test.
pub(crate) fn compare(expected: &str, media_type: &str, found: &[u8]) -> Option<String> {
    if expected.is_empty() && found.is_empty() {
        return None;
    }
    match media_type {
        "" if expected.starts_with("<?xml") => xml(expected, found),
        "application/json" => json(expected, found),
        "application/cbor" => cbor(expected, found),
        "application/xml" => xml(expected, found),
        "application/x-www-form-urlencoded" => form(expected, found),
        _ if expected.as_bytes() == found => None,
        _ => Some(format!("body: expected {expected:?}, found \"{}\"", found.escape_ascii())),
    }
}

/// Returns the bytes of a body that a test writes as text: binary formats are in base64.
pub(crate) fn bytes(text: &str, binary: bool) -> Result<Vec<u8>, String> {
    if !binary {
        return Ok(text.as_bytes().to_vec());
    }
    STANDARD.decode(text).map_err(|error| format!("the test's body is not base64: {error}"))
}

fn json(expected: &str, found: &[u8]) -> Option<String> {
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes);
    let said = String::from_utf8_lossy(found);
    match (read(expected.as_bytes()), read(found)) {
        (Ok(a), Ok(b)) if same(&a, &b) => None,
        (Ok(a), Ok(b)) => Some(format!("body: expected {a}\n         found {b}")),
        (Ok(a), Err(error)) => Some(format!("body: expected {a}, found no JSON ({error}): {said:?}")),
        (Err(error), _) => Some(format!("the test's body is no JSON ({error}); found {said:?}")),
    }
}

/// Numbers are the same by value, however they are written. They keep their digits: see the manifest.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => number::same(&a.to_string(), &b.to_string()),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

fn xml(expected: &str, found: &[u8]) -> Option<String> {
    match (xml::read(expected.as_bytes()), xml::read(found)) {
        (Ok(a), Ok(b)) if xml::same(&a, &b) => None,
        (Ok(a), Ok(b)) => Some(format!("body: expected {a}\n         found {b}")),
        (Ok(a), Err(error)) => {
            Some(format!("body: expected {a}, found no XML ({error}): {}", found.escape_ascii()))
        }
        (Err(error), _) => Some(format!("the test's body is no XML ({error})")),
    }
}

/// Forms are the same whatever the order of their parameters, and however they are encoded.
fn form(expected: &str, found: &[u8]) -> Option<String> {
    let parameters = |form: &str| {
        let mut parameters: Vec<String> = form
            .split('&')
            .map(|pair| pair.trim().replace('+', "%20"))
            .filter(|pair| !pair.is_empty())
            .collect();
        parameters.sort_unstable();
        parameters
    };
    let said = String::from_utf8_lossy(found);
    let (a, b) = (parameters(expected), parameters(&said));
    (a != b).then(|| format!("body: expected {}\n         found {}", a.join("&"), b.join("&")))
}

fn cbor(expected: &str, found: &[u8]) -> Option<String> {
    let expected = bytes(expected, true).and_then(|bytes| cbor::read(&bytes));
    match (expected, cbor::read(found)) {
        (Ok(a), Ok(b)) if cbor::same(&a, &b) => None,
        (Ok(a), Ok(b)) => Some(format!("body: expected {a:?}\n         found {b:?}")),
        (Ok(a), Err(error)) => {
            Some(format!("body: expected {a:?}, found no CBOR ({error}): {}", found.escape_ascii()))
        }
        (Err(error), _) => Some(format!("the test's body is no CBOR ({error})")),
    }
}
