//! Every encoding that RFC 8949 gives as an example (appendix A), and what a document makes of it.

use ferrosmith_runtime::Document;
use ferrosmith_runtime::cbor::{document_from_slice, to_vec};
use ferrosmith_runtime::json::document_from_slice as json;

use super::{digits, hex};

/// The encoding, and the same value in JSON.
const PREFERRED: &[(&str, &str)] = &[
    ("00", "0"),
    ("01", "1"),
    ("0a", "10"),
    ("17", "23"),
    ("1818", "24"),
    ("1819", "25"),
    ("1864", "100"),
    ("1903e8", "1000"),
    ("1a000f4240", "1000000"),
    ("1b000000e8d4a51000", "1000000000000"),
    ("1bffffffffffffffff", "18446744073709551615"),
    ("c249010000000000000000", "18446744073709551616"),
    ("3bffffffffffffffff", "-18446744073709551616"),
    ("c349010000000000000000", "-18446744073709551617"),
    ("20", "-1"),
    ("29", "-10"),
    ("3863", "-100"),
    ("3903e7", "-1000"),
    ("fb3ff199999999999a", "1.1"),
    ("fb7e37e43c8800759c", "1e+300"),
    ("fbc010666666666666", "-4.1"),
    ("f4", "false"),
    ("f5", "true"),
    ("f6", "null"),
    ("60", "\"\""),
    ("6161", "\"a\""),
    ("6449455446", "\"IETF\""),
    ("62225c", "\"\\\"\\\\\""),
    ("62c3bc", "\"\u{fc}\""),
    ("63e6b0b4", "\"\u{6c34}\""),
    ("64f0908591", "\"\u{10151}\""),
    ("80", "[]"),
    ("83010203", "[1,2,3]"),
    ("8301820203820405", "[1,[2,3],[4,5]]"),
    (
        "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25]",
    ),
    ("a0", "{}"),
    ("a26161016162820203", "{\"a\":1,\"b\":[2,3]}"),
    ("826161a161626163", "[\"a\",{\"b\":\"c\"}]"),
    (
        "a56161614161626142616361436164614461656145",
        "{\"a\":\"A\",\"b\":\"B\",\"c\":\"C\",\"d\":\"D\",\"e\":\"E\"}",
    ),
];

/// Encodings that are read, and not written.
const OTHER: &[(&str, &str)] = &[
    ("f90000", "0.0"),
    ("f98000", "-0.0"),
    ("f93c00", "1.0"),
    ("f93e00", "1.5"),
    ("f97bff", "65504.0"),
    ("fa47c35000", "100000.0"),
    ("fa7f7fffff", "3.4028234663852886e+38"),
    ("f90001", "5.960464477539063e-8"),
    ("f90400", "0.00006103515625"),
    ("f9c400", "-4.0"),
    ("f7", "null"),
    ("f97c00", "\"Infinity\""),
    ("f97e00", "\"NaN\""),
    ("f9fc00", "\"-Infinity\""),
    ("fa7f800000", "\"Infinity\""),
    ("fa7fc00000", "\"NaN\""),
    ("faff800000", "\"-Infinity\""),
    ("fb7ff0000000000000", "\"Infinity\""),
    ("fb7ff8000000000000", "\"NaN\""),
    ("fbfff0000000000000", "\"-Infinity\""),
    ("c074323031332d30332d32315432303a30343a30305a", "\"2013-03-21T20:04:00Z\""),
    ("d82076687474703a2f2f7777772e6578616d706c652e636f6d", "\"http://www.example.com\""),
    ("7f657374726561646d696e67ff", "\"streaming\""),
    ("9fff", "[]"),
    ("9f018202039f0405ffff", "[1,[2,3],[4,5]]"),
    ("9f01820203820405ff", "[1,[2,3],[4,5]]"),
    ("83018202039f0405ff", "[1,[2,3],[4,5]]"),
    ("83019f0203ff820405", "[1,[2,3],[4,5]]"),
    (
        "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25]",
    ),
    ("bf61610161629f0203ffff", "{\"a\":1,\"b\":[2,3]}"),
    ("826161bf61626163ff", "[\"a\",{\"b\":\"c\"}]"),
    ("bf6346756ef563416d7421ff", "{\"Fun\":true,\"Amt\":-2}"),
];

/// Encodings of what documents have and JSON has not: the second is how it is written.
const BINARY: &[(&str, &str)] = &[
    ("40", "40"),
    ("4401020304", "4401020304"),
    ("5f42010243030405ff", "450102030405"),
    ("d74401020304", "4401020304"),
    ("d818456449455446", "456449455446"),
    ("c11a514b67b0", "c11a514b67b0"),
    ("c1fb41d452d9ec200000", "c1fb41d452d9ec200000"),
];

/// Well-formed, and nothing that a document can hold.
const REFUSED: &[&str] = &["d9d9f7f6", "d81ef7", "f0", "f818", "f8ff", "a201020304"];

#[test]
fn preferred_encodings_are_read_and_written() {
    for (bytes, text) in PREFERRED {
        let document = json(text.as_bytes()).unwrap();
        let read = document_from_slice(&hex(bytes)).unwrap();
        // The writer of JSON has its own way with exponents.
        let printed = read.to_string();
        assert!(read == document || printed == *text, "{bytes}: {read:?}");
        assert_eq!(digits(&to_vec(&document).unwrap()), *bytes, "{text}");
    }
}

#[test]
fn other_encodings_are_read() {
    for (bytes, text) in OTHER {
        let read = document_from_slice(&hex(bytes)).unwrap();
        let expected = json(text.as_bytes()).unwrap();
        match (&read, &expected) {
            (Document::Number(a), Document::Number(b)) => assert_eq!(a.as_f64(), b.as_f64(), "{bytes}"),
            _ => assert_eq!(read, expected, "{bytes}"),
        }
        let again = document_from_slice(&to_vec(&read).unwrap()).unwrap();
        assert_eq!(again, read, "{bytes}");
    }
    for (bytes, written) in BINARY {
        let read = document_from_slice(&hex(bytes)).unwrap();
        assert_eq!(digits(&to_vec(&read).unwrap()), *written, "{bytes}");
    }
}

#[test]
fn what_no_document_holds_is_refused_and_skipped() {
    for bytes in REFUSED {
        assert!(document_from_slice(&hex(bytes)).is_err(), "{bytes}");
    }
    for bytes in ["f0", "f8ff", "a201020304", "f7", "c101", "5f4101ff"] {
        let member = hex(&format!("a16378797a{bytes}"));
        assert!(
            ferrosmith_runtime::cbor::from_slice::<super::shapes::Everything>(&member).is_ok(),
            "{bytes}"
        );
    }
}

/// RFC 8949, appendix F: nothing of it is well-formed.
#[test]
fn what_is_not_well_formed_is_refused() {
    let cut_off = "18 19 1a 1b 1901 1a0102 1b01020304050607 38 58 78 98 9a01ff00 b8 d8 f8 f900 fa0000 fb000000 \
                   41 61 5affffffff00 5bffffffffffffffff010203 7affffffff00 7b7fffffffffffffff010203 \
                   81 818181818181818181 8200 a1 a20102 a100 a2000000 c0 5f4100 7f6100 9f 9f0102 bf bf01020102 \
                   819f 9f8000 9f9f9f9f9fffffffff 9f819f819f9fffffff";
    let reserved = "1c 1d 1e 3c 3d 3e 5c 5d 5e 7c 7d 7e 9c 9d 9e bc bd be dc dd de fc fd fe";
    let simple = "f800 f801 f818 f81f";
    let parts = "5f00ff 5f21ff 5f6100ff 5f80ff 5fa0ff 5fc000ff 5fe0ff 7f4100ff 5f5f4100ffff 7f7f6100ffff";
    let breaks = "ff 81ff 8200ff a1ff a1ff00 a100ff a20000ff 9f81ff 9f829f819f9fffffffff bf00ff bf000000ff \
                  1f 3f df";
    for bytes in [cut_off, reserved, simple, parts, breaks].iter().flat_map(|line| line.split_whitespace()) {
        assert!(document_from_slice(&hex(bytes)).is_err(), "{bytes}");
        let skipped = [&hex("a16378797a")[..], &hex(bytes)].concat();
        assert!(
            ferrosmith_runtime::cbor::from_slice::<super::shapes::Everything>(&skipped).is_err(),
            "{bytes}"
        );
    }
}
