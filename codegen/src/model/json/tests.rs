//! The reader, beside the one of `serde_json`: they take and refuse the same texts.

use super::{Json, SyntaxError};

fn theirs(json: &Json) -> serde_json::Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

#[track_caller]
fn compare(text: &str) {
    let (ours, theirs_read) = (Json::parse(text), serde_json::from_str::<serde_json::Value>(text));
    assert_eq!(ours.is_ok(), theirs_read.is_ok(), "{text:?}: {ours:?}");
    if let (Ok(ours), Ok(read)) = (ours, theirs_read) {
        assert_eq!(theirs(&ours), read, "{text:?}");
    }
}

const TEXT: &str = r#" { "a" : [ null , true,false, -0.5e+3,0, "x\u00e9\ud83d\ude00\n\/\"é" ] , "":{},"b":[[]],"c":12e1 }
"#;

#[test]
fn takes_and_refuses_what_serde_json_does() {
    compare(TEXT);
    for end in (0..TEXT.len()).filter(|end| TEXT.is_char_boundary(*end)) {
        compare(&TEXT[..end]);
        for wrong in
            ["", ",", "}", "]", "\"", "\\", "0", "-", ".", "e", "\u{1}", "\t", "x", ":", "{", "[", "\\u12"]
        {
            let next = end + TEXT[end..].chars().next().map_or(0, char::len_utf8);
            compare(&format!("{}{wrong}{}", &TEXT[..end], &TEXT[end..]));
            compare(&format!("{}{wrong}{}", &TEXT[..end], &TEXT[next..]));
        }
    }
    for text in
        [r#""\ud800""#, r#""\udc00""#, r#""\ud800\u0041""#, r#""\ud800x""#, r#""\u+123""#, "nul", "nulll"]
    {
        compare(text);
    }
    for depth in [127, 128, 100_000] {
        compare(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        compare(&"{\"a\":".repeat(depth));
    }
}

fn error(text: &str) -> String {
    Json::parse(text).as_ref().map_err(SyntaxError::to_string).unwrap_err()
}

#[test]
fn an_error_says_where() {
    assert_eq!(error("{\n  \"a\": ?}"), "expected value at line 2 column 8");
    assert_eq!(error("{\"a\" 1}"), "expected `:` at line 1 column 6");
    assert_eq!(error("[1\n"), "EOF while parsing a list at line 2 column 0");
    assert_eq!(error("[1,]"), "trailing comma at line 1 column 4");
    assert_eq!(
        error("\"a\tb\""),
        "control character (\\u0000-\\u001F) found while parsing a string at line 1 column 3"
    );
    assert!(Json::parse("[1").unwrap_err().is_eof() && !Json::parse("[1}").unwrap_err().is_eof());
}

#[test]
fn order_duplicates_and_digits_are_kept() {
    let text = r#"{"b":1.10,"a":123456789012345678901234567890,"b":[1e999,-0]}"#;
    assert_eq!(Json::parse(text).unwrap().to_string(), text);
    let error = Json::parse_unique(text).unwrap_err().to_string();
    assert_eq!(error, "the key `b` stands twice in an object at line 1 column 60");
}
