//! Serde: the same format as the JSON codec, through `serde_json`.
#![cfg(feature = "serde")]

use std::collections::HashMap;

use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Document, Number, Timestamp, Value, json};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{from_slice, from_str, from_value, to_string, to_value, to_vec};

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
use shapes::{Counters, Everything, Level, Login, Status, Team, Tree, User};

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
fn nulls_repeats_and_unknown_members() {
    for text in [
        r#"{"dense":["a",null],"sparse":[null],"map":{"a":null,"b":1},"sparseMap":{"a":null},"long":null,"x":[{}]}"#,
        r#"{"dense":["a","b"],"dense":["c"],"long":1,"long":null,"map":{"a":1},"map":{"b":2}}"#,
    ] {
        assert_eq!(from_str::<Everything>(text).unwrap(), json::from_str(text).unwrap(), "{text}");
    }
    let text = r#"{"inner":{"a":1,"c":2},"inner":{"b":3}}"#;
    assert_eq!(from_str::<Tree>(text).unwrap(), json::from_str(text).unwrap());
    for text in [
        r#"{"last":{"count":1},"last":{},"all":[{"count":1}],"all":[{}],"document":1,"document":null}"#,
        r#"{"last":{"count":null},"last":null,"all":[null,{"count":null}]}"#,
    ] {
        assert_eq!(from_str::<Counters>(text).unwrap(), json::from_str(text).unwrap(), "{text}");
    }
    let text = r#"{"__type":"x","sso":null,"keys":["a"],"keys":["b"],"new":null}"#;
    assert_eq!(from_str::<Login>(text).unwrap(), json::from_str(text).unwrap());
}

#[test]
fn what_is_refused_and_why() {
    refuse!(User:
        "{}" => "name: expected a required member, found nothing",
        r#"{"name":null}"# => "name: expected a required member, found nothing",
        r#"{"name":"a","status":1}"# => "status: expected a string, found a number",
        "[]" => "expected an object, found an array",
        "null" => "expected a value, found null",
    );
    refuse!(Login:
        "{}" => "expected a member of the union, found none",
        r#"{"password":"SECRET","keys":["SECRET"]}"# => "expected one member of the union, found another one",
        r#"{"password":["SECRET"]}"# => "password: expected a string, found an array",
        r#"{"nothing":"SECRET"}"# => "nothing: expected an object, found a string",
        r#"{"keys":{"SECRET":"SECRET"}}"# => "keys: expected an array, found an object",
    );
    refuse!(Everything:
        r#"{"byte":128}"# => "byte: expected a byte, found a number that does not fit",
        r#"{"integer":1.0}"# => "integer: expected an integer, found a number that does not fit",
        r#"{"integer":"SECRET"}"# => "integer: expected an integer, found a string",
        r#"{"integer":{"SECRET":1}}"# => "integer: expected an integer, found an object",
        r#"{"epoch":"SECRET"}"# => "epoch: expected a timestamp, found a string that does not fit",
        r#"{"blob":"SECRET!"}"# => "blob: expected a base64 string, found a string that does not fit",
        r#"{"boolean":"SECRET"}"# => "boolean: expected a boolean, found a string",
        r#"{"lists":[[],[1,"SECRET"]]}"# => "lists[1][1]: expected an integer, found a string",
        r#"{"map":{"a":1,"SECRET":true}}"# => "map[…]: expected an integer, found a boolean",
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
    let kept = if cfg!(feature = "arbitrary_precision") { "1.50" } else { "1.5" };
    assert_eq!(from_str::<Number>("1.50").unwrap().to_string(), kept);
    assert!(from_str::<Number>("\"1\"").is_err());
}

#[test]
fn enums_are_keys_of_maps() {
    let levels = HashMap::from([(Level::High, true), (Level::Unknown(77), false)]);
    assert_eq!(from_str::<HashMap<Level, bool>>(&to_string(&levels).unwrap()).unwrap(), levels);
    assert_eq!(from_str::<HashMap<Level, bool>>(r#"{"9":true,"77":false}"#).unwrap(), levels);
    assert!(from_str::<HashMap<Level, bool>>(r#"{"High":true}"#).is_err());
    assert!(from_str::<Everything>(r#"{"level":"9"}"#).is_err(), "a member is a number");
    let statuses = HashMap::from([(Status::Assigned, 1), (Status::from("NEVER_SEEN"), 2)]);
    assert_eq!(from_str::<HashMap<Status, i32>>(&to_string(&statuses).unwrap()).unwrap(), statuses);
}

#[test]
fn the_negative_zero_is_an_integer() {
    let text = r#"{"byte":-0,"integer":-0,"long":-0,"level":-0}"#;
    assert_eq!(from_str::<Everything>(text).unwrap(), json::from_str(text).unwrap());
}

#[test]
fn numbers_that_serde_lacks_stay_what_they_are() {
    for text in ["123456789012345678901234567890", "0.10000000000000000000000001", "1e999"] {
        let number: BigDecimal = text.parse().unwrap();
        let written = to_value(&number).unwrap();
        if !cfg!(feature = "arbitrary_precision") {
            assert_eq!(written, text, "a text");
        }
        let read = from_value::<BigDecimal>(written).unwrap();
        assert_eq!(read.as_str().replace("e+", "e"), number.as_str());
    }
    let number: BigInteger = "123456789012345678901234567890".parse().unwrap();
    assert_eq!(from_value::<BigInteger>(to_value(&number).unwrap()).unwrap(), number);
    let read = from_str::<BigInteger>("123456789012345678901234567890");
    match cfg!(feature = "arbitrary_precision") {
        true => assert_eq!(read.unwrap(), number),
        false => assert!(read.is_err(), "as a double it would be another number"),
    }
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
fn members_that_the_model_does_not_know_keep_integers_up_to_128_bits() {
    for number in [
        "18446744073709551616",
        "340282366920938463463374607431768211455",
        "-170141183460469231731687303715884105728",
    ] {
        let text = format!(r#"{{"new":[{number}]}}"#);
        assert_eq!(to_string(&json::from_str::<Login>(&text).unwrap()).unwrap(), text);
    }
    if cfg!(feature = "arbitrary_precision") {
        return;
    }
    // Beyond, and of decimals, serde has the nearest double; the JSON codec keeps them all.
    for (number, nearest) in [
        ("1000000000000000000000000000000000000000", "1e+39"),
        ("0.1000000000000000000001", "0.1"),
        ("1.50", "1.5"),
    ] {
        let text = |number| format!(r#"{{"new":{number}}}"#);
        let login: Login = json::from_str(&text(number)).unwrap();
        assert_eq!(to_string(&login).unwrap(), text(nearest));
        assert_eq!(json::to_string(&login).unwrap(), text(number));
    }
    // Numbers beyond the range of doubles are refused.
    assert!(to_string(&json::from_str::<Login>(r#"{"new":1e999}"#).unwrap()).is_err());
}

#[test]
fn both_write_the_same_and_read_it_back() {
    fn check<T: Value + PartialEq + Serialize + DeserializeOwned>() {
        each(200, 600, |random| {
            let value: T = random.value(5);
            let text = to_vec(&value).unwrap();
            assert_eq!(
                text.escape_ascii().to_string(),
                json::to_vec(&value).unwrap().escape_ascii().to_string()
            );
            assert!(from_slice::<T>(&text).unwrap() == value, "{}", text.escape_ascii());
            assert!(json::from_slice::<T>(&text).unwrap() == value, "{}", text.escape_ascii());
            assert!(from_value::<T>(to_value(&value).unwrap()).unwrap() == value, "{}", text.escape_ascii());
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
fn both_read_the_same() {
    fn rounded<T: Value>(value: &T) -> serde_json::Value {
        from_slice(&json::to_vec(value).unwrap()).unwrap()
    }
    fn check<T: Value + PartialEq + Serialize + DeserializeOwned>() {
        each(1_000, 600, |random| {
            let text = json::to_vec(&random.value::<T>(4)).unwrap();
            // `serde_json` accepts malformed UTF-8 in values that it skips.
            let Ok(text) = String::from_utf8(random.damage(&text)) else { return };
            match (json::from_str::<T>(&text), from_str::<T>(&text)) {
                // Equal but for the digits of numbers that `serde_json` rounds.
                (Ok(ours), Ok(theirs)) => assert_eq!(rounded(&ours), rounded(&theirs)),
                (Err(_), Err(_)) => {}
                (ours, theirs) => panic!("{:?} {:?} {text}", ours.err(), theirs.err()),
            }
        });
    }
    // Without the feature, `serde_json` hands over a double.
    fn as_read(text: &str) -> String {
        if cfg!(feature = "arbitrary_precision") { text.to_owned() } else { text.replace("1.5e-3", "0.0015") }
    }
    check::<User>();
    check::<Team>();
    check::<Tree>();
    check::<Login>();
    each(1_000, 100, |random| {
        let text = random.json(4);
        assert_eq!(
            from_str::<Document>(&text).unwrap(),
            json::from_str::<Document>(&as_read(&text)).unwrap()
        );
    });
}

#[test]
fn depth_is_limited() {
    let mut document = Document::Null;
    for _ in 0..2000 {
        document = vec![document].into();
    }
    assert!(to_string(&document).is_err());
    // Documents that the codec reads can be serialized.
    let text = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    assert_eq!(to_string(&json::from_str::<Document>(&text).unwrap()).unwrap(), text);
    assert!(to_string(&Document::from(vec![json::from_str::<Document>(&text).unwrap()])).is_err());
}

#[test]
fn a_key_that_comes_again_as_null_is_gone() {
    let team: Team = from_str(r#"{"labels":{"a":{"name":"1"},"b":{"name":"2"},"a":null}}"#).unwrap();
    assert_eq!(team.labels.unwrap().into_keys().collect::<Vec<_>>(), ["b"]);
}

#[test]
fn a_union_that_holds_nothing_is_left_out() {
    assert_eq!(to_string(&shapes::Entry::empty()).unwrap(), "{}");
}
