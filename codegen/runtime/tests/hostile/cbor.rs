//! CBOR.

use ferrosmith_runtime::cbor::{from_slice, read, to_vec};
use ferrosmith_runtime::*;

use super::shapes::{Everything, Login, Plain, Tree};
use super::sides::reads;
use super::trap::Outcome::{self, Read, Refused};
use super::trap::{numbered, repeated, trap};

/// Checks items between others.
fn items<T: Value>(name: &str, outcome: Outcome, most: usize, parts: [&[u8]; 3]) {
    trap(name, outcome, most, |size| repeated(parts, size), |bytes| reads::<T>(bytes, read));
}

/// Checks an item with a length of four bytes, and as much content.
fn long<T: Value>(name: &str, outcome: Outcome, most: usize, first: &[u8], head: u8, content: u8) {
    let make = |size: usize| {
        let length = u32::try_from(size).unwrap().to_be_bytes();
        [first, &[head], &length, &vec![content; size]].concat()
    };
    trap(name, outcome, most, make, |bytes| reads::<T>(bytes, read));
}

/// Returns a text, shorter than 24 bytes.
fn string(text: &str) -> Vec<u8> {
    [&[0x60 | text.len() as u8], text.as_bytes()].concat()
}

/// Checks a value again and again, each time behind another key.
fn keys<T: Value>(name: &str, outcome: Outcome, most: usize, both: [&[u8]; 2], value: u8) {
    let part = |number: usize| [string(&format!("k{number}")), vec![value]].concat();
    trap(name, outcome, most, |size| numbered(both, part, size), |bytes| reads::<T>(bytes, read));
}

#[test]
fn chunks() {
    for (name, major) in [("no bytes", 0x40), ("no letters", 0x60)] {
        items::<Document>(name, Read, 2, [&[major | 0x1f], &[major], &[0xff]]);
        items::<Document>(name, Read, 3, [&[major | 0x1f], &[major | 1, b'a'], &[0xff]]);
        let skipped = [&[0xa1][..], &string("u"), &[major | 0x1f]].concat();
        items::<Everything>(name, Read, 1, [&skipped, &[major | 1, b'a'], &[0xff]]);
    }
    items::<Everything>("chunks of a key", Read, 3, [&[0xa1, 0x7f], &[0x61, b'a'], &[0xff, 0x01]]);
    items::<Document>("chunks of a number", Refused, 3, [&[0xc2, 0x5f], &[0x41, 0xff], &[0xff]]);
    items::<Document>("zeros of a number", Read, 4, [&[0xc2, 0x5f], &[0x41, 0x00], &[0xff]]);
    items::<Document>("no end", Refused, 3, [&[0x5f], &[0x41, 0x00], &[]]);
}

#[test]
fn lengths() {
    // Each of the nested arrays claims more elements than there are bytes.
    let heads: [(&str, &[u8]); 4] = [
        ("arrays", b"\x9b\x7f\xff\xff\xff\xff\xff\xff\xff"),
        ("arrays of four bytes", b"\x9a\xff\xff\xff\xff"),
        ("texts", b"\x7b\xff\xff\xff\xff\xff\xff\xff\xff"),
        ("maps", b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff\x60"),
    ];
    for (name, head) in heads {
        items::<Document>(name, Refused, 12, [&[], head, &[]]);
        items::<Everything>(name, Refused, 12, [&[0xa1, 0x61, b'u'], head, &[]]);
        items::<Vec<Vec<Vec<i64>>>>(name, Refused, 12, [&[], head, &[]]);
    }
    // Each claims a thousand elements that are not its own.
    items::<Document>("claims of an array", Refused, 200, [&[0x9f], b"\x99\x03\xe8\x80", &[0xff]]);
    items::<Vec<Vec<i64>>>("claims of a list", Refused, 30, [&[0x9f], b"\x99\x03\xe8\x01", &[0xff]]);
}

#[test]
fn numbers() {
    long::<Document>("a number", Refused, 1, &[0xc2], 0x5a, 0xff);
    long::<Document>("a number with zeros", Read, 1, &[0xc3], 0x5a, 0x00);
    long::<Document>("a mantissa", Refused, 1, &[0xc4, 0x82, 0x01, 0xc2], 0x5a, 0xff);
    items::<Document>("exponents", Read, 30, [
        &[0x9f],
        b"\xc4\x82\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x01\xc4\x82\x3b\x7f\xff\xff\xff\xff\xff\xff\xff\x01",
        &[0xff],
    ]);
    // The longest number that is taken, again and again.
    let number = [&[0xc2, 0x59, 0x04, 0x00][..], &[0xff; 1024]].concat();
    items::<Document>("longest numbers", Read, 6, [&[0x9f], &number, &[0xff]]);
    items::<Document>("tags", Read, 1, [&[], &[0xd9, 0xd9, 0xf7], &[0x01]]);
    items::<Vec<BigDecimal>>("decimals", Read, 60, [&[0x9f], b"\xc4\x82\x38\x63\x01", &[0xff]]);
}

#[test]
fn members_and_keys() {
    keys::<Everything>("unknown members", Read, 1, [&[0xbf], &[0xff]], 0x01);
    keys::<Document>("names of an object", Read, 24, [&[0xbf], &[0xff]], 0x01);
    let map = [&[0xbf][..], &string("map"), &[0xbf]].concat();
    keys::<Everything>("keys", Read, 16, [&map, &[0xff, 0xff]], 0x01);
    keys::<Login>("nulls of a union", Refused, 1, [&[0xbf], &[0xff]], 0xf6);
    let again = [&string("dense")[..], &[0x81, 0x60]].concat();
    items::<Everything>("a member again", Read, 1, [&[0xbf], &again, &[0xff]]);
    items::<Document>("a name again", Read, 1, [&[0xbf], &again, &[0xff]]);
    long::<Everything>("a long key", Refused, 4, &[0xa1], 0x7a, b'k');
}

#[test]
fn elements() {
    fn of<T>(text: usize) -> usize {
        3 * size_of::<T>() / text + 3
    }
    items::<Vec<Plain>>("empty structures", Read, of::<Plain>(1), [&[0x9f], &[0xa0], &[0xff]]);
    items::<Vec<Tree>>("empty trees", Read, of::<Tree>(1), [&[0x9f], &[0xa0], &[0xff]]);
    items::<Document>("digits", Read, of::<Document>(1), [&[0x9f], &[0x01], &[0xff]]);
    items::<Vec<String>>("nulls of a list", Read, 1, [&[0x9f], &[0xf6], &[0xff]]);
    items::<Document>("beyond the limit", Refused, 1, [&[], &[0x9f], &[]]);
    let deep = [[0x81_u8; 120].as_slice(), &[0x01]].concat();
    items::<Document>("at the limit", Read, 4 * size_of::<Document>() + 4, [&[0x9f], &deep, &[0xff]]);
}

#[test]
fn what_was_read_is_written() {
    let parts: [&[u8]; 3] = [&[0x9f], b"\xc1\xfb\x41\xd6\x1a\x00\x00\x00\x00\x00", &[0xff]];
    trap(
        "times",
        Read,
        60,
        |size| repeated(parts, size),
        |bytes| {
            let document: Document = from_slice(bytes).unwrap();
            to_vec(&document).is_ok()
        },
    );
}
