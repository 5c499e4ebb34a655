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
