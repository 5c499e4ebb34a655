//! Documents from any value that serde writes, back to any value that it reads, and `serde_json`'s.
#![cfg(feature = "serde")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::CString;
use std::fmt::Debug;
use std::net::IpAddr;
use std::ops::Bound;
use std::time::Duration;

use ferrosmith_runtime::{Blob, Document, Number, Timestamp, json};
use serde::de::DeserializeOwned;
use serde::ser::{SerializeStructVariant, SerializeTupleVariant};
use serde::{Serialize, Serializer};
use serde_json::json;

#[path = "random/mod.rs"]
mod random;
#[path = "random/damage.rs"]
mod random_damage;
#[path = "random/texts.rs"]
mod random_texts;
#[path = "random/values.rs"]
mod random_values;
#[path = "json/shapes.rs"]
mod shapes;

use random::each;
use shapes::{Counters, Everything, Login, Team, Tree, User};

fn document(text: &str) -> Document {
    json::document_from_slice(text.as_bytes()).unwrap()
}

/// The value is this document, and is read back from it.
#[track_caller]
fn pair<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
    let found = Document::from_serialize(value).unwrap();
    assert_eq!(found, document(text));
    assert_eq!(found.to::<T>().unwrap(), *value);
}

/// Returns the reason why a value is no document.
#[track_caller]
fn refusal<T: Serialize + ?Sized>(value: &T) -> String {
    Document::from_serialize(value).unwrap_err().to_string()
}

/// Variants that no type of the standard library has.
enum Figure {
    Point(i32, i32),
    Circle { radius: u8 },
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Figure::Point(x, y) => {
                let mut variant = serializer.serialize_tuple_variant("Figure", 0, "Point", 2)?;
                variant.serialize_field(x)?;
                variant.serialize_field(y)?;
                variant.end()
            }
            Figure::Circle { radius } => {
                let mut variant = serializer.serialize_struct_variant("Figure", 1, "Circle", 1)?;
                variant.serialize_field("radius", radius)?;
                variant.end()
            }
        }
    }
}

/// Arrays in arrays.
struct Nested(usize);

impl Serialize for Nested {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.checked_sub(1).map(Nested))
    }
}

#[test]
fn values_of_the_standard_library() {
    pair(&(), "null");
    pair(&Some(true), "true");
    pair(&None::<String>, "null");
    pair(&'x', "\"x\"");
    pair(&(1_u8, -2_i64, "a".to_owned()), r#"[1,-2,"a"]"#);
    pair(&vec![Some(1), None], "[1,null]");
    pair(&BTreeMap::from([("a".to_owned(), vec![1.5])]), r#"{"a":[1.5]}"#);
    pair(&BTreeMap::from([('a', 1)]), r#"{"a":1}"#);
    pair(&Duration::new(3, 4), r#"{"secs":3,"nanos":4}"#);
    pair(&"::1".parse::<IpAddr>().unwrap(), "\"::1\"");
}

#[test]
fn enums_are_tagged_from_outside() {
    pair(&Ok::<i32, String>(1), r#"{"Ok":1}"#);
    pair(&Err::<i32, String>("a".to_owned()), r#"{"Err":"a"}"#);
    pair(&Bound::<i32>::Unbounded, "\"Unbounded\"");
    pair(&Bound::Included(vec![1]), r#"{"Included":[1]}"#);
    let figures = [Figure::Point(1, -2), Figure::Circle { radius: 3 }];
    let text = r#"[{"Point":[1,-2]},{"Circle":{"radius":3}}]"#;
    assert_eq!(Document::from_serialize(&figures).unwrap(), document(text));
    for text in ["1", "{}", r#"{"Included":1,"Excluded":2}"#, r#"{"Unbounded":1}"#, "\"Included\"", "\"a\""] {
        assert!(document(text).to::<Bound<i32>>().is_err(), "{text}");
    }
}

#[test]
fn numbers_keep_their_value() {
    pair(&i64::MIN, "-9223372036854775808");
    pair(&u64::MAX, "18446744073709551615");
    pair(&i128::MIN, "-170141183460469231731687303715884105728");
    pair(&u128::MAX, "340282366920938463463374607431768211455");
    pair(&0.1_f32, "0.1");
    pair(&f64::MAX, "1.7976931348623157e+308");
    pair(&-0.0, "-0.0");
    assert!(document("-0").to::<f64>().unwrap().is_sign_negative());
    assert_eq!(document("100000000000000000000").to::<f64>().unwrap(), 1e20);
    assert_eq!(document("0.1000000000000000000001").to::<Number>().unwrap().to_string(), "0.1");
    for text in ["1e999", "1e40000", "\"1\"", "1.5", "256"] {
        assert!(document(text).to::<u8>().is_err(), "{text}");
    }
    for double in [f64::NAN, f64::INFINITY] {
        assert!(refusal(&double).starts_with("expected a finite number, found NaN or an infinity"));
    }
    assert!(refusal(&f32::NEG_INFINITY).starts_with("expected a finite number, found NaN or an infinity"));
}

#[test]
fn bytes_and_times() {
    let bytes = CString::new("ab").unwrap();
    let blob = Document::from_serialize(&bytes).unwrap();
    assert_eq!(blob, Document::Blob(Blob::from("ab".as_bytes())));
    assert_eq!(blob.to::<CString>().unwrap(), bytes);
    assert_eq!(blob.to::<Blob>().unwrap(), Blob::from("ab".as_bytes()));
    // A blob is base64 wherever people could read it.
    assert_eq!(Document::from_serialize(&Blob::from("ab".as_bytes())).unwrap().as_str(), Some("YWI="));
    let time = Document::Timestamp(Timestamp::from_epoch(0, 0));
    assert_eq!(time.to::<String>().unwrap(), "1970-01-01T00:00:00Z");
}

#[test]
fn a_time_is_seconds_for_a_type_that_asks_for_a_number() {
    let time = |seconds, nanos| Document::Timestamp(Timestamp::from_epoch(seconds, nanos));
    assert_eq!(time(1_700_000_000, 0).to::<i64>().unwrap(), 1_700_000_000);
    assert_eq!(time(1_700_000_000, 0).to::<Option<u32>>().unwrap(), Some(1_700_000_000));
    assert_eq!(time(-1, 0).to::<f64>().unwrap(), -1.0);
    assert_eq!(time(1, 500_000_000).to::<f64>().unwrap(), 1.5);
    assert_eq!(time(-2, 750_000_000).to::<f64>().unwrap(), -1.25);
    // Nothing is cut off, and nothing wraps.
    assert!(time(1, 500_000_000).to::<i64>().is_err() && time(-1, 0).to::<u64>().is_err());
    // A type that takes anything still gets the text.
    assert_eq!(time(0, 0).to::<serde_json::Value>().unwrap(), "1970-01-01T00:00:00Z");
}

#[test]
fn texts_are_borrowed() {
    let names = document(r#"{"a":"b"}"#);
    assert_eq!(names.to::<BTreeMap<&str, &str>>().unwrap(), BTreeMap::from([("a", "b")]));
}

#[test]
fn what_is_refused() {
    assert_eq!(refusal(&BTreeMap::from([(1, 2)])), "expected a string as a key, found something else");
    assert!(refusal(&BTreeMap::from([(None::<String>, 2)])).contains("as a key"));
    assert!(document("[1,2,3]").to::<(u8, u8)>().is_err());
    assert!(document("[1]").to::<(u8, u8)>().is_err());
    assert!(document("[]").to::<String>().is_err());
    assert!(document("{\"name\":1}").to::<User>().is_err());
}

#[test]
fn depth_is_limited() {
    assert!(Document::from_serialize(&Nested(100)).is_ok());
    assert!(refusal(&Nested(1_000_000)).contains("more nesting than allowed"));
    let deep = (0..2000).fold(Document::Null, |inner, _| vec![inner].into());
    assert!(deep.to::<Document>().unwrap_err().to_string().contains("more nesting than allowed"));
    assert!(deep.to::<serde_json::Value>().unwrap_err().to_string().contains("more nesting than allowed"));
}

#[test]
fn generated_types_are_documents_too() {
    fn check<T: ferrosmith_runtime::Value + PartialEq + Serialize + DeserializeOwned>() {
        each(150, 600, |random| {
            let value: T = random.value(5);
            let found = Document::from_serialize(&value).unwrap();
            assert!(found.to::<T>().unwrap() == value, "{found}");
            // As it is on the wire, but for the texts of numbers.
            let wire = json::document_from_slice(&serde_json::to_vec(&value).unwrap()).unwrap();
            assert_eq!(found, wire);
        });
    }
    check::<Everything>();
    check::<Counters>();
    check::<Team>();
    check::<Tree>();
    check::<Login>();
    check::<Document>();
}

#[test]
fn json_values_and_documents_are_each_other() {
    let value = json!({"a": [null, true, "b", 1, -1, 1.5, u64::MAX, i64::MIN], "c": {}});
    let text = r#"{"a":[null,true,"b",1,-1,1.5,18446744073709551615,-9223372036854775808],"c":{}}"#;
    assert_eq!(serde_json::from_value::<Document>(value.clone()).unwrap(), document(text));
    assert_eq!(serde_json::to_value(document(text)).unwrap(), value);
    assert_eq!(Document::from_serialize(&value).unwrap(), document(text));
    assert_eq!(document(text).to::<serde_json::Value>().unwrap(), value);
    each(300, 600, |random| {
        let document: Document = random.value(5);
        let value = serde_json::to_value(&document).unwrap();
        assert_eq!(serde_json::from_value::<Document>(value.clone()).unwrap(), document);
        assert_eq!(Document::from_serialize(&value).unwrap(), document);
        assert_eq!(document.to::<serde_json::Value>().unwrap(), value);
    });
}

#[test]
fn a_text_is_the_same_document_on_every_way() {
    let read = Cell::new(0);
    each(2_000, 100, |random| {
        let text = random.json(4);
        let text = if random.below(2) == 0 { text.into_bytes() } else { random.damage(text.as_bytes()) };
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(&text) else { return };
        let document: Document = serde_json::from_slice(&text).unwrap();
        assert_eq!(Document::from_serialize(&value).unwrap(), document);
        assert_eq!(serde_json::from_value::<Document>(value.clone()).unwrap(), document);
        // `to` has no way to hand over the digits of a number.
        if !cfg!(feature = "arbitrary_precision") {
            assert_eq!(document.to::<serde_json::Value>().unwrap(), value);
        }
        read.set(read.get() + 1);
    });
    assert!(read.get() > 1_000, "{}", read.get());
}

#[test]
#[cfg(feature = "arbitrary_precision")]
fn json_values_have_every_digit_with_the_feature() {
    for text in [
        "18446744073709551616",
        "1000000000000000000000000000000000000001",
        "0.10000000000000000000000001",
        "1.50",
    ] {
        let value = serde_json::to_value(document(text)).unwrap();
        assert_eq!(serde_json::from_value::<Document>(value).unwrap(), document(text));
    }
}

#[test]
#[cfg(not(feature = "arbitrary_precision"))]
fn json_values_lack_integers_beyond_64_bits() {
    // An error, never another number; beyond 128 bits it is the nearest double.
    let big = document("18446744073709551616");
    assert!(serde_json::to_value(&big).is_err());
    assert!(big.to::<serde_json::Value>().is_err());
    assert_eq!(big.to::<Document>().unwrap(), big);
    let bigger = document("1000000000000000000000000000000000000000");
    assert_eq!(serde_json::to_value(&bigger).unwrap(), json!(1e39));
    assert_eq!(bigger.to::<serde_json::Value>().unwrap(), json!(1e39));
    assert!(serde_json::to_value(document("1e999")).is_err());
}

#[test]
fn the_text_of_numbers_is_taken_where_it_is_offered() {
    struct Offered;
    impl Serialize for Offered {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            use serde::ser::SerializeStruct;
            let name = "$serde_json::private::Number";
            let mut number = serializer.serialize_struct(name, 1)?;
            number.serialize_field(name, "123456789012345678901234567890.10")?;
            number.end()
        }
    }
    assert_eq!(Document::from_serialize(&Offered).unwrap().to_string(), "123456789012345678901234567890.10");
}
