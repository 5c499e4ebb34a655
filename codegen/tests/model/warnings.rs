//! Warnings: what a model says and the generated code will not do.

use ferrosmith::model::Source;
use ferrosmith::{Diagnostic, Input, generate};

/// A service that takes a structure of these members, beside other shapes.
pub(crate) fn with_input(members: &str, shapes: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Put"}}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "a#Put": {{"type": "operation", "input": {{"target": "a#PutInput"}}}},
            "a#PutInput": {{"type": "structure", "members": {{{members}}}}},
            {shapes}
        }}}}"##
    )
}

pub(crate) fn warned(text: &str) -> Vec<Diagnostic> {
    let source = Source { name: "model.json", text: text.as_bytes() };
    generate(&[Input::new("a", [source])]).unwrap().warnings.0
}

#[test]
fn a_pattern_that_is_not_checked() {
    let members = r##""tag": {"target": "a#Tag"}, "name": {"target": "smithy.api#String",
        "traits": {"smithy.api#pattern": "^(a|b)\\1$"}}"##;
    let shapes = r##""a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "(?<x>.)\\k<x>"}},
        "a#Unused": {"type": "string", "traits": {"smithy.api#pattern": "(.)\\1"}}"##;
    let all: Vec<String> = warned(&with_input(members, shapes)).iter().map(ToString::to_string).collect();
    let found = "found a pattern that is not supported, since it refers back to a group";
    let end = "validation takes every text for it, on servers too; \
               write it another way, or check such texts yourself";
    let expected = [
        format!(
            r##"model.json:6:42: warning[PatternTrait]: `a#PutInput$name`: {found}: "^(a|b)\\1$"; {end}"##
        ),
        format!(r##"model.json:7:74: warning[PatternTrait]: `a#Tag`: {found}: "(?<x>.)\\k<x>"; {end}"##),
    ];
    assert_eq!(all, expected);
}

#[test]
fn warnings_that_the_model_suppresses() {
    let input = |traits: &str| {
        let traits = format!(r##""smithy.api#pattern": "(.)\\1", "b#unknown": {{}}{traits}"##);
        with_input(
            &format!(r##""tag": {{"target": "smithy.api#String", "traits": {{{traits}}}}}"##),
            r##""a#Other": {"type": "string"}"##,
        )
    };
    let ids = |text: &str| warned(text).into_iter().map(|warning| warning.id).collect::<Vec<_>>();
    assert_eq!(ids(&input("")), ["PatternTrait", "UnresolvedTrait"]);
    assert_eq!(ids(&input(r##", "smithy.api#suppress": ["PatternTrait"]"##)), ["UnresolvedTrait"]);
    for (rule, expected) in [
        (r##"{"id": "UnresolvedTrait", "namespace": "a"}"##, &["PatternTrait"][..]),
        (r##"{"id": "PatternTrait", "namespace": "*"}"##, &["UnresolvedTrait"]),
        (r##"{"id": "Pattern", "namespace": "*"}"##, &["PatternTrait", "UnresolvedTrait"]),
        (r##"{"id": "PatternTrait", "namespace": "b"}"##, &["PatternTrait", "UnresolvedTrait"]),
    ] {
        let metadata = format!(r##""metadata": {{"suppressions": [{rule}]}}, "shapes""##);
        assert_eq!(ids(&input("").replacen("\"shapes\"", &metadata, 1)), expected, "{rule}");
    }
}

#[test]
fn nothing_to_warn_of() {
    let members = r##""tag": {"target": "a#Tag"}"##;
    let shapes =
        r##""a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "^(?!aws:)[\\p{L}]{1,9}$"}}"##;
    assert_eq!(warned(&with_input(members, shapes)), []);
}

/// Returns the warnings about a service with these traits, as places and the words that matter.
pub(crate) fn of(service: &str, shapes: &str) -> Vec<(String, String)> {
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}], "traits": {{{service}}}}},
            {shapes}}}}}"##
    );
    let told = |warning: Diagnostic| {
        (warning.shape.unwrap(), warning.message.strip_prefix("found ").unwrap().to_owned())
    };
    let mut all: Vec<_> = warned(&text).into_iter().map(told).collect();
    all.sort();
    all
}

/// In a structure that is no message nothing is bound.
/// Maps are sorted by their keys, and documents are not.
#[test]
fn a_trait_that_nobody_defines_is_told_once() {
    let all = of(
        r##""aws.protocols#awsJson1_0": {}, "b#mine": {}"##,
        r##""a#Do": {"type": "operation", "traits": {"b#mine": {}, "b#defined": {}, "smithy.api#entirelyNew": {}, "smithy.api#tags": []}},
            "b#defined": {"type": "structure", "traits": {"smithy.api#trait": {}}}"##,
    );
    let all: Vec<(&str, bool)> =
        all.iter().map(|(shape, text)| (shape.as_str(), text.contains("which no file defines"))).collect();
    assert_eq!(all, [("a#Do", true), ("a#Service", true)]);
}

#[test]
fn a_trait_of_a_resource_that_nobody_defines() {
    let all = warned(
        r##"{"smithy": "2.0", "shapes": {
            "a#Service": {"type": "service", "version": "1", "resources": [{"target": "a#Outer"}],
                "traits": {"aws.protocols#awsJson1_0": {}}},
            "a#Outer": {"type": "resource", "resources": [{"target": "a#Inner"}]},
            "a#Inner": {"type": "resource", "traits": {"b#mine": {}}}}}"##,
    );
    let [warning] = &all[..] else { panic!("{all:#?}") };
    assert_eq!(warning.shape.as_deref(), Some("a#Inner"));
    assert!(warning.message.contains("`b#mine`, which no file defines"), "{warning:?}");
}

#[test]
fn names_that_clients_cannot_use() {
    let operation = r##""a#Do": {"type": "operation", "input": {"target": "a#DoInput"}, "traits": {
            "smithy.rules#operationContextParams": {"Name": {"path": "name.first"}, "All": {"path": "names[["}, "Names": {"path": "names"}},
            "aws.protocols#httpChecksum": {"responseAlgorithms": ["CRC32", "CRC99"]}}},
        "a#DoInput": {"type": "structure", "members": {"name": {"target": "a#Name"}, "names": {"target": "a#Names"}}},
        "a#Name": {"type": "structure", "members": {"last": {"target": "smithy.api#String"}}},
        "a#Names": {"type": "list", "member": {"target": "smithy.api#String"}}"##;
    let found: Vec<String> = of(r#""aws.protocols#awsJson1_0": {}"#, operation)
        .into_iter()
        .map(|(_, found)| found.split([';', ':']).next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        found,
        [
            r#""name.first", which leads nowhere"#,
            r#""names[[", which is no JMESPath"#,
            "algorithms of responses, and no member that asks for them",
            r#"the algorithm "CRC99", which does not exist"#,
        ]
    );
}

/// Smithy takes them, as it does all simple shapes of one type.
#[test]
fn enums_of_one_name() {
    let kind = |id: &str, kind: &str, value: &str| {
        format!(
            r##""{id}": {{"type": "{kind}", "members": {{"A": {{"target": "smithy.api#Unit",
                "traits": {{"smithy.api#enumValue": {value}}}}}}}}}"##
        )
    };
    for (ty, other) in [("enum", "\"other\""), ("intEnum", "7")] {
        let value = if ty == "enum" { "\"A\"" } else { "1" };
        let text = with_input(
            r##""one": {"target": "a#Kind"}, "other": {"target": "b#kind"}"##,
            &format!("{}, {}", kind("a#Kind", ty, value), kind("b#kind", ty, other)),
        );
        let source = Source { name: "model.json", text: text.as_bytes() };
        let generated = generate(&[Input::new("a", [source])]).unwrap();
        let [warning] = generated.warnings.0.as_slice() else { panic!("{:?}", generated.warnings.0) };
        let found = "the name `kind`, which the enum `a#Kind` has in this service too";
        assert!(warning.to_string().contains(found), "{warning}");
        let enums = &generated.files["a/enums.rs"];
        assert!(enums.contains("pub enum Kind {") && enums.contains("pub enum Kind2 {"), "{enums}");
        let structures = &generated.files["a/structures.rs"];
        for member in ["pub one: rt::Option<super::Kind>", "pub other: rt::Option<super::Kind2>"] {
            assert!(structures.contains(member), "{structures}");
        }
    }
    // Of two types they are two shapes that would be one in other generators.
    let shapes = format!("{}, {}", kind("a#Kind", "enum", "\"A\""), kind("b#Kind", "intEnum", "1"));
    let text = with_input(r##""one": {"target": "a#Kind"}, "other": {"target": "b#Kind"}"##, &shapes);
    assert!(generate(&[Input::new("a", [Source { name: "m.json", text: text.as_bytes() }])]).is_err());
}
