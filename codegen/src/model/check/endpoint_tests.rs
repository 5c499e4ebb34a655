//! Checks that tests of endpoints have the parameters of the rules, with their types (Smithy 2.0, `endpointTests` trait).

use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::{Json, Model, Shape, step};

const ID: &str = "smithy.rules#endpointTests";
const RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for service in model.service_ids().into_iter().filter_map(|id| model.get(id)) {
        let rules = RULES.into_iter().find_map(|id| service.traits.get(id));
        let known = rules.and_then(|rules| rules.get("parameters")?.as_object());
        let tests = service.traits.get(ID).and_then(|tests| tests.get("testCases")?.as_array());
        let (Some(known), Some(tests)) = (known, tests) else { continue };
        for (at, test) in tests.iter().enumerate() {
            for (name, value) in test.get("params").and_then(Json::as_object).unwrap_or_default() {
                if let Some((found, expected, hint)) = problem(known, name, value) {
                    let path = format!(".traits[\"{ID}\"].testCases[{at}].params{}", step(name));
                    errors.push(error(model, service, &path, found, expected, hint));
                }
            }
        }
    }
}

/// Returns the found and the expected form of a parameter that the rules do not take, and a hint.
fn problem(known: &[(String, Json)], name: &str, value: &Json) -> Option<(String, String, String)> {
    let Some((_, parameter)) = known.iter().find(|(known, _)| known == name) else {
        let meant = did_you_mean(name, known.iter().map(|(known, _)| known.as_str()));
        let hint = meant_or(meant, "correct the name, or remove it");
        return Some((
            format!("the parameter `{name}`"),
            "a parameter of the endpoint rules".to_owned(),
            hint,
        ));
    };
    let (fits, expected) = match parameter.get("type").and_then(Json::as_str)? {
        "string" | "String" => (value.as_str().is_some(), "a string"),
        "boolean" | "Boolean" => (value.as_bool().is_some(), "true or false"),
        "stringArray" => (is_texts(value), "an array of strings"),
        // A type that is unknown is told at the rules.
        _ => return None,
    };
    let expected = format!("{expected}, the type of the parameter `{name}`");
    (!fits).then(|| (value.describe(), expected, "correct the value".to_owned()))
}

fn is_texts(value: &Json) -> bool {
    value.as_array().is_some_and(|elements| elements.iter().all(|element| element.as_str().is_some()))
}

fn error(model: &Model, service: &Shape, path: &str, found: String, expected: String, hint: String) -> Error {
    let mut error = model.error(&service.id, found, expected, hint);
    error.location.path.push_str(path);
    error
}
