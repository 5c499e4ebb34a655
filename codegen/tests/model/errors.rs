//! Mistakes that models really have, and files made to break the loader: the message says where, what was found, what was expected.

use crate::{load, load_files, message, messages};

#[test]
fn a_truncated_file() {
    let all = messages(load_files(&[r#"{"smithy": "2.0", "shapes": {"a#B": {"type": "str"#]));
    assert_eq!(
        all,
        [
            "0.json: $: found no JSON: EOF while parsing a string, expected one valid JSON object, nested at most 127 deep; the file is cut off: write it again"
        ]
    );
}

#[test]
fn a_member_that_targets_nothing() {
    assert_eq!(
        message(r#""a#B": {"type": "structure", "members": {"x": {"target": "a#Missing"}}}"#),
        "0.json: $.shapes[\"a#B\"].members.x.target: shape `a#B$x`: found the target `a#Missing`, which no file defines, expected a shape that exists; \
         add the shape, or the file that has it, or correct the id"
    );
    for (wrong, right) in [
        ("smithy.api#Strin", "smithy.api#String"),
        ("a#Strng", "smithy.api#String"),
        ("b#Name", "a#Name"),
        ("a#Nmae", "a#Name"),
        ("a#name", "a#Name"),
    ] {
        let found = message(&format!(
            r#""a#B": {{"type": "list", "member": {{"target": "{wrong}"}}}}, "a#Name": {{"type": "string"}}"#
        ));
        assert!(found.ends_with(&format!("; did you mean `{right}`?")), "{found}");
    }
    assert!(message(r#""a#B": {"type": "list", "member": {"target": "smithy.api#Strin"}}"#).contains(
        "$.shapes[\"a#B\"].member.target: shape `a#B$member`: found the target `smithy.api#Strin`"
    ));
}

#[test]
fn a_member_that_targets_something_without_values() {
    let found = message(
        r#""a#B": {"type": "structure", "members": {"x": {"target": "a#C"}}}, "a#C": {"type": "operation"}"#,
    );
    assert!(
        found.contains("found the target `a#C` of type operation, expected a shape that has values"),
        "{found}"
    );
    let found = message(
        r#""a#B": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "smithy.api#String"}}"#,
    );
    assert!(
        found.contains("$.shapes[\"a#B\"].key") && found.contains("expected a string or enum as the key"),
        "{found}"
    );
    let found = message(r#""a#B": {"type": "structure", "members": {"x": {"target": "smithy.api#Unit"}}}"#);
    assert!(found.contains("found the target `smithy.api#Unit`"), "{found}");
}

#[test]
fn two_shapes_that_differ_only_in_case() {
    assert_eq!(
        message(r#""a#Name": {"type": "string"}, "a#NAME": {"type": "blob"}"#),
        "0.json: $.shapes[\"a#Name\"]: shape `a#Name`: found an id that differs from `a#NAME` only in case, expected ids that differ in more than case; rename one of the two"
    );
    let found = message(
        r#""a#B": {"type": "structure", "members": {"url": {"target": "smithy.api#String"}, "URL": {"target": "smithy.api#String"}}}"#,
    );
    assert!(found.contains("`a#B$URL`: found a member name that differs from `url` only in case"), "{found}");
}

#[test]
fn a_trait_with_the_wrong_type() {
    let cases = [
        (r#""smithy.api#required": true"#, "found true, expected an empty object"),
        (r#""smithy.api#documentation": 7"#, "found the number 7, expected a string"),
        (r#""smithy.api#http": "GET /""#, "found the string \"GET /\", expected an object"),
        (
            r#""smithy.api#http": {"method": "GET"}"#,
            "found no `uri`, expected a string by that key; add `uri`",
        ),
        (
            r#""smithy.api#http": {"method": "GET", "uri": "x"}"#,
            ".uri: shape `a#B`: found \"x\", expected a URI that starts with `/`; write it like",
        ),
        (
            r#""smithy.api#http": {"method": "GET", "uri": "/", "code": 99}"#,
            ".code: shape `a#B`: found the number 99, expected an HTTP status",
        ),
        (
            r#""smithy.api#length": {"min": -1}"#,
            ".min: shape `a#B`: found the number -1, expected a whole number, not negative",
        ),
        (r#""smithy.api#length": {"min": 2, "max": 1}"#, "found `min` 2 above `max` 1"),
        (
            r#""smithy.api#range": {"max": "9"}"#,
            ".max: shape `a#B`: found the string \"9\", expected a number",
        ),
        (r#""smithy.api#error": "caller""#, "found the string \"caller\", expected \"client\" or \"server\""),
        (r#""smithy.api#timestampFormat": "iso""#, "found the string \"iso\", expected \"date-time\""),
        (
            r#""smithy.api#enum": [{"value": "a"}, {"value": 1}]"#,
            "[1].value: shape `a#B`: found the number 1, expected a string",
        ),
        (
            r#""smithy.api#retryable": {"throttling": "yes"}"#,
            ".throttling: shape `a#B`: found the string \"yes\", expected true or false",
        ),
        (
            r#""aws.protocols#awsQueryError": {"code": "x"}"#,
            "found no `httpResponseCode`, expected an HTTP status by that key",
        ),
        (
            r#""smithy.api#mixin": {"localTraits": ["x"]}"#,
            ".localTraits[0]: shape `a#B`: found the string \"x\", expected the absolute id of a trait",
        ),
        (r#""nameless": {}"#, "found \"nameless\", expected an absolute shape id"),
    ];
    for (json, expected) in cases {
        let found = message(&format!(r#""a#B": {{"type": "string", "traits": {{{json}}}}}"#));
        assert!(
            found.contains("0.json: $.shapes[\"a#B\"].traits")
                && found.contains("shape `a#B`")
                && found.contains(expected),
            "{json}: {found}"
        );
    }
}

#[test]
fn a_list_or_map_of_itself() {
    let found = messages(load(
        r#""a#A": {"type": "list", "member": {"target": "a#B"}}, "a#B": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#A"}},
           "a#Outside": {"type": "list", "member": {"target": "a#A"}}"#,
    ));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].contains(
            "shape `a#A`: found a list or map of itself, expected a structure or union on the way back"
        ),
        "{found:#?}"
    );
    assert!(found[1].contains("shape `a#B`"), "{found:#?}");
}

#[test]
fn a_structure_that_requires_itself() {
    let required = r#""traits": {"smithy.api#required": {}}"#;
    let found = messages(load(&format!(
        r#""a#A": {{"type": "structure", "members": {{"b": {{"target": "a#B", {required}}}}}}},
           "a#B": {{"type": "structure", "members": {{"a": {{"target": "a#A", {required}}}}}}},
           "a#User": {{"type": "structure", "members": {{"a": {{"target": "a#A", {required}}}}}}}"#
    )));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains("shape `a#A`: found a structure that requires itself"), "{found:#?}");
}

#[test]
fn unions_without_an_end() {
    let union = |members: &str| {
        format!(
            r##""a#U": {{"type": "union", "members": {{{members}}}}},
            "a#S": {{"type": "structure", "members": {{"u": {{"target": "a#U", "traits": {{"smithy.api#required": {{}}}}}}}}}},
            "a#Other": {{"type": "structure", "members": {{"u": {{"target": "a#U"}}, "s": {{"target": "a#S"}}}}}},
            "a#L": {{"type": "list", "member": {{"target": "a#U"}}}}"##
        )
    };
    for ends in ["smithy.api#String", "smithy.api#Unit", "a#L", "a#Other"] {
        load(&union(&format!(r#""u": {{"target": "a#U"}}, "x": {{"target": "{ends}"}}"#))).unwrap();
    }
    let found = message(&union(r#""u": {"target": "a#U"}"#));
    assert!(found.contains("`a#U`: found a union each of whose members needs the union itself"), "{found}");
    let found = messages(load(&union(r#""u": {"target": "a#U"}, "s": {"target": "a#S"}"#)));
    assert!(
        found.len() == 2 && found[0].contains("shape `a#S`: found a structure that requires itself"),
        "{found:?}"
    );
}

#[test]
fn structures_for_one_operation() {
    let operations = |mark: &str, first: &str, second: &str, member: &str| {
        format!(
            r##""a#I": {{"type": "structure", "traits": {{{mark}}}}}, "a#Free": {{"type": "structure", "members": {{
                "m": {{"target": "{member}"}}}}}},
            "a#A": {{"type": "operation", {first}}}, "a#B": {{"type": "operation", {second}}}"##
        )
    };
    let (input, output) = (r#""input": {"target": "a#I"}"#, r#""output": {"target": "a#I"}"#);
    let (none, text) = (r#""errors": []"#, "smithy.api#String");
    let marked = r#""smithy.api#input": {}"#;
    for (mark, first, second, member, expected) in [
        (
            marked,
            input,
            input,
            text,
            "`a#B`: found `a#I`, which has `smithy.api#input` and is the input of `a#A`, too",
        ),
        (
            marked,
            output,
            none,
            text,
            "`a#A`: found the target `a#I`, a structure with `smithy.api#input`, expected an output",
        ),
        (marked, input, none, "a#I", "`a#Free$m`: found the target `a#I`, which has `smithy.api#input`"),
        (r#""smithy.api#output": {}"#, output, output, text, "is the output of `a#A`, too"),
        (
            r#""smithy.api#error": "client""#,
            input,
            none,
            text,
            "found the target `a#I`, a structure with `smithy.api#error`, expected an input",
        ),
    ] {
        let found = message(&operations(mark, first, second, member));
        assert!(found.contains(expected), "{found}");
    }
    for (mark, first, second, member) in [
        (marked, input, none, text),
        ("", input, output, "a#I"),
        (
            r#""smithy.api#error": "client""#,
            r#""errors": [{"target": "a#I"}]"#,
            r#""errors": [{"target": "a#I"}]"#,
            "a#I",
        ),
    ] {
        load(&operations(mark, first, second, member)).unwrap();
    }
}

#[test]
fn what_lies_between_two_that_require_themselves_is_not_blamed() {
    let required = |name: &str, target: &str| {
        format!(r#""{name}": {{"target": "a#{target}", "traits": {{"smithy.api#required": {{}}}}}}"#)
    };
    let [a, a_too, between, c] =
        [("a", "A"), ("b", "Between"), ("c", "C"), ("c", "C")].map(|(name, target)| required(name, target));
    let found = messages(load(&format!(
        r#""a#A": {{"type": "structure", "members": {{{a}, {a_too}}}}},
           "a#Between": {{"type": "structure", "members": {{{between}}}}},
           "a#C": {{"type": "structure", "members": {{{c}}}}}"#
    )));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains("shape `a#A`") && found[1].contains("shape `a#C`"), "{found:#?}");
}

#[test]
fn nesting_of_ten_thousand() {
    let deep =
        format!(r#"{{"smithy": "2.0", "metadata": {{"x": {}1{}}}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let all = messages(load_files(&[&deep]));
    assert!(
        all.len() == 1
            && all[0].contains("recursion limit exceeded")
            && all[0].contains("nested at most 127 deep"),
        "{all:?}"
    );
}

#[test]
fn fifty_megabytes_of_garbage_and_of_documentation() {
    let garbage = "{\"smithy\": \"2.0\", \"shapes\": {".to_owned() + &" ".repeat(50 << 20) + "]";
    assert!(messages(load_files(&[&garbage]))[0].contains("expected one valid JSON object"));
    let text = "x".repeat(50 << 20);
    let documented =
        format!(r#""a#B": {{"type": "string", "traits": {{"smithy.api#documentation": "{text}"}}}}"#);
    assert!(load(&documented).is_ok());
    // As a value of the wrong type it is not repeated in the message.
    assert!(message(&format!(r#""a#B": {{"type": "{text}"}}"#)).len() < 500);
    assert!(
        message(&format!(r#""a#B": {{"type": "string", "traits": {{"smithy.api#sensitive": "{text}"}}}}"#))
            .len()
            < 500
    );
}

#[test]
fn a_label_is_not_missed_in_an_input_that_is_missing() {
    for input in ["a#Inptu", "smithy.api#String"] {
        let found = message(&format!(
            r#""a#Do": {{"type": "operation", "input": {{"target": "{input}"}}, "traits": {{"smithy.api#http":
                   {{"method": "GET", "uri": "/{{id}}"}}}}}},
               "a#Input": {{"type": "structure", "members": {{"id": {{"target": "smithy.api#String",
                   "traits": {{"smithy.api#httpLabel": {{}}, "smithy.api#required": {{}}}}}}}}}}"#
        ));
        assert!(found.contains("$.shapes[\"a#Do\"].input.target: "), "{found}");
    }
}

#[test]
fn a_file_of_another_format_is_told_what_it_is() {
    let cases = [
        ("", "an empty file", "write the model"),
        (" \n", "an empty file", ""),
        ("$version: \"2\"\nnamespace a\n", "Smithy's own language", "`smithy ast MODEL.smithy > model.json`"),
        ("// words\nnamespace a\nstring B\n", "Smithy's own language", ""),
        ("syntax = \"proto3\";\npackage a;", "Protocol Buffers", ""),
        ("openapi: 3.1.0\ninfo: {}\n", "OpenAPI description in YAML", ""),
        ("smithy: \"2.0\"\nshapes:\n", "found YAML", "convert it to JSON"),
        ("// A model: ours.\n\n{\"smithy\": \"2.0\"}", "found a comment", "remove it"),
        ("/* A model:\n ours. */ // See below\n{\"smithy\": \"2.0\"}", "found a comment", "remove it"),
        (r#"{"openapi": "3.1.0", "paths": {}}"#, "an OpenAPI description", ""),
        (
            r#"{"metadata": {"apiVersion": "1"}, "operations": {}, "shapes": {}}"#,
            "botocore",
            "`ferrosmith import`",
        ),
        ("PK\u{3}\u{4}", "a compressed file", ""),
    ];
    for (text, found, hint) in cases {
        let all = messages(load_files(&[text]));
        assert!(all.len() == 1 && all[0].contains(found) && all[0].contains(hint), "{text}: {all:?}");
        assert!(all[0].contains("expected a Smithy model in JSON (its AST)"), "{all:?}");
    }
}
