//! Documents.

use std::collections::BTreeMap;

use ferrosmith_runtime::json::{document_from_slice, document_to_string, from_str, to_string};
use ferrosmith_runtime::{Blob, Document, Object, Timestamp};

use super::shapes::Everything;

fn read(text: &str) -> Document {
    document_from_slice(text.as_bytes()).unwrap()
}

#[test]
fn numbers_keep_their_text() {
    for text in ["1.0", "1.10", "1e400", "-0", "123456789012345678901234567890", "[1E+2,0.0]"] {
        assert_eq!(document_to_string(&read(text)), text);
    }
}

#[test]
fn the_last_of_equal_keys_counts() {
    assert_eq!(document_to_string(&read(r#"{"b":1,"a":2,"b":[]}"#)), r#"{"b":[],"a":2}"#);
}

#[test]
fn a_member_may_be_any_document() {
    for value in ["true", "\"x\"", "[[],{}]", "{\"a\":null}", "1.50"] {
        let text = format!(r#"{{"document":{value}}}"#);
        assert_eq!(to_string(&from_str::<Everything>(&text).unwrap()).unwrap(), text);
    }
    // As for every optional member, null is absence.
    assert_eq!(from_str::<Everything>(r#"{"document":null}"#).unwrap().document, None);
    assert_eq!(from_str::<Document>("null").unwrap(), Document::Null);
}

#[test]
fn null_is_a_document_in_lists_and_maps() {
    let list: Vec<Document> = from_str("[null,1,null]").unwrap();
    assert_eq!(list, [Document::Null, Document::from(1), Document::Null]);
    assert_eq!(to_string(&list).unwrap(), "[null,1,null]");
    let map: BTreeMap<String, Document> = from_str(r#"{"a":null,"b":{"c":null}}"#).unwrap();
    assert_eq!(to_string(&map).unwrap(), r#"{"a":null,"b":{"c":null}}"#);
}

#[test]
fn what_json_lacks_becomes_text() {
    assert_eq!(document_to_string(&Document::Blob(Blob::new(*b"ab"))), "\"YWI=\"");
    assert_eq!(document_to_string(&Document::Timestamp(Timestamp::UNIX_EPOCH)), "\"1970-01-01T00:00:00Z\"");
    assert_eq!(
        document_to_string(&Document::Timestamp(Timestamp::from_epoch(i64::MAX, 0))),
        "\"9223372036854775807\""
    );
}

#[test]
fn a_deep_document_is_written() {
    // Dropping is left to the compiler and recurses: not deeper here than it can.
    let mut document = Document::Object(Object::new());
    for _ in 0..2000 {
        document = vec![document, Document::Null].into();
    }
    let text = document_to_string(&document);
    assert_eq!(text, format!("{}{{}}{}", "[".repeat(2000), ",null]".repeat(2000)));
    assert!(document_from_slice(text.as_bytes()).is_err());
}
