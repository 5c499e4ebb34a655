//! Numbers in tests that no machine number holds: they become texts, which the runner reads as
//! numbers again. `serde_json` would round them.

/// The trait ids under which numbers are looked at.
const TESTS: &[u8] = b"smithy.test#";

/// The same JSON text, with texts for such numbers in the values of test traits.
pub(super) fn kept(json: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len());
    let mut depth = 0usize;
    let mut tests = None; // the depth of the key that is a test trait
    let mut at = 0;
    while let Some(&byte) = json.get(at) {
        let end = match byte {
            b'"' => string_end(&json, at),
            b'-' | b'0'..=b'9' => number_end(&json, at),
            _ => at + 1,
        };
        let token = &json[at..end];
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' if token[1..].starts_with(TESTS) && tests.is_none() => tests = Some(depth),
            _ => {}
        }
        // The value of a key ends at the next comma of its object, or with the object.
        if tests.is_some_and(|key| depth < key || depth == key && byte == b',') {
            tests = None;
        }
        if tests.is_some() && matches!(byte, b'-' | b'0'..=b'9') && !fits(token) {
            out.push(b'"');
            out.extend_from_slice(token);
            out.push(b'"');
        } else {
            out.extend_from_slice(token);
        }
        at = end;
    }
    out
}

/// Whether a 64-bit integer or a double holds the number without loss, as far as its digits tell.
fn fits(number: &[u8]) -> bool {
    let text = str::from_utf8(number).unwrap_or_default();
    if number.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-') {
        return text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
    }
    number.iter().filter(|byte| byte.is_ascii_digit()).count() <= 17
}

fn string_end(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    json.len()
}

fn number_end(json: &[u8], start: usize) -> usize {
    let rest = &json[start..];
    let length = rest.iter().position(|byte| !byte.is_ascii_digit() && !b"+-.eE".contains(byte));
    start + length.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept_text(json: &str) -> String {
        String::from_utf8(kept(json.as_bytes().to_vec())).unwrap_or_default()
    }

    #[test]
    fn only_large_numbers_of_tests_become_texts() {
        let tests =
            r#"{"smithy.test#httpRequestTests": [{"params": {"a": -9223372036854775809, "b": 1}}], "c": 1}"#;
        assert_eq!(kept_text(tests), tests.replace("-9223372036854775809", "\"-9223372036854775809\""));
        for same in [
            r#"{"range": {"max": 9223372036854775809000}}"#,
            r#"{"smithy.test#a": [{"x": 1}], "max": 9223372036854775809000}"#,
            r#"{"a": {"smithy.test#a": {}}, "max": 9223372036854775809000}"#,
            r#"{"smithy.test#a": "\" 9223372036854775809000"}"#,
            r#"{"smithy.test#a": [18446744073709551615, 1.25e3]}"#,
        ] {
            assert_eq!(kept_text(same), same);
        }
    }

    #[test]
    fn a_damaged_text_stays_as_it_is() {
        for same in ["\"a", "\"a\\", "}}", "-", "{\"smithy.test#"] {
            assert_eq!(kept_text(same), same);
        }
    }
}
