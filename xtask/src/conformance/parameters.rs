//! The parameters of malformed request tests: one test for each of their values.

use ferrosmith::model::Json;

/// The key under which they stand.
const PARAMETERS: &str = "testParameters";

/// Returns the tests that a test with `testParameters` stands for; a test without stands for itself.
pub(super) fn expand(test: &Json) -> Vec<Json> {
    let mut plain = test.clone();
    if let Json::Object(entries) = &mut plain {
        entries.retain(|(key, _)| key != PARAMETERS);
    }
    let Some(parameters) = test.get(PARAMETERS) else {
        fill(&mut plain, &Json::empty(), 0);
        return vec![plain];
    };
    let lists = parameters.as_object().unwrap_or_default().iter();
    let cases = lists.filter_map(|(_, values)| values.as_array()).map(<[Json]>::len).max().unwrap_or(0);
    (0..cases)
        .map(|case| {
            let mut test = plain.clone();
            fill(&mut test, parameters, case);
            test
        })
        .collect()
}

/// Fills in every text of a test.
fn fill(value: &mut Json, parameters: &Json, case: usize) {
    match value {
        Json::String(text) => *text = filled(text, parameters, case),
        Json::Array(elements) => elements.iter_mut().for_each(|element| fill(element, parameters, case)),
        Json::Object(entries) => entries.iter_mut().for_each(|(_, entry)| fill(entry, parameters, case)),
        _ => {}
    }
}

/// Replaces `$name:L` with a parameter's text, `$name:S` with the same in quotes, and `$$` with `$`.
fn filled(text: &str, parameters: &Json, case: usize) -> String {
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
        let values = parameters.get(&after[..end]).and_then(Json::as_array);
        let value = values.and_then(|values| values.get(case)).and_then(Json::as_str);
        match (value, after.get(end..end + 2)) {
            (Some(value), Some(":L")) => out.push_str(value),
            (Some(value), Some(":S")) => out.push_str(&Json::from(value).to_string()),
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
    use super::*;

    fn expanded(test: &str) -> Vec<String> {
        expand(&Json::parse(test).unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_test_for_each_value() {
        let test = r#"{"id":"A","request":{"uri":"/$value:L","body":"{\"a\": $value:S, \"b\": \"^$$\"}"},
            "testParameters":{"value":["x","q\"q"]}}"#;
        let expected = [
            r#"{"id":"A","request":{"uri":"/x","body":"{\"a\": \"x\", \"b\": \"^$\"}"}}"#,
            r#"{"id":"A","request":{"uri":"/q\"q","body":"{\"a\": \"q\\\"q\", \"b\": \"^$\"}"}}"#,
        ];
        assert_eq!(expanded(test), expected);
    }

    #[test]
    fn without_parameters_only_dollars_are_replaced() {
        assert_eq!(expanded(r#"{"request":{"uri":"/$value:L$$"}}"#), [r#"{"request":{"uri":"/$value:L$"}}"#]);
    }
}
