//! Facts that the reader keeps, and the texts of its errors.

use super::{Json, SyntaxError};

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
    let text = r#"{"b":1.10,"a":123456789012345678901234567890,"b":[1e300,-0]}"#;
    assert_eq!(Json::parse(text).unwrap().to_string(), text);
    let error = Json::parse_unique(text).unwrap_err().to_string();
    assert_eq!(error, "duplicate key `b` in an object at line 1 column 60");
}

#[test]
fn the_key_of_numbers_of_any_precision_stays_a_key() {
    let text = r#"{"$serde_json::private::Number":"12","b":{"$serde_json::private::Number":[1,2.50]}}"#;
    assert_eq!(Json::parse(text).unwrap().to_string(), text);
}
