//! Values of every kind, through CBOR and through both formats.

use ferrosmith_runtime::{Document, Number, Value, cbor, json};

use super::other;
use super::random::each;
use super::shapes::{Counters, Everything, Login, Team, Tree, User};

#[test]
fn every_value_is_read_as_it_was_written() {
    fn check<T: Value + PartialEq>() {
        each(200, 600, |random| {
            let value: T = random.value(5);
            let written = cbor::to_vec(&value).unwrap();
            assert!(cbor::from_slice::<T>(&written).unwrap() == value, "{}", super::digits(&written));
            let other = other::encoding(&written, random);
            assert!(cbor::from_slice::<T>(&other).unwrap() == value, "{}", super::digits(&other));
            // Through the other format it is the same value.
            let text = json::to_vec(&value).unwrap();
            let read: T = json::from_slice(&text).unwrap();
            assert_eq!(cbor::to_vec(&read).unwrap(), written, "{}", text.escape_ascii());
            let read: T = cbor::from_slice(&written).unwrap();
            assert_eq!(json::to_vec(&read).unwrap(), text, "{}", text.escape_ascii());
        });
    }
    check::<Everything>();
    check::<Team>();
    check::<Tree>();
    check::<Login>();
    check::<User>();
    check::<Vec<Document>>();
    check::<Vec<Option<Counters>>>();
}

#[test]
fn documents_mean_the_same_in_both_formats() {
    each(2_000, 100, |random| {
        let text = random.json(4);
        let document = json::document_from_slice(text.as_bytes()).unwrap();
        let read = cbor::document_from_slice(&cbor::to_vec(&document).unwrap()).unwrap();
        assert!(same(&read, &document), "{text}");
    });
}

/// Equal, numbers as numbers: JSON has more than one text for each.
fn same(a: &Document, b: &Document) -> bool {
    let number = |number: &Number| (number.as_i64(), number.as_u64(), number.as_f64().to_bits());
    match (a, b) {
        (Document::Number(a), Document::Number(b)) => number(a) == number(b),
        (Document::Array(a), Document::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Document::Object(a), Document::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && same(a.1, b.1))
        }
        _ => a == b,
    }
}
