//! Any bytes as CBOR, for us and for `ciborium`: what a document can hold is the same for both.
#![no_main]

use ciborium::Value as Theirs;
use ferrosmith_runtime::{Document, Number, cbor};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let theirs = theirs(bytes);
    match (cbor::document_from_slice(bytes), &theirs) {
        (Ok(ours), Some(theirs)) => assert!(same(&ours, theirs), "{ours:?}, {theirs:?}"),
        (Ok(ours), None) => assert!(bytes.len() > DEEPEST, "{ours:?}"),
        (Err(error), Some(theirs)) => {
            // They take what is not well-formed (RFC 8949): a part of a string that has parts itself (section 3.2.3), and false,
            // true and null in two bytes (section 3.3).
            let error = error.to_string();
            let is_malformed =
                ["a part of a string", "found a simple value"].iter().any(|text| error.contains(text));
            assert!(is_malformed || !is_held(theirs, 128), "{error}, {theirs:?}");
        }
        (Err(_), None) => {}
    }
});

/// A depth to which theirs go. Tags have none for us.
const DEEPEST: usize = 1000;

fn theirs(bytes: &[u8]) -> Option<Theirs> {
    let mut rest = bytes;
    let value = ciborium::de::from_reader_with_recursion_limit(&mut rest, DEEPEST).ok()?;
    rest.is_empty().then_some(value)
}

/// Returns `true` if documents have such values.
fn is_held(theirs: &Theirs, depth: usize) -> bool {
    match theirs {
        Theirs::Array(all) => depth > 0 && all.iter().all(|one| is_held(one, depth - 1)),
        Theirs::Map(all) => {
            depth > 0 && all.iter().all(|(key, value)| key.is_text() && is_held(value, depth - 1))
        }
        // Times, and numbers that may be too long.
        Theirs::Tag(1..=4, _) => false,
        Theirs::Tag(_, value) => !value.is_null() && is_held(value, depth),
        _ => true,
    }
}

fn same(ours: &Document, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Document::Null, Theirs::Null) => true,
        (Document::Boolean(ours), Theirs::Bool(theirs)) => ours == theirs,
        (Document::String(ours), Theirs::Text(theirs)) => ours == theirs,
        (Document::Blob(ours), Theirs::Bytes(theirs)) => ours[..] == theirs[..],
        (Document::Number(ours), Theirs::Integer(theirs)) => ours.as_i128() == Some((*theirs).into()),
        (Document::Number(ours), Theirs::Float(theirs)) => {
            Number::from_f64(*theirs).as_ref() == Some(ours) && ours.as_f64().to_bits() == theirs.to_bits()
        }
        (Document::String(ours), Theirs::Float(theirs)) => match ours.as_str() {
            "NaN" => theirs.is_nan(),
            "Infinity" => *theirs == f64::INFINITY,
            "-Infinity" => *theirs == f64::NEG_INFINITY,
            _ => false,
        },
        (Document::Timestamp(_), Theirs::Tag(1, _)) => true,
        (Document::Number(_), Theirs::Tag(2..=4, _)) => true,
        (ours, Theirs::Tag(_, theirs)) => same(ours, theirs),
        (Document::Array(ours), Theirs::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Document::Object(ours), Theirs::Map(theirs)) => {
            // The last one of a key counts.
            let last = |key: &str| theirs.iter().rfind(|(their, _)| their.as_text() == Some(key));
            theirs.iter().all(|(key, _)| key.as_text().is_some_and(|key| ours.get(key).is_some()))
                && ours.iter().all(|(key, ours)| last(key).is_some_and(|(_, theirs)| same(ours, theirs)))
        }
        _ => false,
    }
}
