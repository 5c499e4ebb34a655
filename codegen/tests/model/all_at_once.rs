//! Mistakes of one place that are independent of each other: all of them are told in one run, each with its place.

use crate::{load, messages};

/// Checks the messages about these shapes: the place of each, and its first words.
#[track_caller]
fn told(shapes: &str, expected: &[(&str, &str)]) {
    let found = messages(load(shapes));
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, (place, words)) in found.iter().zip(expected) {
        assert!(found.contains(&format!("{place}: shape ")) && found.contains(words), "{found}");
    }
}

#[test]
fn members_that_are_no_properties() {
    let shapes = r##"
        "a#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}},
            "properties": {"name": {"target": "smithy.api#String"}, "size": {"target": "smithy.api#Integer"}},
            "read": {"target": "a#Get"}, "update": {"target": "a#Put"}},
        "a#Get": {"type": "operation", "input": {"target": "a#GetInput"}, "output": {"target": "a#GetOutput"},
            "traits": {"smithy.api#readonly": {}}},
        "a#GetInput": {"type": "structure", "members": {
            "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "stranger": {"target": "smithy.api#String"}}},
        "a#GetOutput": {"type": "structure", "members": {
            "nmae": {"target": "smithy.api#String"}, "size": {"target": "smithy.api#String"}}},
        "a#Put": {"type": "operation", "input": {"target": "a#PutInput"}, "output": {"target": "a#PutOutput"}},
        "a#PutInput": {"type": "structure", "members": {
            "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "size": {"target": "smithy.api#String"}, "stranger": {"target": "smithy.api#String"}}},
        "a#PutOutput": {"type": "structure", "members": {}}"##;
    told(
        shapes,
        &[
            ("[\"a#GetInput\"].members.stranger", "found no property `stranger` of `a#R`"),
            ("[\"a#GetOutput\"].members.nmae", "found no property `nmae` of `a#R`"),
            ("[\"a#GetOutput\"].members.size", "found the type `smithy.api#String` of a member"),
        ],
    );
}

#[test]
fn keys_of_the_value_of_a_trait() {
    let of =
        |id: &str, value: &str| format!(r##""a#T": {{"type": "string", "traits": {{"{id}": {value}}}}}"##);
    let at = |id: &str, rest: &str| format!("$.shapes[\"a#T\"].traits[\"{id}\"]{rest}");
    for (id, value, expected) in [
        ("smithy.api#deprecated", r#"{"mesage": "", "sinse": ""}"#, &[".mesage", ".sinse"][..]),
        ("smithy.api#length", r#"{"minimum": 1, "maximum": 2}"#, &[".maximum", ".minimum"]),
        ("smithy.api#enum", r#"[{"value": "a", "nane": "A"}, {"vallue": "b"}]"#, &["[0].nane", "[1].vallue"]),
        ("smithy.api#idRef", r#"{"selectr": "*", "errorMesage": ""}"#, &[".errorMesage", ".selectr"]),
        ("smithy.api#cors", r#"{"orign": "*", "maxAges": 1}"#, &[".maxAges", ".orign"]),
        ("smithy.api#cors", r#"{"orign": "*", "maxAge": "1"}"#, &[".maxAge", ".orign"]),
        (
            "smithy.api#traitValidators",
            r#"{"A.B": {}, "A.C": {"message": 1}}"#,
            &["[\"A.B\"]", "[\"A.C\"].message"],
        ),
        ("smithy.api#externalDocumentation", r#"{"A": "a", "B": "b"}"#, &[".A", ".B"]),
    ] {
        let found = messages(load(&of(id, value)));
        let places: Vec<&str> = found.iter().filter_map(|found| found.split(": shape ").next()).collect();
        let expected: Vec<String> = expected.iter().map(|rest| format!("0.json: {}", at(id, rest))).collect();
        assert_eq!(places, expected, "{found:#?}");
    }
}
