//! Tables of traits that several members share.

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};

const SHAPES: &str = r##"
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}, {"target": "a#Put"}],
        "traits": {"aws.protocols#restJson1": {}}},
    "a#Get": {"type": "operation", "input": {"target": "a#GetIn"},
        "traits": {"smithy.api#http": {"method": "GET", "uri": "/{id}"}, "smithy.api#readonly": {}}},
    "a#Put": {"type": "operation", "input": {"target": "a#PutIn"}, "traits": {"smithy.api#http": {"method": "POST", "uri": "/{id}"}}},
    "a#GetIn": {"type": "structure", "members": {
        "id": {"target": "a#Id", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
    "a#PutIn": {"type": "structure", "members": {
        "id": {"target": "a#Id", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
        "one": {"target": "a#Id"}, "two": {"target": "a#Id"}, "three": {"target": "b#Id"}, "four": {"target": "b#Id"},
        "short": {"target": "a#Id", "traits": {"smithy.api#length": {"max": 3}}},
        "named": {"target": "a#Id", "traits": {"smithy.api#jsonName": "n"}}, "plain": {"target": "smithy.api#String"}}},
    "a#Id": {"type": "string", "traits": {"smithy.api#pattern": "^a$"}},
    "b#Id": {"type": "string", "traits": {"smithy.api#pattern": "^b$"}}"##;

/// Returns the text of a generated file, each run of white space as one space.
fn generated(file: &str) -> String {
    let text = format!(r#"{{"smithy": "2.0", "shapes": {{{SHAPES}}}}}"#);
    let inputs = [Input::new("s", [Source { name: "s.json", text: text.as_bytes() }])];
    let files = generate(&inputs).unwrap().files;
    let text = &files[&format!("s/{file}")];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn members_of_one_shape_name_the_traits_that_they_share() {
    let traits = generated("traits.rs");
    for table in [
        r#"const ID: &[rt::Trait] = &[rt::Pattern("^a$")];"#,
        r#"const ID_2: &[rt::Trait] = &[rt::Pattern("^b$")];"#,
        r#"const ID_LABEL: &[rt::Trait] = &[rt::HttpLabel, rt::Pattern("^a$")];"#,
    ] {
        assert!(traits.contains(table), "{table} is not in {traits}");
    }
    assert_eq!(traits.matches("const ").count(), 3, "{traits}");
    let structures = generated("structures.rs");
    for (row, times) in [
        (r#"rt::Member("id", rt::REQUIRED, traits::ID_LABEL)"#, 2),
        (r#"rt::Member("one", 0, traits::ID)"#, 1),
        (r#"rt::Member("two", 0, traits::ID)"#, 1),
        (r#"rt::Member("three", 0, traits::ID_2)"#, 1),
        (r#"rt::Member("four", 0, traits::ID_2)"#, 1),
        // The traits of one member alone stand where it is.
        (r#"rt::Member("short", 0, &[rt::MaxLength(3), rt::Pattern("^a$")])"#, 1),
        (r#"rt::Member("named", 0, &[rt::JsonName("n"), rt::Pattern("^a$")])"#, 1),
        (r#"rt::Member("plain", 0, rt::PLAIN)"#, 1),
    ] {
        assert_eq!(structures.matches(row).count(), times, "{row} in {structures}");
    }
}
