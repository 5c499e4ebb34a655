//! The parameters of malformed request tests: one test for each of their values.

use serde_json::{Map, Value};

/// The tests that a test with `testParameters` stands for; a test without stands for itself.
pub(super) fn expand(test: &Value) -> Vec<Value> {
    let mut plain = test.clone();
    let parameters = plain.as_object_mut().and_then(|test| test.remove("testParameters"));
    let Some(Value::Object(parameters)) = parameters else {
        fill(&mut plain, &Map::new(), 0);
        return vec![plain];
    };
    let cases = parameters.values().filter_map(Value::as_array).map(Vec::len).max().unwrap_or(0);
    (0..cases)
        .map(|case| {
            let mut test = plain.clone();
            fill(&mut test, &parameters, case);
            test
        })
        .collect()
}

/// Fills in every text of a test.
fn fill(value: &mut Value, parameters: &Map<String, Value>, case: usize) {
    match value {
        Value::String(text) => *text = filled(text, parameters, case),
        Value::Array(elements) => elements.iter_mut().for_each(|element| fill(element, parameters, case)),
        Value::Object(entries) => entries.values_mut().for_each(|entry| fill(entry, parameters, case)),
        _ => {}
    }
}

/// Replaces `$name:L` with a parameter's text, `$name:S` with the same in quotes, and `$$` with `$`.
fn filled(text: &str, parameters: &Map<String, Value>, case: usize) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            out.push('$');
            rest = after;
            continue;
        }
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let value = parameters.get(&after[..end]).and_then(|values| values.get(case)).and_then(Value::as_str);
        match (value, after.get(end..end + 2)) {
            (Some(value), Some(":L")) => out.push_str(value),
            (Some(value), Some(":S")) => out.push_str(&Value::from(value).to_string()),
            _ => {
                out.push('$');
                rest = after;
                continue;
            }
        }
        rest = &after[end + 2..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_test_for_each_value() {
        let test = json!({
            "id": "A",
            "request": {"uri": "/$value:L", "body": "{\"a\": $value:S, \"b\": \"^$$\"}"},
            "testParameters": {"value": ["x", "q\"q"]},
        });
        let expanded = expand(&test);
        assert_eq!(expanded.len(), 2);
        assert_eq!(expanded[0]["request"]["uri"], "/x");
        assert_eq!(expanded[1]["request"]["body"], r#"{"a": "q\"q", "b": "^$"}"#);
        assert_eq!(expanded[0].get("testParameters"), None);
    }

    #[test]
    fn without_parameters_only_dollars_are_replaced() {
        let test = json!({"request": {"uri": "/$value:L$$"}});
        assert_eq!(expand(&test), [json!({"request": {"uri": "/$value:L$"}})]);
    }
}
