//! Serde: the same format as the JSON codec, through `serde_json`.
#![cfg(feature = "serde")]

use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Document, Number, Timestamp, json};
use serde_json::{from_str, from_value, to_string, to_value};

#[path = "json/shapes.rs"]
mod shapes;

use shapes::{Everything, Login, Team, Tree, User};

/// Both codecs read the text, and write it again as it was.
macro_rules! agree {
    ($type:ty: $($text:expr),* $(,)?) => {$(
        let value: $type = from_str($text).unwrap();
        assert_eq!(to_string(&value).unwrap(), $text);
        assert_eq!(value, json::from_str::<$type>($text).unwrap());
        assert_eq!(json::to_string(&value).unwrap(), $text);
    )*};
}

/// Both codecs refuse the text; serde with this message before the place.
macro_rules! refuse {
    ($type:ty: $($text:expr => $message:expr),* $(,)?) => {$(
        let error = from_str::<$type>($text).unwrap_err().to_string();
        assert_eq!(error.split(" at line").next().unwrap(), $message);
        assert!(json::from_str::<$type>($text).is_err());
    )*};
}

#[test]
fn structures_unions_and_enums() {
    agree!(User:
        r#"{"name":"ada"}"#,
        r#"{"name":"ada","eMail":"a@b","status":"NEVER_SEEN","tags":{"a":"b"},"login":{"sso":{"a":1,"c":0}}}"#,
        r#"{"name":"ada","login":{"nothing":{}}}"#,
        r#"{"name":"ada","login":{"new":{"a":[null,true,1.5,12345678901234567890]}}}"#,
    );
    agree!(Team: r#"{"users":[{"name":"a"},{"name":"b"}],"id":"x","labels":{"x":{"name":"c"}},"owner":{"name":"d"}}"#);
    agree!(Tree: r#"{"value":1,"branches":[{"value":2,"branches":[],"inner":{"c":3}}],"inner":{"a":1,"c":0}}"#);
}

#[test]
fn every_kind_of_value() {
    agree!(Everything:
        r#"{"boolean":true,"byte":-1,"short":2,"integer":3,"long":4,"float":1.5,"double":"-Infinity","bigInteger":5,"bigDecimal":1.5,"blob":"AAE=","level":7}"#,
        r#"{"epoch":1515531081.123,"dateTimes":["2018-01-09T20:51:21Z"],"httpDate":"Tue, 09 Jan 2018 20:51:21 GMT","document":{"a":[1.5,{}]}}"#,
        r#"{"dense":["a"],"sparse":[null,"a"],"map":{"a":1},"sparseMap":{"a":null,"b":1},"lists":[[],[1,2]]}"#,
    );
}

#[test]
fn nulls_repeats_and_strangers() {
    for text in [
        r#"{"dense":["a",null],"sparse":[null],"map":{"a":null,"b":1},"sparseMap":{"a":null},"long":null,"x":[{}]}"#,
        r#"{"dense":["a","b"],"dense":["c"],"long":1,"long":null,"map":{"a":1},"map":{"b":2}}"#,
    ] {
        assert_eq!(from_str::<Everything>(text).unwrap(), json::from_str(text).unwrap(), "{text}");
    }
    let text = r#"{"inner":{"a":1,"c":2},"inner":{"b":3}}"#;
    assert_eq!(from_str::<Tree>(text).unwrap(), json::from_str(text).unwrap());
    let text = r#"{"__type":"x","sso":null,"keys":["a"],"keys":["b"],"new":null}"#;
    assert_eq!(from_str::<Login>(text).unwrap(), json::from_str(text).unwrap());
}

#[test]
fn what_is_refused_and_why() {
    refuse!(User:
        "{}" => "name: expected a required member, found nothing",
        r#"{"name":null}"# => "name: expected a required member, found nothing",
        r#"{"name":"a","status":1}"# => "expected a string, found a number that does not fit",
        "[]" => "expected an object, found an array",
        "null" => "expected a value, found null",
    );
    refuse!(Login:
        "{}" => "expected a member of the union, found none",
        r#"{"password":"SECRET","keys":["SECRET"]}"# => "expected one member of the union, found another one",
        r#"{"password":["SECRET"]}"# => "expected a string, found an array",
        r#"{"nothing":"SECRET"}"# => "expected an object, found something else",
        r#"{"keys":{"SECRET":"SECRET"}}"# => "expected an array, found an object",
    );
    refuse!(Everything:
        r#"{"byte":128}"# => "expected a byte, found a number that does not fit",
        r#"{"integer":1.0}"# => "expected an integer, found a number that does not fit",
        r#"{"integer":"SECRET"}"# => "expected an integer, found a string that does not fit",
        r#"{"integer":{"SECRET":1}}"# => "expected an integer, found an object",
        r#"{"epoch":"SECRET"}"# => "expected a timestamp, found a string that does not fit",
        r#"{"blob":"SECRET!"}"# => "expected a base64 string, found a string that does not fit",
        r#"{"boolean":"SECRET"}"# => "expected a boolean, found a string that does not fit",
    );
    assert!(to_string(&Login::Unknown(Default::default())).is_err());
}

#[test]
fn simple_types_of_the_runtime() {
    agree!(Blob: "\"YWI=\"");
    agree!(Timestamp: "1515531081", "-0.5");
    agree!(BigInteger: "0", "-9223372036854775808", "18446744073709551615");
    agree!(BigDecimal: "1.5", "1e-7", "12");
    agree!(Document: "null", "[true,\"a\",{\"b\":1.5}]");
    assert_eq!(from_str::<Number>("1.50").unwrap().to_string(), "1.5");
    assert!(from_str::<Number>("\"1\"").is_err());
}

#[test]
fn numbers_that_serde_lacks_stay_what_they_are() {
    for text in ["123456789012345678901234567890", "0.10000000000000000000000001", "1e999"] {
        let number: BigDecimal = text.parse().unwrap();
        let written = to_value(&number).unwrap();
        assert_eq!(written, text);
        assert_eq!(from_value::<BigDecimal>(written).unwrap(), number);
    }
    let number: BigInteger = "123456789012345678901234567890".parse().unwrap();
    assert_eq!(from_value::<BigInteger>(to_value(&number).unwrap()).unwrap(), number);
    // Read as a double, it would be another number.
    assert!(from_str::<BigInteger>("123456789012345678901234567890").is_err());
}

#[test]
fn the_text_of_numbers_is_taken_where_it_is_offered() {
    let offered = r#"{"$serde_json::private::Number":"123456789012345678901234567890.10"}"#;
    let text = "123456789012345678901234567890.10";
    assert_eq!(from_str::<Document>(offered).unwrap().to_string(), text);
    assert_eq!(from_str::<BigDecimal>(offered).unwrap().as_str(), text);
    assert!(from_str::<i64>(offered).is_err());
}

#[test]
fn depth_is_limited() {
    let mut document = Document::Null;
    for _ in 0..2000 {
        document = vec![document].into();
    }
    assert!(to_string(&document).is_err());
}
