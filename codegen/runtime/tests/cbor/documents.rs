//! Documents: what they keep, and what they cannot.

use ferrosmith_runtime::cbor::{document_from_slice, from_slice, to_vec};
use ferrosmith_runtime::{Blob, Document, Timestamp};

use super::{digits, hex};
use crate::shapes::Plain;

#[test]
fn binary_data_and_times_are_kept() {
    let read = document_from_slice(&hex("a2616142000161 62c11a514b67b0")).unwrap();
    assert_eq!(read.get("a"), Some(&Document::Blob(Blob::from(&[0, 1]))));
    assert_eq!(read.get("b"), Some(&Document::Timestamp(Timestamp::from_epoch(1_363_896_240, 0))));
}

#[test]
fn numbers_lose_nothing() {
    for text in [
        "0",
        "-1",
        "9223372036854775807",
        "18446744073709551615",
        "-18446744073709551616",
        "123456789012345678901234567890",
        "-123456789012345678901234567890",
        "1.5",
        "0.1",
        "-0.0",
        "1.2345678901234567890123",
        "0.30000000000000004",
        "0.3000000000000000444",
    ] {
        let document = Document::Number(text.parse().unwrap());
        let read = document_from_slice(&to_vec(&document).unwrap()).unwrap();
        assert_eq!(read.to_string(), text);
    }
}

#[test]
fn a_number_is_a_double_only_if_that_is_the_same_number() {
    for (text, bytes) in [
        ("1.10", "fb3ff199999999999a"),
        ("1e300", "fb7e37e43c8800759c"),
        ("1.0", "fa3f800000"),
        ("-0", "fa80000000"),
        ("0e99", "fa00000000"),
        ("1e400", "c48219019001"),
        ("0.12345678901234567890", "c48233 1bab54a98ceb1f0ad2"),
    ] {
        let document = Document::Number(text.parse().unwrap());
        assert_eq!(digits(&to_vec(&document).unwrap()), bytes.replace(' ', ""), "{text}");
    }
    let document = Document::Number("1e99999999999999999999".parse().unwrap());
    assert!(to_vec(&document).is_err());
}

#[test]
fn the_last_of_repeated_keys_counts() {
    assert_eq!(document_from_slice(&hex("a2616101616102")).unwrap().to_string(), "{\"a\":2}");
}

#[test]
fn a_null_with_a_tag_is_refused_where_it_is_read() {
    for bytes in ["d6f7", "c0f6", "81d6f6", "a16161c1f6"] {
        assert!(document_from_slice(&hex(bytes)).is_err(), "{bytes}");
    }
    assert_eq!(document_from_slice(&hex("d60a")).unwrap().to_string(), "10");
    assert!(from_slice::<Plain>(&hex("a16175c0f6")).is_ok(), "no member of the model");
    assert!(from_slice::<Plain>(&hex("a16161c0f6")).is_err());
}
