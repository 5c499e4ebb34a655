//! Checks that tests of endpoints have the parameters of the rules, with their types, and inputs of operations (Smithy 2.0,
//! `endpointTests` trait).

use super::is_blamed;
use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::node::{ProblemKind, Times, problems};
use crate::model::selector::Selections;
use crate::model::{Json, Kind, Model, Shape, ShapeId, step};

const ID: &str = "smithy.rules#endpointTests";
const RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_told = |shape: &Shape| is_blamed(&told, shape);
    let selections = Selections::new(model);
    for service in model.service_ids().into_iter().filter_map(|id| model.get(id)) {
        let tests = service.traits.get(ID).and_then(|tests| tests.get("testCases")?.as_array());
        let Some(tests) = tests else { continue };
        let rules = RULES.into_iter().find_map(|id| service.traits.get(id));
        let check = Check {
            selections: &selections,
            service,
            operations: model.service_operations(&service.id),
            parameters: rules.and_then(|rules| rules.get("parameters")?.as_object()).unwrap_or_default(),
            is_told: &is_told,
        };
        for (at, test) in tests.iter().enumerate() {
            check.parameters(at, test, errors);
            check.inputs(at, test, errors);
        }
    }
}

/// The tests of a service.
struct Check<'m> {
    selections: &'m Selections<'m>,
    service: &'m Shape,
    operations: Vec<ShapeId>,
    /// Those of the rules.
    parameters: &'m [(String, Json)],
    is_told: &'m dyn Fn(&Shape) -> bool,
}

impl Check<'_> {
    fn parameters(&self, at: usize, test: &Json, errors: &mut Collected) {
        for (name, value) in test.get("params").and_then(Json::as_object).unwrap_or_default() {
            if let Some((found, expected, hint)) = problem(self.parameters, name, value) {
                let path = format!("[{at}].params{}", step(name));
                errors.push(self.error(&path, found, &expected, &hint));
            }
        }
    }

    /// Checks the operations that a test calls, and the values that they are called with.
    fn inputs(&self, at: usize, test: &Json, errors: &mut Collected) {
        let model = self.selections.model();
        let inputs = test.get("operationInputs").and_then(Json::as_array).unwrap_or_default();
        for (number, input) in inputs.iter().enumerate() {
            let path = format!("[{at}].operationInputs[{number}]");
            let Some(name) = input.get("operationName").and_then(Json::as_str) else { continue };
            let Some(operation) = self.operations.iter().find(|id| id.name() == name) else {
                let meant = did_you_mean(name, self.operations.iter().map(ShapeId::name));
                let (found, hint) = (format!("the operation {name:?}"), meant_or(meant, "correct the name"));
                let path = format!("{path}.operationName");
                errors.push(self.error(&path, found, "an operation of the service", &hint));
                continue;
            };
            let target = match model.get(operation).map(|shape| &shape.kind) {
                Some(Kind::Operation(operation)) => operation.input.as_ref(),
                _ => None,
            };
            let (Some(target), Some(value)) = (target, input.get("operationParams")) else { continue };
            for problem in problems(self.selections, Times::Formatted, target, value, self.is_told) {
                // Of others, Smithy's tools warn.
                if problem.kind == ProblemKind::Type {
                    let path = format!("{path}.operationParams{}", problem.path);
                    errors.push(self.error(&path, problem.found, &problem.expected, &problem.hint));
                }
            }
        }
    }

    fn error(&self, path: &str, found: String, expected: &str, hint: &str) -> Error {
        let mut error = self.selections.model().error(&self.service.id, found, expected, hint);
        error.location.path.push_str(&format!(".traits[\"{ID}\"].testCases{path}"));
        error
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
