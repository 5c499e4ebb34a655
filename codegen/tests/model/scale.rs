//! Models with very much of one thing: the time grows as the model does. In a build without optimization, a square of these
//! numbers would take a minute each.

use std::fmt::Write as _;

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};

use crate::{load, member_names};

const MANY: usize = 10_000;

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
    assert_eq!((names[0].as_str(), names[MANY - 1].as_str()), ("m0", "m9999"));
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
    // It is about their number.
    assert_eq!(warnings(&format!(r##""members": {{{members}}}"##), &applied), 1);
}

/// Each table of traits is that of two members, and of no other two.
#[test]
fn traits_that_two_members_share() {
    let members = entries(|at| {
        let max = at / 2;
        format!(
            r##""m{at}": {{"target": "smithy.api#String", "traits": {{"smithy.api#length": {{"max": {max}}}}}}}"##
        )
    });
    assert_eq!(warnings(&format!(r##""members": {{{members}}}"##), r##""a#X": {"type": "string"}"##), 1);
}

#[test]
fn more_members_than_compile_are_told() {
    for (kind, members, expected) in
        [("structure", 1000, 0), ("structure", 1001, 1), ("union", 500, 0), ("union", 501, 1)]
    {
        let all: Vec<String> =
            (0..members).map(|at| format!(r##""m{at}": {{"target": "smithy.api#String"}}"##)).collect();
        let large = format!(r##""a#X": {{"type": "{kind}", "members": {{{}}}}}"##, all.join(", "));
        assert_eq!(
            warnings(r##""members": {"x": {"target": "a#X"}}"##, &large),
            expected,
            "{kind} {members}"
        );
    }
}

/// Returns the number of errors about a model.
fn errors(shapes: &str) -> usize {
    load(shapes).unwrap_err().0.len()
}

/// Members without a place, beside the one that is the whole body.
#[test]
fn errors_about_members_of_one_input() {
    let members = entries(|at| format!(r##""m{at}": {{"target": "smithy.api#String"}}"##));
    let shapes = format!(
        r##""a#Do": {{"type": "operation", "input": {{"target": "a#In"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{{members},
                "body": {{"target": "smithy.api#Blob", "traits": {{"smithy.api#httpPayload": {{}}}}}}}}}}"##
    );
    assert_eq!(errors(&shapes), MANY);
}

/// Labels that may be absent, and documents where the protocol has none.
#[test]
fn errors_about_members_of_one_service() {
    let uri: String = (0..MANY).map(|at| format!("/{{m{at}}}")).collect();
    let optional = entries(|at| {
        format!(r##""m{at}": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpLabel": {{}}}}}}"##)
    });
    let labels = format!(
        r##""a#Do": {{"type": "operation", "input": {{"target": "a#In"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "{uri}"}}}}}},
            "a#In": {{"type": "structure", "members": {{{optional}}}}}"##
    );
    assert_eq!(errors(&labels), MANY);
    let documents = entries(|at| format!(r##""m{at}": {{"target": "smithy.api#Document"}}"##));
    let documents = format!(
        r##""a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                "traits": {{"aws.protocols#restXml": {{}}}}}},
            "a#Do": {{"type": "operation", "input": {{"target": "a#In"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{{documents}}}}}"##
    );
    assert_eq!(errors(&documents), MANY);
}

/// Operations whose traits lead nowhere: streams, schemes, and paths of pages and of checksums.
#[test]
fn errors_about_operations_of_one_service() {
    let operations = entries(|at| format!(r##"{{"target": "a#Do{at}"}}"##));
    let each = |traits: &str, members: &str| {
        entries(|at| {
            format!(
                r##""a#Do{at}": {{"type": "operation", "input": {{"target": "a#In{at}"}}, "traits": {{{traits}
                        "smithy.api#http": {{"method": "POST", "uri": "/{at}"}}}}}},
                    "a#In{at}": {{"type": "structure", "members": {{{members}}}}}"##
            )
        })
    };
    let number = |traits: &str, members: &str| {
        errors(&format!(
            r##""a#Service": {{"type": "service", "version": "1", "operations": [{operations}], "traits": {{
                    "aws.protocols#restJson1": {{}}, "aws.auth#sigv4": {{"name": "a"}}}}}},
                "a#Stream": {{"type": "blob", "traits": {{"smithy.api#streaming": {{}}}}}}, {}"##,
            each(traits, members)
        ))
    };
    let default = r##""smithy.api#default": "" "##;
    let stream = format!(r##""s": {{"target": "a#Stream", "traits": {{{default}}}}}"##);
    assert_eq!(number("", &stream), MANY);
    assert_eq!(number(r##""smithy.api#auth": ["aws.auth#sgiv4"],"##, ""), MANY);
    let pages = r##""smithy.api#paginated": {"inputToken": "a", "outputToken": "b"},"##;
    assert!(number(pages, "") >= MANY);
    let checksum = r##""aws.protocols#httpChecksum": {"requestAlgorithmMember": "a"},"##;
    assert_eq!(number(checksum, ""), MANY);
}

/// Parameters of rules that operations misspell.
#[test]
fn errors_about_parameters_of_rules() {
    let operations = entries(|at| format!(r##"{{"target": "a#Do{at}"}}"##));
    let each = entries(|at| {
        format!(
            r##""a#Do{at}": {{"type": "operation", "traits": {{"smithy.rules#staticContextParams": {{"Regoin": {{"value": "x"}}}}}}}}"##
        )
    });
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{operations}], "traits": {{
                "aws.protocols#awsJson1_0": {{}}, "smithy.rules#endpointRuleSet": {{"version": "1.0",
                    "parameters": {{"Region": {{"type": "string"}}}},
                    "rules": [{{"type": "error", "conditions": [], "error": "none"}}]}}}}}}, {each}}}}}"##
    );
    let source = Source { name: "model.json", text: text.as_bytes() };
    match generate(&[Input::new("a", [source])]) {
        Err(ferrosmith::Error::Models(all)) => assert_eq!(all.iter().count(), MANY),
        other => panic!("{:?}", other.err()),
    }
}

/// Parameters, operations and schemes that are not there, or again.
#[test]
fn errors_about_tests_of_endpoints_and_schemes() {
    let parameters = entries(|at| format!(r##""p{at}": {{"type": "string"}}"##));
    let unknown = entries(|at| format!(r##""q{at}": true"##));
    let inputs = entries(|at| format!(r##"{{"operationName": "Od{at}"}}"##));
    let schemes = entries(|at| format!(r##""b#scheme{at}""##));
    let shapes = format!(
        r##""a#S": {{"type": "service", "version": "1", "traits": {{"smithy.api#auth": [{schemes}],
            "smithy.rules#endpointRuleSet": {{"version": "1.0", "parameters": {{{parameters}}},
                "rules": [{{"type": "error", "conditions": [], "error": "none"}}]}},
            "smithy.rules#endpointTests": {{"version": "1.0", "testCases": [{{"params": {{{unknown}}},
                "operationInputs": [{inputs}], "expect": {{"error": "none"}}}}]}}}}}}"##
    );
    assert_eq!(errors(&shapes), 2 * MANY);
}
