//! Numbers, texts, blobs and timestamps.

use ferrosmith_runtime::TimestampFormat;
use ferrosmith_runtime::json::{from_str, to_string};
use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Timestamp, Value};

use super::random::each;
use super::shapes::{Everything, Level};

/// Reads a value and writes it again.
fn again<T: Value>(text: &str) -> String {
    to_string(&from_str::<T>(text).unwrap()).unwrap()
}

fn refuses<T: Value>(texts: &[&str]) {
    for text in texts {
        assert!(from_str::<T>(text).is_err(), "{text}");
    }
}

#[test]
fn integers_have_bounds_and_no_fraction() {
    for text in ["-128", "127", "0"] {
        assert_eq!(again::<i8>(text), text);
    }
    for text in ["-9223372036854775808", "9223372036854775807"] {
        assert_eq!(again::<i64>(text), text);
    }
    assert_eq!(again::<i32>("-0"), "0");
    refuses::<i8>(&["128", "-129", "1.0", "1e0", "01", "-", "+1", "\"1\"", "true", "1.", ".5", "- 1", "0x1"]);
    refuses::<i16>(&["32768"]);
    refuses::<i32>(&["2147483648", "-2147483649"]);
    refuses::<i64>(&["9223372036854775808", "99999999999999999999999999", "1E400"]);
}

#[test]
fn floats_take_every_number_and_three_texts() {
    for text in
        ["1.5", "-0.0", "5e-324", "1.7976931348623157e+308", "\"NaN\"", "\"Infinity\"", "\"-Infinity\""]
    {
        assert_eq!(again::<f64>(text), text);
    }
    assert_eq!(from_str::<f64>("1e5").unwrap(), 100_000.0);
    assert_eq!(from_str::<f64>("123456789012345678901234567890").unwrap(), 123456789012345678901234567890.0);
    assert_eq!(from_str::<f32>("16777217").unwrap(), 16_777_216.0);
    // Halfway between two floats as a double: rounding twice would give the other one.
    assert_eq!(from_str::<f32>("1.00000017881393432617187500001").unwrap(), 1.000_000_2);
    assert_eq!(again::<f32>("0.1"), "0.1");
    refuses::<f64>(&["1e999", "-1e999", "\"nan\"", "NaN", "Infinity", "\"1\"", "1.e1", "1e", "null", "--1"]);
    refuses::<f32>(&["1e39"]);
}

#[test]
fn big_numbers_keep_their_text() {
    for text in ["123456789012345678901234567890", "-1", "0", "-0"] {
        assert_eq!(again::<BigInteger>(text), text);
    }
    for text in ["1.10", "1E+400", "0.1000000000000000000000000000000000000001", "-12"] {
        assert_eq!(again::<BigDecimal>(text), text);
    }
    refuses::<BigInteger>(&["1.0", "1e3", "\"1\""]);
    refuses::<BigDecimal>(&["\"1\"", "NaN", "00"]);
}

#[test]
fn texts_have_every_escape() {
    let text: String = from_str(r#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00é😀""#).unwrap();
    assert_eq!(text, "\"\\/\u{8}\u{c}\n\r\tAé😀é😀");
    assert_eq!(
        to_string(&"\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é😀".to_owned()).unwrap(),
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}é😀\""
    );
    refuses::<String>(&[
        "\"",
        "\"a",
        "\"\n\"",
        "\"\u{0}\"",
        "\"\\",
        "\"\\\"",
        "\"\\a\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800x\"",
        "a",
        "'a'",
        "\"\\ud800\\\"",
    ]);
}

#[test]
fn invalid_utf_8_is_refused() {
    for bytes in [&b"\"\xff\""[..], b"\"\xed\xa0\x80\"", b"\"a\" \xc3", b"\"\xc0\x80\""] {
        assert!(ferrosmith_runtime::json::from_slice::<String>(bytes).is_err());
    }
}

#[test]
fn blobs_are_base64() {
    for (text, bytes) in
        [("\"\"", &b""[..]), ("\"AA==\"", b"\0"), ("\"/+8=\"", b"\xff\xef"), (r#""\/+8=""#, b"\xff\xef")]
    {
        assert_eq!(from_str::<Blob>(text).unwrap().as_ref(), bytes);
    }
    assert_eq!(again::<Blob>("\"YWJj\""), "\"YWJj\"");
    refuses::<Blob>(&[
        "\"AA\"",
        "\"AA=\"",
        "\"AB==\"",
        "\"_-8=\"",
        "\"A A=\"",
        "\"!\"",
        "1",
        "\"AA==AA==\"",
        "\"YWJj\\n\"",
    ]);
}

#[test]
fn timestamps_follow_the_format_of_their_member() {
    let text = r#"{"epoch":1515531081.123,"dateTimes":["2018-01-09T20:51:21Z","2018-01-09T20:51:21.5Z"],"httpDate":"Tue, 09 Jan 2018 20:51:21 GMT"}"#;
    let all: Everything = from_str(text).unwrap();
    assert_eq!(all.epoch, Some(Timestamp::from_epoch(1_515_531_081, 123_000_000)));
    assert_eq!(all.date_times.as_ref().unwrap()[1], Timestamp::from_epoch(1_515_531_081, 500_000_000));
    assert_eq!(all.http_date, Some(Timestamp::from_epoch(1_515_531_081, 0)));
    assert_eq!(to_string(&all).unwrap(), text);
    assert_eq!(from_str::<Timestamp>("1.515531081e9").unwrap(), Timestamp::from_epoch(1_515_531_081, 0));
    refuses::<Everything>(&[
        r#"{"epoch":"1515531081"}"#,
        r#"{"epoch":"NaN"}"#,
        r#"{"epoch":true}"#,
        r#"{"epoch":1e30}"#,
        r#"{"dateTimes":[1515531081]}"#,
        r#"{"dateTimes":["Tue, 09 Jan 2018 20:51:21 GMT"]}"#,
        r#"{"httpDate":1}"#,
        r#"{"httpDate":"2018-01-09T20:51:21Z"}"#,
    ]);
    let mut late = all;
    late.date_times = Some(vec![Timestamp::from_epoch(i64::MAX, 0)]);
    let error = to_string(&late).unwrap_err();
    assert_eq!(
        error.to_string(),
        "dateTimes[0]: expected a timestamp in the years 0 to 9999, found another one"
    );
}

#[test]
fn int_enums_are_numbers() {
    assert!(matches!(from_str::<Level>("9").unwrap(), Level::High));
    assert_eq!(again::<Level>("7"), "7");
    refuses::<Level>(&["1.5", "\"1\"", "2147483648"]);
}

#[test]
fn booleans_are_two_words() {
    assert_eq!(again::<bool>("true"), "true");
    assert_eq!(again::<bool>(" false "), "false");
    refuses::<bool>(&["True", "tru", "1", "\"true\"", "truee", "falsetrue", "t"]);
}

#[test]
fn numbers_are_read_as_their_text_says() {
    each(10_000, 8, |random| {
        let whole = random.next() >> random.below(64);
        let fraction = random.next() >> random.below(64);
        let sign = random.pick(&["", "-"]);
        let zeros = "0".repeat(random.below(4));
        let text = match random.below(4) {
            0 => format!("{sign}{whole}"),
            1 => format!("{sign}{whole}.{zeros}{fraction}"),
            2 => format!("{sign}{}.{:03}", whole >> 32, fraction % 1000),
            _ => format!("{sign}{}.{fraction}e{}", whole % 10, random.below(40) as i32 - 20),
        };
        let double: f64 = text.parse().unwrap();
        assert_eq!(from_str::<f64>(&text).unwrap().to_bits(), double.to_bits(), "{text}");
        assert_eq!(from_str::<i64>(&text).ok(), text.parse().ok(), "{text}");
        assert_eq!(from_str::<i16>(&text).ok(), text.parse().ok(), "{text}");
        let time = Timestamp::parse(&text, TimestampFormat::EpochSeconds).ok();
        assert_eq!(from_str::<Timestamp>(&text).ok(), time, "{text}");
    });
    for text in
        ["1.", "-", "-.5", ".5", "00", "01.5", "-01", "1.5.2", "1..5", "1-", "0x1", "1.e5", "1e", "--1"]
    {
        assert!(from_str::<f64>(text).is_err(), "{text}");
        assert!(from_str::<i64>(text).is_err(), "{text}");
        assert!(from_str::<Timestamp>(text).is_err(), "{text}");
    }
}
