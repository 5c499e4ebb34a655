//! Advice that fits: mistakes of the form of a model, and files that are none.

use ferrosmith::model::{Model, Source};

/// A shape of the namespace `a`, and the only error about it: what was found, and the advice.
const SHAPES: &[(&str, &str, &str)] = &[
    (
        r#"{"type": "list", "member": "smithy.api#String"}"#,
        r#"the string "smithy.api#String""#,
        r#"write `{"target": "smithy.api#String"}`"#,
    ),
    (
        r#"{"type": "structure", "members": {"m": "smithy.api#String"}}"#,
        r#"the string "smithy.api#String""#,
        r#"write `{"target": "smithy.api#String"}`"#,
    ),
    (r#"{"type": "operation", "input": "a#In"}"#, r#"the string "a#In""#, r#"write `{"target": "a#In"}`"#),
    (
        r#"{"type": "operation", "errors": {"target": "a#E"}}"#,
        "an object",
        r#"write it in brackets: `[{"target": "com.example#Name"}]`"#,
    ),
    (
        r#"{"type": "list", "members": {"member": {"target": "smithy.api#String"}}}"#,
        "`members` in a shape of type list",
        "take `member` out of `members`",
    ),
    (
        r#"{"type": "map", "members": {"key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}}}"#,
        "`members` in a shape of type map",
        "take `key` and `value` out of `members`",
    ),
    (
        r#"{"type": "list", "member": {"target": "Integer"}}"#,
        r#""Integer""#,
        "did you mean `smithy.api#Integer`?",
    ),
    (r#"{"type": "list", "member": {"target": "In"}}"#, r#""In""#, "did you mean `a#In`?"),
    (
        r#"{"type": "list", "member": {"target": "a.In"}}"#,
        r#""a.In""#,
        "write the namespace, `#` and the name",
    ),
    (
        r#"{"type": "list", "member": {"target": "a#In$x"}}"#,
        r#""a#In$x""#,
        "name a shape: members stand in `a#In`, and get traits from outside by `apply`",
    ),
    (
        r#"{"type": "list", "member": {"target": "smithy.api#Int"}}"#,
        "the target `smithy.api#Int`, which no file defines",
        "did you mean `smithy.api#Integer`?",
    ),
    (
        r#"{"type": "list", "member": {"target": "smithy.api#Bool"}}"#,
        "the target `smithy.api#Bool`, which no file defines",
        "did you mean `smithy.api#Boolean`?",
    ),
    (
        r#"{"type": "string", "traits": {"sensitive": {}}}"#,
        r#""sensitive""#,
        "did you mean `smithy.api#sensitive`?",
    ),
    (r#"{"type": "string", "traits": {"own": {}}}"#, r#""own""#, "did you mean `a#own`?"),
    (
        r#"{"type": "string", "traits": {"smithy.ap#sensitive": {}}}"#,
        "the trait `smithy.ap#sensitive`, which no file defines",
        "did you mean `smithy.api#sensitive`?",
    ),
    (
        r#"{"type": "structure", "members": {"m": {"target": "smithy.api#String", "required": true}}}"#,
        "the unknown key `required`",
        "did you mean the trait `smithy.api#required`? write it in `traits`",
    ),
    (
        r#"{"type": "structure", "members": {"m": {"target": "smithy.api#String", "type": "x"}}}"#,
        "the unknown key `type`",
        "remove it",
    ),
    (
        r#"{"type": "structure", "mixins": [{"target": "a#Shape"}]}"#,
        "the mixin `a#Shape`, which lacks `smithy.api#mixin`",
        "add `smithy.api#mixin` to `a#Shape`, or take in another shape",
    ),
    (
        r#"{"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/", "code": "201"}}}"#,
        r#"the string "201""#,
        "write a number, such as `200`",
    ),
];

/// Files that are no models.
const FILES: &[(&str, &str, &str)] = &[
    ("{\n  // comment\n}", "key must be a string", "remove the comment: JSON has none"),
    ("{\n  # comment\n}", "key must be a string", "remove the comment: JSON has none"),
    ("{'smithy': '2.0'}", "key must be a string", "write it in double quotes"),
    ("{smithy: 1}", "key must be a string", "write the key in double quotes"),
    (
        r#"{"smithy": "2.0", "metadata": {"a": NaN}}"#,
        "expected value",
        "write it in quotes: JSON has no such number",
    ),
    (r#"{"smithy": "2.0", "metadata": {"a": True}}"#, "expected value", "write `true`"),
    (
        "<!DOCTYPE html><html></html>",
        "found a web page",
        "download the file that the page shows, such as its raw view",
    ),
    (
        "<?xml version=\"1.0\"?><definitions/>",
        "found XML",
        "describe the service in Smithy: there is no conversion",
    ),
    ("{\0\"\0s\0", "found text in UTF-16", "save the file as UTF-8"),
    (
        "type Query { a: Int }",
        "found a GraphQL schema",
        "describe the service in Smithy: there is no conversion",
    ),
    (
        r#"{"asyncapi": "3.0.0"}"#,
        "found an AsyncAPI description",
        "describe the service in Smithy: there is no conversion",
    ),
    (
        r#"{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#,
        "found a service description of botocore",
        "convert it with `ferrosmith import`",
    ),
    (
        r#"{"version": "1.0", "sources": ["model"]}"#,
        "found a configuration of Smithy's build",
        "name the model that it builds, as JSON: `smithy ast MODEL.smithy > model.json`",
    ),
    (
        r#"{"smithy": "2.0", "shapes": []}"#,
        "found an array",
        r#"write the shapes by their ids: `{"com.example#Name": {"type": "string"}}`"#,
    ),
];

/// Returns the only error about a file.
fn error(text: &str) -> ferrosmith::error::Error {
    let source = Source { name: "model.json", text: text.as_bytes() };
    match Model::load(&[source]) {
        Err(errors) if errors.0.len() == 1 => errors.0.into_iter().next().unwrap(),
        other => panic!("{other:#?} about {text}"),
    }
}

#[test]
fn of_shapes() {
    for (shape, found, hint) in SHAPES {
        let others = r#""a#In": {"type": "structure"}, "a#E": {"type": "structure"}"#;
        let text = format!(r#"{{"smithy": "2.0", "shapes": {{"a#Shape": {shape}, {others}}}}}"#);
        let error = error(&text);
        assert_eq!((&*error.found, &*error.hint), (*found, *hint), "{shape}");
    }
}

#[test]
fn of_files() {
    for (text, message, hint) in FILES {
        let error = error(text);
        assert_eq!(error.hint, *hint, "{text}");
        assert!(error.to_string().contains(message), "{error}");
    }
}

#[test]
fn of_files_that_differ() {
    let file = |list: &str| format!(r#"{{"smithy": "2.0", "shapes": {{"a#Shape": {list}}}}}"#);
    let list = r#"{"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}"#;
    for (other, found) in [
        (r#"{"type": "string"}"#, "another type, string, than in 0.json"),
        (r#"{"type": "structure"}"#, "another member `a` than in 0.json"),
        (
            r#"{"type": "structure", "members": {"a": {"target": "smithy.api#Long"}}}"#,
            "another member `a` than in 0.json",
        ),
        (
            r#"{"type": "structure", "members": {"a": {"target": "smithy.api#String"}}, "traits": {"smithy.api#input": {}}}"#,
            "another `smithy.api#input` than in 0.json",
        ),
        (r#"{"type": "apply", "traits": {"smithy.api#tags": ["x"]}}"#, ""),
    ] {
        let result = crate::load_files(&[&file(list), &file(other)]);
        let all = result.map_or_else(|errors| errors.0, |_| Vec::new());
        let told: Vec<&str> = all.iter().map(|error| error.found.as_str()).collect();
        assert_eq!(told.concat(), found, "{other}");
    }
    let apply = |uri: &str| {
        file(&format!(
            r#"{{"type": "apply", "traits": {{"smithy.api#http": {{"method": "GET", "uri": "{uri}"}}}}}}"#
        ))
    };
    let errors =
        crate::load_files(&[&file(r#"{"type": "operation"}"#), &apply("/a"), &apply("/b")]).unwrap_err();
    assert_eq!(errors.0[0].found, r#"{"method":"GET","uri":"/b"}"#);
    assert_eq!(errors.0[0].expected, r#"the same value as elsewhere, {"method":"GET","uri":"/a"}"#);
}
