//! Inputs that nobody intends: arbitrary bytes, malformed items, lengths that are lies.

use std::cell::Cell;

use ferrosmith_runtime::cbor::{Error, Options, from_slice, read, to_vec};
use ferrosmith_runtime::{Document, Value};

use super::hex;
use super::random::each;
use super::shapes::{Everything, Login, Team, Tree};

/// Reads and, where that succeeds, writes and reads again.
fn round_trip<T: Value>(bytes: &[u8]) -> Result<(), Error> {
    let value: T = from_slice(bytes)?;
    let written = to_vec(&value)?;
    let again: T = from_slice(&written)?;
    assert_eq!(to_vec(&again)?, written, "{}", super::digits(bytes));
    Ok(())
}

fn all(bytes: &[u8]) -> bool {
    let results = [
        round_trip::<Team>(bytes),
        round_trip::<Everything>(bytes),
        round_trip::<Tree>(bytes),
        round_trip::<Login>(bytes),
        round_trip::<Document>(bytes),
    ];
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(error.offset().is_none_or(|offset| offset <= bytes.len()), "{error}");
    }
    results.iter().any(Result::is_ok)
}

#[test]
fn malformed_inputs_never_panic() {
    let accepted = Cell::new(0);
    each(300, 3_000, |random| {
        let inputs = [
            to_vec(&random.value::<Team>(5)).unwrap(),
            to_vec(&random.value::<Everything>(5)).unwrap(),
            to_vec(&random.value::<Tree>(5)).unwrap(),
            to_vec(&random.value::<Login>(5)).unwrap(),
        ];
        for input in inputs {
            assert!(all(&input));
            for _ in 0..10 {
                accepted.set(accepted.get() + usize::from(all(&random.damage(&input))));
            }
        }
    });
    assert!((250..6_000).contains(&accepted.get()), "{} of 12000", accepted.get());
}

#[test]
fn arbitrary_bytes_never_panic() {
    each(10_000, 60, |random| {
        let length = random.below(24);
        let heads = b"\x00\x18\x20\x40\x43\x5f\x61\x63\x7f\x80\x82\x9b\x9f\xa1\xa2\xbf\xc1\xc2\xc4\xf5\xf6\xf9\xfb\xff";
        let bytes: Vec<u8> = (0..length)
            .map(|_| if random.below(3) == 0 { random.next() as u8 } else { random.pick(heads) })
            .collect();
        all(&bytes);
    });
}

#[test]
fn nothing_is_reserved_for_what_is_not_there() {
    // Of elements that are larger than any input, and more of them than there are bytes.
    for head in ["9a00ffffff", "9bffffffffffffffff", "9b7fffffffffffffff", "990fff"] {
        let mut everything: Vec<Everything> = Vec::new();
        let mut bytes = hex(head);
        bytes.resize(0x1010, 0x01);
        read(&bytes, everything.open(), &Options::default()).unwrap_err();
        assert!(
            everything.capacity() * size_of::<Everything>() <= 5 * bytes.len() + 4 * size_of::<Everything>()
        );
    }
    for text in ["5b7fffffffffffffff00", "7bffffffffffffffff00", "5a7fffffff00", "7f7affffffff00"] {
        assert!(from_slice::<Document>(&hex(text)).is_err());
    }
    // Each of nested lists says that it has as many elements as there are bytes.
    let bytes: Vec<u8> =
        (1..1000_u16).rev().flat_map(|left| [0x99, ((left * 3) >> 8) as u8, (left * 3) as u8]).collect();
    let mut options = Options::default();
    options.max_depth = 512;
    let mut lists: Vec<Vec<Vec<Vec<i64>>>> = Vec::new();
    read(&bytes, lists.open(), &options).unwrap_err();
    assert!(lists.capacity() * size_of::<Vec<i64>>() <= 5 * bytes.len());
}

#[test]
fn nesting_is_bounded() {
    for (open, end) in [("81", "00"), ("a16161", "00"), ("9f", ""), ("bf6161", "")] {
        for depth in [129, 100_000] {
            let deep = hex(&(open.repeat(depth) + end));
            let message = from_slice::<Document>(&deep).unwrap_err().to_string();
            assert!(message.contains("more nesting than allowed"), "{message}");
            let skipped = [&hex("a16378797a")[..], &deep].concat();
            let message = from_slice::<Everything>(&skipped).unwrap_err().to_string();
            assert!(message.contains("more nesting than allowed"), "{message}");
        }
    }
    let tree = |depth: usize| hex(&("a1646e657874".repeat(depth) + "a0"));
    assert!(from_slice::<Tree>(&tree(127)).is_ok());
    assert_eq!(
        from_slice::<Tree>(&tree(128)).err().unwrap().message(),
        "expected a map, found more nesting than allowed"
    );
    // Tags do not nest: they are one after the other.
    assert!(from_slice::<Document>(&hex(&("d9d9f7".repeat(100_000) + "01"))).is_ok());
}

#[test]
fn a_deep_document_is_written_without_recursion() {
    let mut document = Document::Null;
    for _ in 0..10_000 {
        document = vec![document].into();
    }
    let bytes = to_vec(&document).unwrap();
    assert_eq!(bytes.len(), 10_001);
    // Its own drop recurses: take it apart.
    while let Document::Array(elements) = &mut document {
        document = elements.pop().unwrap_or_default();
    }
}
