//! Models that no value can be made of.

use std::fmt::Write as _;

use ferrosmith::model::Source;
use ferrosmith_dynamic::{Error, Service};

/// Structures that contain the next one twice, or once, as required members.
fn chain(length: usize, members: &[&str]) -> String {
    let mut shapes = String::from(
        r#"{"smithy": "2.0", "shapes": {
            "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}]},
            "a#Put": {"type": "operation", "input": {"target": "a#N0"}},
            "a#Other": {"type": "structure", "members": {"n": {"target": "a#N0"}}}"#,
    );
    for index in 0..length {
        let member = |name: &&str| {
            let next = index + 1;
            format!(r#""{name}": {{"target": "a#N{next}", "traits": {{"smithy.api#required": {{}}}}}}"#)
        };
        let members: Vec<_> = members.iter().map(member).collect();
        let _ = write!(
            shapes,
            r#", "a#N{index}": {{"type": "structure", "members": {{{}}}}}"#,
            members.join(",")
        );
    }
    shapes + &format!(r#", "a#N{length}": {{"type": "structure", "members": {{}}}}}}}}"#)
}

fn load(model: &str) -> Result<Service, Error> {
    Service::load(&[Source { name: "model.json", text: model.as_bytes() }])
}

#[test]
fn required_members_must_not_multiply() {
    load(&chain(5, &["a", "b"])).unwrap();
    let error = load(&chain(64, &["a", "b"])).unwrap_err();
    let expected = "expected at most 1000 structures in a value by required members, found more";
    assert!(error.to_string().contains(expected), "{error}");
}

#[test]
fn required_members_must_not_be_too_deep() {
    load(&chain(100, &["a"])).unwrap();
    assert!(matches!(load(&chain(5000, &["a"])), Err(Error::TooLarge { most: 1000, .. })));
}

#[test]
fn errors_of_models_have_their_place() {
    let error = load(r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "servise"}}}"#).unwrap_err();
    assert!(error.to_string().contains("model.json:1"), "{error}");
}
