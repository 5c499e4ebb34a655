//! Checks that tests of endpoints have the parameters of the rules, with their types, and inputs of operations (Smithy 2.0,
//! `endpointTests` trait).

use std::cell::Cell;
use std::collections::BTreeMap;

use super::is_blamed;
use super::targets::COMPARED;
use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::node::{ProblemKind, Times, problems};
use crate::model::selector::Selections;
use crate::model::{Json, Kind, Model, Shape, ShapeId, step};

const ID: &str = "smithy.rules#endpointTests";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_told = |shape: &Shape| is_blamed(&told, shape);
    let selections = Selections::new(model);
    for service in model.service_ids().into_iter().filter_map(|id| model.get(id)) {
        let tests = service.traits.get(ID).and_then(|tests| tests.get("testCases")?.as_array());
        let Some(tests) = tests else { continue };
        let rules = service.traits.endpoint_rules();
        let parameters =
            rules.and_then(|(_, rules)| rules.get("parameters")?.as_object()).unwrap_or_default();
        let operations = model.service_operations(&service.id);
        let check = Check {
            selections: &selections,
            service,
            operations: operations.iter().map(|id| (id.name(), id)).collect(),
            parameters: parameters.iter().map(|(name, facts)| (name.as_str(), facts)).collect(),
            compared: Cell::new(0),
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
    /// By their names.
    operations: BTreeMap<&'m str, &'m ShapeId>,
    /// Those of the rules, by their names.
    parameters: BTreeMap<&'m str, &'m Json>,
    /// The number of names that were compared with all others.
    compared: Cell<usize>,
    is_told: &'m dyn Fn(&Shape) -> bool,
}

impl Check<'_> {
    fn parameters(&self, at: usize, test: &Json, errors: &mut Collected) {
        for (name, value) in test.get("params").and_then(Json::as_object).unwrap_or_default() {
            let path = format!("[{at}].params{}", step(name));
            match self.parameters.get(name.as_str()) {
                Some(facts) => {
                    if let Some(expected) = mismatch(name, facts, value) {
                        errors.push(self.error(&path, value.describe(), &expected, "correct the value"));
                    }
                }
                None => {
                    let hint = self.hint(name, self.parameters.keys().copied());
                    let found = format!("the parameter `{name}`");
                    errors.push(self.error(&path, found, "a parameter of the endpoint rules", &hint));
                }
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
            let Some(operation) = self.operations.get(name) else {
                let hint = self.hint(name, self.operations.keys().copied());
                let path = format!("{path}.operationName");
                let found = format!("the operation {name:?}");
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

    /// Returns the name that was meant, as long as not too many were looked for.
    fn hint<'n>(&self, name: &str, known: impl Iterator<Item = &'n str>) -> String {
        self.compared.set(self.compared.get() + 1);
        let is_compared = self.compared.get() <= COMPARED;
        let meant = if is_compared { did_you_mean(name, known) } else { String::new() };
        meant_or(meant, "correct the name, or remove it")
    }

    fn error(&self, path: &str, found: String, expected: &str, hint: &str) -> Error {
        let mut error = self.selections.model().error(&self.service.id, found, expected, hint);
        error.location.path.push_str(&format!(".traits[\"{ID}\"].testCases{path}"));
        error
    }
}

/// Returns the expected form of a parameter, if a value does not have it.
fn mismatch(name: &str, facts: &Json, value: &Json) -> Option<String> {
    let (fits, expected) = match facts.get("type").and_then(Json::as_str)? {
        "string" | "String" => (value.as_str().is_some(), "a string"),
        "boolean" | "Boolean" => (value.as_bool().is_some(), "true or false"),
        "stringArray" => (is_texts(value), "an array of strings"),
        // A type that is unknown is told at the rules.
        _ => return None,
    };
    (!fits).then(|| format!("{expected}, the type of the parameter `{name}`"))
}

fn is_texts(value: &Json) -> bool {
    value.as_array().is_some_and(|elements| elements.iter().all(|element| element.as_str().is_some()))
}
