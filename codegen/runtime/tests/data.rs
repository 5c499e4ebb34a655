//! Everyday uses of documents, numbers and blobs without a model.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Document, Number, Object, Timestamp, cbor, json};

fn document(text: &str) -> Document {
    text.parse().unwrap()
}

#[test]
fn documents_are_made_of_what_rust_has() {
    let all: [(Document, &str); 22] = [
        (true.into(), "true"),
        ('é'.into(), "\"é\""),
        ("a".into(), "\"a\""),
        (String::from("a").into(), "\"a\""),
        (Cow::Borrowed("a").into(), "\"a\""),
        (i8::MIN.into(), "-128"),
        (u8::MAX.into(), "255"),
        (u64::MAX.into(), "18446744073709551615"),
        (i128::MIN.into(), "-170141183460469231731687303715884105728"),
        (7_usize.into(), "7"),
        (1.5_f64.into(), "1.5"),
        (0.1_f32.into(), "0.1"),
        (f64::NAN.into(), "\"NaN\""),
        (f32::NEG_INFINITY.into(), "\"-Infinity\""),
        (None::<i32>.into(), "null"),
        (Some("a").into(), "\"a\""),
        (vec![1, 2].into(), "[1,2]"),
        ([Some(1), None].into(), "[1,null]"),
        (["a", "b"].as_slice().into(), "[\"a\",\"b\"]"),
        (BTreeMap::from([("b", 1), ("a", 2)]).into(), "{\"a\":2,\"b\":1}"),
        (HashMap::from([("b", 1), ("a", 2), ("c", 3)]).into(), "{\"a\":2,\"b\":1,\"c\":3}"),
        ("1.10".parse::<BigDecimal>().unwrap().into(), "1.10"),
    ];
    for (made, text) in all {
        assert_eq!(made.to_string(), text);
        assert_eq!(made, document(text));
    }
    assert_eq!((1..4).collect::<Document>(), document("[1,2,3]"));
    assert_eq!([("b", 1), ("a", 2)].into_iter().collect::<Document>().to_string(), "{\"b\":1,\"a\":2}");
    assert_eq!(Document::from(Blob::from("a")).as_blob().map(|blob| blob.len()), Some(1));
    assert_eq!(Document::from(Timestamp::UNIX_EPOCH).as_timestamp(), Some(Timestamp::UNIX_EPOCH));
}

#[test]
fn documents_tell_what_they_are() {
    let mut found = document(r#"{"b":true,"n":[1,-1,1.5,18446744073709551615],"s":"x","o":{"p":null}}"#);
    assert_eq!(found["b"], true);
    assert_eq!(found["n"][0], 1);
    assert_eq!(
        (found["n"][1].as_i64(), found["n"][1].as_u64(), found["n"][1].as_f64()),
        (Some(-1), None, Some(-1.0))
    );
    assert_eq!((found["n"][2].as_i64(), found["n"][2].as_f64()), (None, Some(1.5)));
    assert_eq!((found["n"][3].as_i64(), found["n"][3].as_u64()), (None, Some(u64::MAX)));
    assert_eq!(found["s"], "x");
    assert_eq!(found["n"].as_array().map(<[Document]>::len), Some(4));
    assert_eq!(found["o"].as_object().map(Object::len), Some(1));
    assert!(found["o"]["p"].is_null() && found["o"]["q"].is_null() && found[0].is_null());
    assert!(found["s"].as_bool().is_none() && found["b"].as_str().is_none() && found["b"].as_f64().is_none());
    found.as_object_mut().unwrap().get_mut("n").unwrap().as_array_mut().unwrap().truncate(1);
    assert_eq!(found["n"], document("[1]"));
    assert!("{".parse::<Document>().is_err());
}

#[test]
fn numbers_become_one_another() {
    let big = "123456789012345678901234567890";
    assert_eq!(Number::from(big.parse::<BigInteger>().unwrap()).to_string(), big);
    assert_eq!(Number::from("7".parse::<BigInteger>().unwrap()), Number::from(7_u8));
    assert_eq!(Number::from("-0".parse::<BigInteger>().unwrap()).to_string(), "-0");
    assert_eq!(BigDecimal::from("1.50".parse::<Number>().unwrap()).as_str(), "1.50");
    assert_eq!(BigInteger::from(u128::MAX).as_str(), u128::MAX.to_string());
    assert_eq!(BigDecimal::try_from(0.1).unwrap().as_str(), "0.1");
    assert!(BigDecimal::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
}

#[test]
fn blobs_are_made_of_bytes_and_back() {
    let blobs = [
        Blob::from("ab"),
        Blob::from(String::from("ab")),
        Blob::from(b"ab"),
        Blob::from([b'a', b'b']),
        Blob::from(Bytes::from_static(b"ab")),
        Blob::from(Box::from(*b"ab") as Box<[u8]>),
        b"ab".iter().copied().collect(),
    ];
    for blob in blobs {
        assert_eq!(blob, b"ab");
        assert_eq!(blob, b"ab"[..]);
        assert_eq!(Bytes::from(blob), "ab");
    }
}

#[test]
fn formats_read_and_write_streams() {
    let document = document(r#"{"a":[1,"x"],"b":[]}"#);
    let (mut text, mut bytes) = (Vec::new(), Vec::new());
    json::to_writer(&mut text, &document).unwrap();
    cbor::to_writer(&mut bytes, &document).unwrap();
    assert_eq!(json::from_reader::<Document, _>(&text[..], 100).unwrap(), document);
    assert_eq!(cbor::from_reader::<Document, _>(&bytes[..], 100).unwrap(), document);
    let pretty = json::to_string_pretty(&document).unwrap();
    assert_eq!(pretty.parse::<Document>().unwrap(), document);
    let large = json::from_reader::<Document, _>(&text[..], 5).unwrap_err();
    assert_eq!(large.to_string(), "expected at most 5 bytes, found more");
    let endless = cbor::from_reader::<Document, _>(std::io::repeat(0), 1 << 16).unwrap_err();
    assert_eq!(endless.kind(), std::io::ErrorKind::FileTooLarge);
    let malformed = json::from_reader::<Document, _>(&b"{"[..], 5).unwrap_err();
    assert_eq!(malformed.kind(), std::io::ErrorKind::InvalidData);
}

#[cfg(feature = "serde_json")]
#[test]
fn serde_jsons_values_are_documents() {
    let value = serde_json::json!({"a": [1, -2, 1.5, null, true], "b": {"c": "d"}});
    let made = Document::from(value.clone());
    assert_eq!(made, document(&value.to_string()));
    assert_eq!(serde_json::Value::try_from(made).unwrap(), value);
}

#[cfg(feature = "serde")]
#[test]
fn documents_of_documents_keep_every_digit() {
    let exact = document(r#"[1.10,1e400,123456789012345678901234567890123456789012345678]"#);
    assert_eq!(Document::from_serialize(&exact).unwrap(), exact);
    let big: BigDecimal = "1.50".parse().unwrap();
    assert_eq!(Document::from_serialize(&big).unwrap().to_string(), "1.50");
}

#[cfg(feature = "arbitrary_precision")]
#[test]
fn every_digit_goes_through_serde_json() {
    // The sign of an exponent is `serde_json`'s.
    let text = r#"[1.10,1e+400,-0,123456789012345678901234567890123456789012345678,{"a":0.1000}]"#;
    let exact = document(text);
    let written = serde_json::to_string(&exact).unwrap();
    assert_eq!(written, text);
    assert_eq!(serde_json::from_str::<Document>(text).unwrap(), exact);
    let value = serde_json::Value::try_from(exact.clone()).unwrap();
    assert_eq!(Document::from(value).to_string(), text);
    let big: BigDecimal = serde_json::from_str("1.50").unwrap();
    assert_eq!(serde_json::to_string(&big).unwrap(), "1.50");
}
