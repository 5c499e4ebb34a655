//! Warnings: what a model says and the generated code will not do.

use ferrosmith::model::Source;
use ferrosmith::{Diagnostic, Input, generate};

/// A service that takes a structure of these members, beside other shapes.
fn with_input(members: &str, shapes: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Put"}}]}},
            "a#Put": {{"type": "operation", "input": {{"target": "a#PutInput"}}}},
            "a#PutInput": {{"type": "structure", "members": {{{members}}}}},
            {shapes}
        }}}}"##
    )
}

fn warned(text: &str) -> Vec<Diagnostic> {
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
            r##"model.json:5:42: warning[PatternTrait]: `a#PutInput$name`: {found}: "^(a|b)\\1$"; {end}"##
        ),
        format!(r##"model.json:6:74: warning[PatternTrait]: `a#Tag`: {found}: "(?<x>.)\\k<x>"; {end}"##),
    ];
    assert_eq!(all, expected);
}

#[test]
fn nothing_to_warn_of() {
    let members = r##""tag": {"target": "a#Tag"}"##;
    let shapes =
        r##""a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "^(?!aws:)[\\p{L}]{1,9}$"}}"##;
    assert_eq!(warned(&with_input(members, shapes)), []);
}
