//! Models of a size that nobody writes by hand: refused or generated, soon, and never a crash.

use std::fmt::Write;

use ferrosmith::files::Files;
use ferrosmith::ir::{self, Service};
use ferrosmith::model::{Model, Source};
use ferrosmith::{Error, Input, generate, passes};

const MANY: usize = 10_000;

/// A service with one operation, whose input has the members, and these further shapes.
fn model(members: &str, shapes: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}]}},
            "a#Do": {{"type": "operation", "input": {{"target": "a#DoInput"}}}},
            "a#DoInput": {{"type": "structure", "members": {{{members}}}}}
            {shapes}}}}}"#
    )
}

/// The model before anything is printed, which takes most of the time.
fn lowered(text: &str) -> Service {
    let model = Model::load(&[Source { name: "model.json", text: text.as_bytes() }]).unwrap();
    let model = passes::run(model).unwrap();
    ir::lower(&model, &model.closure(model.service_ids()[0]).unwrap(), "extreme").unwrap()
}

fn run(members: &str, shapes: &str) -> Result<Files, Error> {
    run_text(&model(members, shapes))
}

fn run_text(text: &str) -> Result<Files, Error> {
    let sources = [Source { name: "model.json", text: text.as_bytes() }];
    let result = generate(&[Input::new("extreme", sources)]);
    if let Err(Error::Generator(error)) = &result {
        panic!("{error}");
    }
    result.map(|generated| generated.files)
}

#[track_caller]
fn refused(result: Result<Files, Error>) -> String {
    let message = result.expect_err("a refusal").to_string();
    assert!(message.len() < 100_000, "{} bytes of errors", message.len());
    message
}

/// The text of each number, one after the other.
fn each(numbers: impl Iterator<Item = usize>, text: impl Fn(usize) -> String) -> String {
    numbers.fold(String::new(), |mut all, number| {
        let _ = write!(all, "{}", text(number));
        all
    })
}

#[test]
fn json_nested_ten_thousand_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(MANY), close.repeat(MANY));
        let shape = format!(r#", "a#Deep": {{"type": "string", "traits": {{"a#trait": {deep}}}}}"#);
        let message = refused(run("", &shape));
        assert!(message.contains("nested"), "{message}");
        refused(run_text(&open.repeat(MANY)));
    }
}

#[test]
fn structures_nested_ten_thousand_deep() {
    let members = |n: usize| {
        format!(r#"{{"next": {{"target": "a#S{}", "traits": {{"smithy.api#required": {{}}}}}}}}"#, n + 1)
    };
    let chain =
        each(0..MANY, |n| format!(r#", "a#S{n}": {{"type": "structure", "members": {}}}"#, members(n)));
    let text = model(r#""a": {"target": "a#S0"}"#, &format!(r#"{chain}, "a#S{MANY}": {{"type": "double"}}"#));
    let service = lowered(&text);
    assert!(service.structures.len() > MANY);
    assert!(!service.structures.iter().any(|structure| structure.eq && structure.name.starts_with('S')));
}

#[test]
fn a_circle_of_ten_thousand_structures() {
    let circle = each(0..MANY, |n| {
        let next = (n + 1) % MANY;
        format!(r#", "a#S{n}": {{"type": "structure", "members": {{"next": {{"target": "a#S{next}"}}}}}}"#)
    });
    let service = lowered(&model(r#""a": {"target": "a#S0"}"#, &circle));
    let fields = service.structures.iter().flat_map(|structure| &structure.fields);
    assert_eq!(fields.filter(|field| field.member.boxed).count(), 1, "boxed at one point");
}

#[test]
fn a_hundred_structures_that_all_hold_each_other() {
    let names: Vec<String> = (0..100).map(|n| format!(r#""m{n}": {{"target": "a#S{n}"}}"#)).collect();
    let members = names.join(", ");
    let shapes =
        each(0..100, |n| format!(r#", "a#S{n}": {{"type": "structure", "members": {{{members}}}}}"#));
    let service = lowered(&model(&members, &shapes));
    let fields = service.structures.iter().flat_map(|structure| &structure.fields);
    assert_eq!(
        fields.filter(|field| field.member.boxed).count(),
        5_050,
        "each to itself and to those before"
    );
}

#[test]
fn lists_maps_and_mixins_nested_ten_thousand_deep() {
    let lists = each(0..MANY, |n| {
        format!(r#", "a#L{n}": {{"type": "list", "member": {{"target": "a#L{}"}}}}"#, n + 1)
    });
    let message =
        refused(run(r#""a": {"target": "a#L0"}"#, &format!(r#"{lists}, "a#L{MANY}": {{"type": "string"}}"#)));
    assert!(message.contains("lists and maps nested more than 32 deep"), "{message}");

    let mixins = each(0..MANY, |n| {
        format!(
            r#", "a#M{n}": {{"type": "structure", "members": {{}}, "mixins": [{{"target": "a#M{}"}}], "traits": {{"smithy.api#mixin": {{}}}}}}"#,
            n + 1
        )
    });
    let last = format!(
        r#", "a#M{MANY}": {{"type": "structure", "members": {{"last": {{"target": "smithy.api#String"}}}}, "traits": {{"smithy.api#mixin": {{}}}}}},
           "a#User": {{"type": "structure", "members": {{}}, "mixins": [{{"target": "a#M0"}}]}}"#
    );
    let files = run(r#""a": {"target": "a#User"}"#, &(mixins + &last)).unwrap();
    assert!(files["extreme/structures.rs"].contains("pub last: "));
}

/// Each gives all that the ones before gave.
#[test]
fn mixins_that_give_too_much() {
    let mixins = each(0..MANY, |n| {
        format!(
            r#", "a#M{n}": {{"type": "structure", "members": {{"m{n}": {{"target": "smithy.api#String"}}}}, "mixins": [{{"target": "a#M{}"}}], "traits": {{"smithy.api#mixin": {{}}}}}}"#,
            n + 1
        )
    });
    let last = format!(
        r#", "a#M{MANY}": {{"type": "structure", "members": {{}}, "traits": {{"smithy.api#mixin": {{}}}}}},
           "a#User": {{"type": "structure", "members": {{}}, "mixins": [{{"target": "a#M0"}}]}}"#
    );
    let message = refused(run(r#""a": {"target": "a#User"}"#, &(mixins + &last)));
    assert!(message.contains("mixins that give more than 262144 members and traits"), "{message}");
}

#[test]
fn resources_nested_ten_thousand_deep() {
    let resources = each(0..MANY, |n| {
        format!(r#", "a#R{n}": {{"type": "resource", "resources": [{{"target": "a#R{}"}}]}}"#, n + 1)
    });
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "resources": [{{"target": "a#R0"}}]}}{resources},
            "a#R{MANY}": {{"type": "resource", "read": {{"target": "a#Read"}}}}, "a#Read": {{"type": "operation", "traits": {{"smithy.api#readonly": {{}}}}}}}}}}"#
    );
    assert!(run_text(&text).unwrap()["extreme/operations.rs"].contains("pub struct Read;"));
}

#[test]
fn documentation_nested_ten_thousand_deep() {
    for (open, close) in [("<ul><li>", "</li></ul>"), ("<b>", "</b>"), ("<p>", ""), ("[", "]"), ("` ", "")] {
        let html = format!("{}text{}", open.repeat(MANY), close.repeat(MANY));
        let members = format!(
            r#""a": {{"target": "smithy.api#String", "traits": {{"smithy.api#documentation": "{html}"}}}}"#
        );
        let files = run(&members, "").unwrap();
        assert!(files["extreme/structures.rs"].contains("text"), "{open}");
    }
}

#[test]
fn a_thousand_members_of_one_name() {
    // `a`, `a_`, `a__` and so on are one name in Rust.
    let names: Vec<String> = (0..1_000).map(|n| format!("a{}", "_".repeat(n))).collect();
    let members: Vec<String> =
        names.iter().map(|name| format!(r#""{name}": {{"target": "smithy.api#String"}}"#)).collect();
    let files = run(&members.join(", "), "").unwrap();
    assert!(files["extreme/structures.rs"].contains("pub a_1000: "));
}

#[test]
fn ten_thousand_values_of_an_enum() {
    let values: Vec<String> =
        (0..MANY).map(|n| format!(r#""V{n}": {{"target": "smithy.api#Unit"}}"#)).collect();
    let shape = format!(r#", "a#E": {{"type": "enum", "members": {{{}}}}}"#, values.join(", "));
    let files = run(r#""e": {"target": "a#E"}"#, &shape).unwrap();
    assert!(files["extreme/enums.rs"].contains("V9999"));
}

#[test]
fn ten_thousand_mistakes_are_counted_not_printed() {
    let members: Vec<String> =
        (0..MANY).map(|n| format!(r#""m{n}": {{"target": "a#Missing{n}"}}"#)).collect();
    let message = refused(run(&members.join(", "), ""));
    assert!(
        message.ends_with("\n10000 errors, 9950 of them not shown"),
        "{}",
        &message[message.len() - 100..]
    );
}

#[test]
fn files_of_fifty_megabytes() {
    let text = "x".repeat(50 << 20);
    let traits = format!(r#", "a#Unused": {{"type": "string", "traits": {{"a#trait": "{text}"}}}}"#);
    assert!(run("", &traits).is_ok());
    refused(run(&format!(r#""a": {{"target": "a#{text}"}}"#), ""));
    refused(run_text(&model("", &traits)[..text.len()]));
}

#[test]
fn a_megabyte_of_documentation() {
    let text = "<p>word <b>bold</b></p>".repeat((1 << 20) / 23);
    let members = format!(
        r#""a": {{"target": "smithy.api#String", "traits": {{"smithy.api#documentation": "{text}"}}}}"#
    );
    assert!(run(&members, "").unwrap()["extreme/structures.rs"].len() > text.len() / 2);
}
