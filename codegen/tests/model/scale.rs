//! Models with very much of one thing: the time grows as the model does. In a build without optimization, a square of these
//! numbers would take minutes.

use std::fmt::Write as _;

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};

use crate::{load, member_names};

const MANY: usize = 20_000;

/// Returns the entries of an object, each made of a number.
fn entries(of: impl Fn(usize) -> String) -> String {
    let mut all = String::new();
    for at in 0..MANY {
        let comma = if at == 0 { "" } else { ", " };
        write!(all, "{comma}{}", of(at)).unwrap();
    }
    all
}

/// Returns the number of warnings about a structure of these members or traits, in a service.
fn warnings(structure: &str, shapes: &str) -> usize {
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "a#Do": {{"type": "operation", "input": {{"target": "a#In"}}}},
            "a#In": {{"type": "structure", {structure}}}, {shapes}}}}}"##
    );
    let source = Source { name: "model.json", text: text.as_bytes() };
    generate(&[Input::new("a", [source])]).unwrap().warnings.iter().count()
}

#[test]
fn mixins_of_one_shape() {
    let mixins = entries(|at| format!(r##"{{"target": "a#M{at}"}}"##));
    let shapes = entries(|at| {
        format!(
            r##""a#M{at}": {{"type": "structure", "members": {{
                "m{at}": {{"target": "smithy.api#String"}}}},
                "traits": {{"smithy.api#mixin": {{}}, "b#t{at}": {{}}}}}}"##
        )
    });
    let applied = entries(|at| {
        format!(r##""a#In$m{at}": {{"type": "apply", "traits": {{"smithy.api#since": "1"}}}}"##)
    });
    let shapes = format!(r##""a#In": {{"type": "structure", "mixins": [{mixins}]}}, {shapes}, {applied}"##);
    let model = ferrosmith::passes::flatten_mixins(load(&shapes).unwrap()).unwrap();
    let names = member_names(&model, "a#In");
    assert_eq!(names.len(), MANY);
    assert_eq!((names[0].as_str(), names[MANY - 1].as_str()), ("m0", "m19999"));
}

#[test]
fn mixins_that_give_the_same_member() {
    let mixins = entries(|at| format!(r##"{{"target": "a#M{at}"}}"##));
    let shapes = entries(|at| {
        format!(
            r##""a#M{at}": {{"type": "structure", "members": {{"m": {{"target": "smithy.api#String",
                "traits": {{"b#t{at}": {{}}}}}}}}, "traits": {{"smithy.api#mixin": {{}}}}}}"##
        )
    });
    let model =
        load(&format!(r##""a#In": {{"type": "structure", "mixins": [{mixins}]}}, {shapes}"##)).unwrap();
    let model = ferrosmith::passes::flatten_mixins(model).unwrap();
    let members = crate::members(&model, "a#In");
    assert_eq!((members.len(), members[0].traits.iter().count()), (1, MANY));
}

#[test]
fn traits_of_one_member() {
    let traits = entries(|at| format!(r##""a#t{at}": {{}}"##));
    let definitions = entries(|at| {
        format!(
            r##""a#t{at}": {{"type": "structure", "traits": {{"smithy.api#trait": {{"conflicts": ["a#none{at}"]}}}}}}"##
        )
    });
    let member =
        format!(r##""members": {{"m": {{"target": "smithy.api#String", "traits": {{{traits}}}}}}}"##);
    assert_eq!(warnings(&member, &definitions), 0);
}

#[test]
fn traits_that_no_file_defines() {
    let traits = entries(|at| format!(r##""b#t{at}": {{}}"##));
    assert_eq!(
        warnings(&format!(r##""members": {{}}, "traits": {{{traits}}}"##), r##""a#X": {"type": "string"}"##),
        MANY
    );
}

#[test]
fn traits_that_are_applied() {
    let applied = entries(|at| {
        format!(r##""a#In$m{at}": {{"type": "apply", "traits": {{"smithy.api#since": "1"}}}}"##)
    });
    let members = entries(|at| format!(r##""m{at}": {{"target": "smithy.api#String"}}"##));
    assert_eq!(warnings(&format!(r##""members": {{{members}}}"##), &applied), 0);
}
