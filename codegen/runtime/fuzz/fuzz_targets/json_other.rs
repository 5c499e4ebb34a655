//! Any bytes as JSON, for us and for `serde_json`: both take or refuse them, and find the same.
#![no_main]

use std::collections::BTreeMap;
use std::fmt::Debug;

use ferrosmith_runtime::{Document, Value, json};
use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use serde_json::Value as Theirs;

fuzz_target!(|bytes: &[u8]| {
    let theirs = theirs::<Theirs>(bytes);
    match (json::document_from_slice(bytes), &theirs) {
        (Ok(ours), Some(theirs)) => assert!(same(&ours, theirs), "{ours:?}, {theirs:?}"),
        (Ok(ours), None) => panic!("{ours:?}"),
        (Err(error), Some(theirs)) => assert!(depth(theirs) > 128, "{error}, {theirs:?}"),
        (Err(_), None) => {}
    }
    let numbers = matches!(theirs, Some(Theirs::Number(_)));
    if !numbers || bytes.trim_ascii() != b"-0" {
        // A float for them.
        alike::<i8>(bytes);
        alike::<i32>(bytes);
        alike::<i64>(bytes);
    }
    if numbers {
        // Texts may be floats for us.
        alike::<f32>(bytes);
        alike::<f64>(bytes);
    }
    alike::<bool>(bytes);
    alike::<String>(bytes);
    if !bytes.windows(4).any(|four| four == b"null") {
        // A client passes over nulls.
        alike::<Vec<String>>(bytes);
        alike::<Vec<Vec<bool>>>(bytes);
        alike::<BTreeMap<String, String>>(bytes);
    }
});

fn theirs<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    reader.disable_recursion_limit();
    let value = T::deserialize(&mut reader).ok()?;
    reader.end().ok().map(|()| value)
}

fn alike<T: Value + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) {
    assert_eq!(json::from_slice::<T>(bytes).ok(), theirs(bytes));
}

fn same(ours: &Document, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Document::Null, Theirs::Null) => true,
        (Document::Boolean(ours), Theirs::Bool(theirs)) => ours == theirs,
        (Document::String(ours), Theirs::String(theirs)) => ours == theirs,
        (Document::Number(ours), Theirs::Number(theirs)) => {
            // They write all exponents in one way.
            let plain = |number: String| number.to_ascii_lowercase().replace("e+", "e");
            plain(theirs.to_string()) == plain(ours.to_string())
        }
        (Document::Array(ours), Theirs::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Document::Object(ours), Theirs::Object(theirs)) => {
            let find =
                |(key, ours): (&str, &Document)| theirs.get(key).is_some_and(|theirs| same(ours, theirs));
            ours.len() == theirs.len() && ours.iter().all(find)
        }
        _ => false,
    }
}

fn depth(value: &Theirs) -> usize {
    match value {
        Theirs::Array(all) => 1 + all.iter().map(depth).max().unwrap_or(0),
        Theirs::Object(all) => 1 + all.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
