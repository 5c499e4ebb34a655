//! Objects of documents: maps that keep the order in which their names came.

use std::collections::HashSet;

use ferrosmith_runtime::{Document, Object, cbor, json};

#[test]
fn names_keep_the_order_in_which_they_came() {
    let mut object = Object::from([("z", 1), ("a", 2), ("m", 3)]);
    assert_eq!(object.insert("a", 4), Some(2.into()), "the value that was replaced");
    assert_eq!(object.remove("z"), Some(1.into()));
    assert_eq!(object.insert("z", 5), None, "it comes anew, as the last one");
    let names: Vec<_> = object.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "m", "z"]);
    let values: Vec<_> = object.into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, [4, 3, 5]);
}

#[test]
fn values_are_found_and_changed_by_name() {
    let mut object: Object = [("a", "x"), ("b", "y")].into_iter().collect();
    *object.get_mut("b").unwrap() = Document::Null;
    assert_eq!(object.get("b"), Some(&Document::Null));
    assert_eq!(object.get("c"), None);
    assert_eq!((object.len(), object.iter().len(), object.is_empty()), (2, 2, false));
    assert_eq!(format!("{object:?}"), r#"{"a": "x", "b": null}"#);
}

#[test]
fn order_counts_for_nothing_but_writing() {
    let one = Object::from([("a", 1), ("b", 2)]);
    let other = Object::from([("b", 2), ("a", 1)]);
    assert_eq!(one, other);
    assert_eq!(HashSet::from([one.clone(), other]).len(), 1);
    assert_ne!(one, Object::from([("a", 1), ("b", 3)]));
    assert_ne!(one, Object::from([("a", 1)]));
    assert_ne!(one, Object::from([("a", 1), ("c", 2)]));
}

#[test]
fn what_was_read_is_written_as_it_came() {
    let text = r#"{"z":{"y":1,"b":[{"d":1,"c":2}]},"a":null,"":0}"#;
    let document = json::document_from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::document_to_string(&document), text);
    let again = cbor::document_from_slice(&cbor::to_vec(&document).unwrap()).unwrap();
    assert_eq!(json::document_to_string(&again), text);
}

#[cfg(feature = "serde")]
#[test]
fn serde_keeps_the_order_too() {
    let text = r#"{"z":{"y":1,"b":2},"a":3}"#;
    let document: Document = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&document).unwrap(), text);
    assert_eq!(Document::from_serialize(&document).unwrap().to_string(), text);
}

#[test]
fn many_names_take_no_more_than_their_time() {
    let text: Vec<String> = (0..200_000).rev().map(|number| format!("\"{number}\":{number}")).collect();
    let text = format!("{{{}}}", text.join(","));
    let document = json::document_from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::document_to_string(&document), text);
}

#[test]
fn names_that_were_removed_leave_no_trace() {
    let mut object = Object::from([("z", 0), ("b", 1), ("a", 2)]);
    for turn in 0..300_000 {
        assert_eq!(object.insert("passing", turn), None);
        assert_eq!(object.remove("passing"), Some(turn.into()));
        assert_eq!(object.remove("z").map(|_| object.insert("z", turn)), Some(None), "it comes last again");
        if turn % 1000 == 0 {
            assert_eq!(object.keys().collect::<Vec<_>>(), ["b", "a", "z"]);
            assert_eq!(object.iter().len(), 3);
        }
    }
    for name in ["b", "z", "a"] {
        assert!(object.remove(name).is_some());
        assert_eq!(object.iter().len(), object.len());
    }
    assert_eq!(object, Object::new());
}
