//! The loader knows every key and value that may stand in a shape, and refuses the rest.

use crate::{load, load_files, message, messages};

#[test]
fn unknown_types_and_keys() {
    assert!(
        message(r#""a#B": {"type": "tuple"}"#)
            .contains("$.shapes[\"a#B\"].type: shape `a#B`: found the unknown type `tuple`")
    );
    let found = message(r#""a#B": {"type": "string", "members": {}}"#);
    assert!(found.contains("$.shapes[\"a#B\"].members: shape `a#B`: found the unknown key `members`, expected only `mixins`, `traits`, `type`"), "{found}");
    let found = message(
        r#""a#B": {"type": "structure", "members": {"x": {"target": "smithy.api#String", "required": true}}}"#,
    );
    assert!(found.contains(".members.x.required: shape `a#B`: found the unknown key `required`, expected only `target`, `traits`"), "{found}");
    let found = messages(load_files(&[r#"{"smithy": "2.0", "shape": {}}"#]));
    assert!(found[0].contains("0.json: $.shape: found the unknown key `shape`"), "{found:?}");
}

#[test]
fn missing_and_mistyped_properties() {
    let cases = [
        (r#""a#B": {}"#, "$.shapes[\"a#B\"]: shape `a#B`: found nothing, expected `type`"),
        (r#""a#B": []"#, "$.shapes[\"a#B\"]: shape `a#B`: found an array, expected an object"),
        (r#""a#B": {"type": 1}"#, ".type: shape `a#B`: found the number 1, expected a string"),
        (r#""a#B": {"type": "list"}"#, "found nothing, expected `member`"),
        (
            r#""a#B": {"type": "structure", "members": {"x": {}}}"#,
            ".members.x: shape `a#B`: found nothing, expected `target`",
        ),
        (
            r#""a#B": {"type": "structure", "members": {"x": {"target": "C"}}}"#,
            ".members.x.target: shape `a#B`: found \"C\", expected an absolute shape id",
        ),
        (
            r#""a#B": {"type": "structure", "members": {"0x": {"target": "smithy.api#String"}}}"#,
            "found the member name \"0x\", expected letters, digits",
        ),
        (
            r#""a#B": {"type": "operation", "errors": {}}"#,
            ".errors: shape `a#B`: found an empty object, expected an array",
        ),
        (
            r#""a#B": {"type": "operation", "errors": ["a#C"]}"#,
            ".errors[0]: shape `a#B`: found the string \"a#C\", expected an object",
        ),
        (r#""B": {"type": "string"}"#, "found \"B\", expected an absolute shape id"),
        (
            r#""a#B": {"type": "union"}"#,
            "found no members in a shape of type union, expected at least one member",
        ),
    ];
    for (json, expected) in cases {
        let found = message(json);
        assert!(found.contains(expected), "{json}: {found}");
    }
}

#[test]
fn properties_that_target_the_wrong_shape() {
    let cases = [
        (
            r#""a#O": {"type": "operation", "input": {"target": "smithy.api#String"}}"#,
            ".input.target: shape `a#O`: found the target `smithy.api#String` of type string, expected a shape of type structure",
        ),
        (
            r#""a#O": {"type": "operation", "errors": [{"target": "a#E"}]}, "a#E": {"type": "structure"}"#,
            ".errors[0].target: shape `a#O`: found the target `a#E`, a structure without `smithy.api#error`",
        ),
        (
            r#""a#S": {"type": "service", "operations": [{"target": "a#X"}]}"#,
            ".operations[0].target: shape `a#S`: found the target `a#X`, which no file defines",
        ),
        (
            r#""a#S": {"type": "service", "rename": {"a#X": "Y"}}"#,
            r##".rename["a#X"]: shape `a#S`: found another name for `a#X`, which no file defines"##,
        ),
        (
            r#""a#S": {"type": "service", "operations": [{"target": "a#X"}], "rename": {"a#X": "Y"}}, "a#X": {"type": "operation"}"#,
            "found another name for `a#X` of type operation, expected names for data shapes",
        ),
        (
            r#""a#S": {"type": "service", "rename": {"a#X": "Y"}}, "a#X": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#,
            "found another name for `a#X`, an error",
        ),
        (
            r#""a#O": {"type": "operation", "input": {"target": "a#M"}}, "a#M": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#,
            ".input.target: shape `a#O`: found the target `a#M`, which is a mixin",
        ),
        (
            r#""a#S": {"type": "structure", "members": {"m": {"target": "a#M"}}}, "a#M": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#,
            "`a#S$m`: found the target `a#M`, which is a mixin",
        ),
        (
            r#""a#R": {"type": "resource", "read": {"target": "a#R"}}"#,
            ".read.target: shape `a#R`: found the target `a#R` of type resource, expected a shape of type operation",
        ),
    ];
    for (json, expected) in cases {
        let found = message(json);
        assert!(found.contains(expected), "{json}: {found}");
    }
}

#[test]
fn keys_that_are_there_twice() {
    assert_eq!(
        message(r#""a#B": {"type": "string"}, "a#B": {"type": "string"}"#),
        "0.json: $.shapes[\"a#B\"]: found the key `a#B` twice in one object, expected each key once; remove one"
    );
    let many: Vec<String> = (0..20)
        .map(|number| format!("\"x{}\": {{\"target\": \"smithy.api#String\"}}", number % 19))
        .collect();
    let found = message(&format!(r#""a#B": {{"type": "structure", "members": {{{}}}}}"#, many.join(",")));
    assert!(found.contains("$.shapes[\"a#B\"].members.x0: found the key `x0` twice"), "{found}");
}

#[test]
fn files_that_contradict_each_other() {
    let file = |shape: &str, metadata: &str| {
        format!(r#"{{"smithy": "2.0", "metadata": {{"m": {metadata}}}, "shapes": {{"a#B": {shape}}}}}"#)
    };
    let (first, second) = (file(r#"{"type": "string"}"#, "1"), file(r#"{"type": "blob"}"#, "2"));
    let found = messages(load_files(&[&first, &second]));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("1.json: $.metadata.m: found another value than in another file"),
        "{found:#?}"
    );
    assert!(
        found[1]
            .starts_with("1.json: $.shapes[\"a#B\"]: shape `a#B`: found another type, blob, than in 0.json"),
        "{found:#?}"
    );
    assert!(load_files(&[&first, &first]).is_ok());
}

#[test]
fn smithys_own_shapes_stay_what_they_are() {
    let shapes = r#""smithy.api#String": {"type": "string"}, "smithy.api#Unit": {"type": "structure", "traits": {"smithy.api#unitType": {}}}"#;
    assert!(load(shapes).is_ok());
    assert_eq!(
        message(r#""smithy.api#Unit": {"type": "string"}"#),
        "0.json: $.shapes[\"smithy.api#Unit\"]: shape `smithy.api#Unit`: found a shape of type string in place of Smithy's own, expected type structure; give it another namespace"
    );
}

#[test]
fn an_apply_to_nothing_or_against_another() {
    let found = message(r#""a#B": {"type": "apply", "traits": {}}"#);
    assert!(
        found.contains(
            "shape `a#B`: found traits for a shape that no file defines, expected a shape that exists"
        ),
        "{found}"
    );
    let found = message(r#""a#B": {"type": "structure"}, "a#B$x": {"type": "apply", "traits": {}}"#);
    assert!(found.contains("shape `a#B$x`: found traits for a member that no file defines"), "{found}");
    let documented = |text: &str, shape_type: &str| {
        format!(
            r#"{{"smithy": "2.0", "shapes": {{"a#B": {{"type": "{shape_type}", "traits": {{"smithy.api#documentation": "{text}"}}}}}}}}"#
        )
    };
    let found = messages(load_files(&[&documented("one", "string"), &documented("two", "apply")]));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("1.json: $.shapes[\"a#B\"].traits[\"smithy.api#documentation\"]: shape `a#B`: found the string \"two\""), "{found:?}");
}

#[test]
fn versions() {
    for wrong in [r#"{"smithy": "3.0"}"#, r#"{"smithy": 2}"#, "{}", "[]", "null"] {
        let found = messages(load_files(&[wrong]));
        assert!(found.len() == 1 && found[0].contains("expected"), "{wrong}: {found:?}");
    }
    for right in ["1.0", "1", "2.0", "2"] {
        assert!(load_files(&[&format!(r#"{{"smithy": "{right}"}}"#)]).is_ok());
    }
}

/// Numbers have no default in 2.0 and zero in 1.0: a file that only looks like one of 1.0 would send zeros.
#[test]
fn what_smithy_1_0_does_not_have() {
    let unit = r#"{"target": "smithy.api#Unit"}"#;
    for (shapes, found) in [
        (
            format!(r#""a#E": {{"type": "enum", "members": {{"A": {unit}}}}}"#),
            "$.shapes[\"a#E\"].type: shape `a#E`: found the type `enum` in a file of Smithy 1.0",
        ),
        (
            r#""a#L": {"type": "integer", "traits": {"smithy.api#default": 5}}"#.to_owned(),
            "found the trait `smithy.api#default` in a file of Smithy 1.0",
        ),
        (
            r#""a#M": {"type": "structure", "members": {}, "traits": {"smithy.api#mixin": {}}}"#.to_owned(),
            "found the trait `smithy.api#mixin` in a file of Smithy 1.0",
        ),
        (
            r#""a#S": {"type": "structure", "members": {}, "mixins": [{"target": "a#M"}]}"#.to_owned(),
            "$.shapes[\"a#S\"].mixins: shape `a#S`: found mixins in a file of Smithy 1.0",
        ),
    ] {
        let found_all = messages(load_files(&[&format!(r#"{{"smithy": "1.0", "shapes": {{{shapes}}}}}"#)]));
        assert!(found_all.len() == 1 && found_all[0].contains(found), "{shapes}: {found_all:?}");
    }
}

#[test]
fn values_of_enums_and_defaults() {
    let unit = r#""target": "smithy.api#Unit""#;
    let cases = [
        (format!(r#""a#E": {{"type": "intEnum", "members": {{"A": {{{unit}}}}}}}"#), "`a#E$A`: found no value, expected a whole number"),
        (format!(r#""a#E": {{"type": "enum", "members": {{"A": {{{unit}, "traits": {{"smithy.api#enumValue": 1}}}}}}}}"#), "`a#E$A`: found the value 1, expected a string"),
        (
            format!(r#""a#E": {{"type": "enum", "members": {{"A": {{{unit}}}, "B": {{{unit}, "traits": {{"smithy.api#enumValue": "A"}}}}}}}}"#),
            "`a#E$B`: found the value \"A\", which another member has",
        ),
        (
            r#""a#S": {"type": "structure", "members": {"x": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 128}}}}"#.to_owned(),
            "`a#S$x`: found the number 128 as `smithy.api#default`, expected a whole number of 8 bits",
        ),
        (r#""a#L": {"type": "boolean", "traits": {"smithy.api#default": "no"}}"#.to_owned(), "expected true or false"),
        (
            r#""a#S": {"type": "structure", "members": {"x": {"target": "smithy.api#String",
                "traits": {"smithy.api#default": "abc", "smithy.api#pattern": "^[0-9]+$"}}}}"#.to_owned(),
            "`a#S$x`: found the string \"abc\" as `smithy.api#default`, expected a string of the pattern",
        ),
        (
            r#""a#S": {"type": "service", "version": "1", "traits": {"aws.auth#sigv4": {"name": ""}}}"#.to_owned(),
            "expected the name that requests are signed for",
        ),
        (
            r#""a#L": {"type": "list", "member": {"target": "smithy.api#String"},
                "traits": {"smithy.api#sparse": {}, "smithy.api#uniqueItems": {}}}"#.to_owned(),
            "found `smithy.api#uniqueItems` beside `smithy.api#sparse`",
        ),
    ];
    for (json, expected) in cases {
        let found = message(&json);
        assert!(found.contains(expected), "{json}: {found}");
    }
}

#[test]
fn a_stream_in_an_event() {
    let found = message(
        r#""a#S": {"type": "union", "members": {"x": {"target": "a#X"}}, "traits": {"smithy.api#streaming": {}}},
        "a#X": {"type": "structure", "members": {"y": {"target": "a#Y", "traits": {"smithy.api#required": {}}}}},
        "a#Y": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
    );
    assert!(found.contains("shape `a#S$x`: found `a#X`, which has a stream"), "{found}");
}

#[test]
fn mixins_that_do_not_fit() {
    let found = message(
        r#""a#S": {"type": "structure", "mixins": [{"target": "a#M"}]}, "a#M": {"type": "structure"}"#,
    );
    assert!(found.contains("shape `a#S`: found the mixin `a#M`, which lacks `smithy.api#mixin`"), "{found}");
    let mixin = |name: &str, other: &str| {
        format!(
            r#""a#{name}": {{"type": "structure", "mixins": [{{"target": "a#{other}"}}], "traits": {{"smithy.api#mixin": {{}}}}}}"#
        )
    };
    let found = messages(load(&format!("{},{}", mixin("A", "B"), mixin("B", "A"))));
    assert!(found.len() == 2 && found[0].contains("found a mixin that takes itself in"), "{found:?}");
}

#[test]
fn many_at_once_are_sorted_and_capped() {
    let shapes: Vec<String> =
        (0..70).map(|number| format!(r#""a#B{number:02}": {{"type": "tuple"}}"#)).collect();
    let errors = load(&shapes.join(",")).unwrap_err();
    assert_eq!(errors.0.len(), 70);
    assert!(errors.0.is_sorted());
    let text = errors.to_string();
    assert_eq!(text.lines().count(), 51);
    assert!(text.ends_with("and 20 more"), "{text}");
}

#[test]
fn bytes_that_are_not_text() {
    let source = ferrosmith::model::Source { name: "x", text: b"{\"a\xff" };
    let found = messages(ferrosmith::model::Model::load(&[source]));
    assert_eq!(
        found,
        ["x: $: found bytes that are not UTF-8, expected JSON in UTF-8; save the file as UTF-8"]
    );
}

#[test]
fn a_trait_in_the_wrong_place_is_told_what_is_wrong_there() {
    let shape =
        |kind: &str, id: &str, value: &str| format!(r#""a#X": {{{kind}, "traits": {{"{id}": {value}}}}}"#);
    let member = |kind: &str, target: &str, id: &str| {
        let m = format!(r#""m": {{"target": "smithy.api#{target}", "traits": {{"{id}": {{}}}}}}"#);
        format!(r#""a#X": {{"type": "{kind}", "members": {{{m}}}}}"#)
    };
    let structure = r#""type": "structure""#;
    for (shapes, found, hint) in [
        (
            shape(structure, "smithy.api#httpError", "400"),
            "a shape of type structure",
            "add `smithy.api#error`, or",
        ),
        (
            shape(r#""type": "operation""#, "smithy.api#httpError", "400"),
            "a shape of type operation",
            "give it to a structure",
        ),
        (
            shape(r#""type": "resource""#, "smithy.api#noReplace", "{}"),
            "a shape of type resource",
            "add `put`, or",
        ),
        (
            shape(structure, "smithy.api#noReplace", "{}"),
            "a shape of type structure",
            "give it to a resource with `put`",
        ),
        (
            shape(structure, "smithy.test#httpResponseTests", "[]"),
            "a shape of type structure",
            "add `smithy.api#error`, or",
        ),
        (
            member("structure", "String", "smithy.api#addedDefault"),
            "a member of a shape of type structure",
            "add `smithy.api#default`, or",
        ),
        (
            member("union", "String", "smithy.api#addedDefault"),
            "a member of a shape of type union",
            "give it to a member of a structure",
        ),
        (
            member("structure", "Integer", "smithy.api#hostLabel"),
            "a member of type integer",
            "give it to a member of a structure, of type string",
        ),
        (
            member("union", "String", "smithy.api#hostLabel"),
            "a member of a shape of type union",
            "give it to a member of a structure, of type string",
        ),
        (
            member("structure", "Integer", "smithy.api#idRef"),
            "a member of type integer",
            "give it to a string, or a member of such a type",
        ),
    ] {
        let told = message(&shapes);
        assert!(told.contains(&format!("` at {found}, expected ")) && told.contains(hint), "{told}");
    }
}

#[test]
fn tests_of_endpoints_without_parameters_of_the_rules() {
    let service = |tests: &str| {
        let rules = r#"{"version": "1.0", "parameters": {"Region": {"type": "string"}, "Fips": {"type": "Boolean"},
            "Keys": {"type": "stringArray"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#;
        format!(
            r#""a#S": {{"type": "service", "version": "1", "traits": {{"smithy.rules#endpointRuleSet": {rules},
                "smithy.rules#endpointTests": {{"version": "1.0", "testCases": [{{"params": {tests}, "expect": {{"error": "none"}}}}]}}}}}}"#
        )
    };
    let fine = service(r#"{"Region": "eu-west-1", "Fips": false, "Keys": ["a"]}"#);
    assert!(load(&fine).is_ok());
    let at = r#"$.shapes["a#S"].traits["smithy.rules#endpointTests"].testCases[0].params"#;
    for (tests, expected) in [
        (
            r#"{"Regoin": "eu"}"#,
            ".Regoin: shape `a#S`: found the parameter `Regoin`, expected a parameter of the endpoint rules; did you mean `Region`?",
        ),
        (
            r#"{"Region": true}"#,
            ".Region: shape `a#S`: found true, expected a string, the type of the parameter `Region`",
        ),
        (r#"{"Fips": "yes"}"#, ".Fips: shape `a#S`: found the string \"yes\", expected true or false"),
        (r#"{"Keys": [1]}"#, ".Keys: shape `a#S`: found an array, expected an array of strings"),
    ] {
        let found = message(&service(tests));
        assert!(found.contains(&format!("{at}{expected}")), "{tests}: {found}");
    }
    let calls = |inputs: &str| {
        let call = r#""a#Do": {"type": "operation", "input": {"target": "a#In"}},
            "a#In": {"type": "structure", "members": {"key": {"target": "smithy.api#String"}}}, "#;
        let called = service("{}").replace(r#""params": {}"#, &format!(r#""operationInputs": [{inputs}]"#));
        call.to_owned()
            + &called.replace(r#""version": "1","#, r#""version": "1", "operations": [{"target": "a#Do"}],"#)
    };
    assert!(load(&calls(r#"{"operationName": "Do", "operationParams": {"key": "a", "new": 1}}"#)).is_ok());
    let found = message(&calls(r#"{"operationName": "Od"}"#));
    assert!(
        found.contains("operationInputs[0].operationName: shape `a#S`: found the operation \"Od\""),
        "{found}"
    );
    let found = message(&calls(r#"{"operationName": "Do", "operationParams": {"key": 1}}"#));
    assert!(
        found.contains("operationInputs[0].operationParams.key: shape `a#S`: found the number 1"),
        "{found}"
    );
    let alone = r#""a#S": {"type": "service", "version": "1", "traits": {"smithy.rules#endpointTests": {"version": "1.0", "testCases": []}}}"#;
    assert!(message(alone).contains("expected a service with endpoint rules"));
}

#[test]
fn a_waiter_for_events() {
    let operation = |output: &str| {
        format!(
            r#""a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}]}},
            "a#Do": {{"type": "operation", "output": {{"target": "a#Out"}}, "traits": {{"smithy.waiters#waitable": {{
                "Done": {{"acceptors": [{{"state": "success", "matcher": {{"success": true}}}}]}}}}}}}},
            "a#Out": {{"type": "structure", "members": {{"all": {{"target": "{output}"}}}}}},
            "a#Events": {{"type": "union", "members": {{"one": {{"target": "a#One"}}}}, "traits": {{"smithy.api#streaming": {{}}}}}},
            "a#One": {{"type": "structure", "members": {{}}}}"#
        )
    };
    assert!(load(&operation("smithy.api#String")).is_ok());
    let found = message(&operation("a#Events"));
    assert!(found.contains("`smithy.waiters#waitable` at an operation with a stream of events"), "{found}");
}
