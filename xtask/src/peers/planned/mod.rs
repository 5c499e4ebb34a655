//! Calls that are planned here and made by clients of others: inputs that fit the model, what handlers answer, what they
//! are to see. A plan is the same for the same seed, and each call is a JSON value, for drivers in any language.

mod values;

use std::collections::BTreeMap;

use ferrosmith::Input;
use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicStructure, Operation, Service};
use ferrosmith_runtime::schema::{Paginated, shape_name};
use serde_json::{Value, json};

use self::values::Values;
use super::BoxError;
use crate::codegen::{self, root};

/// The number of pages that an operation has.
const PAGES: usize = 3;

/// Reads the services of `models`, by their names.
pub(super) fn services() -> Result<BTreeMap<String, Service>, BoxError> {
    let read = |(name, texts): codegen::ServiceTexts| {
        let sources = texts.iter().map(|(name, text)| Source { name, text });
        let service = Service::of_input(&Input::new(&name, sources))?;
        Ok((name, service))
    };
    codegen::read(&root().join("models"))?.into_iter().map(read).collect()
}

/// Returns the calls of an operation: so many with all kinds of values, one for each error, with unions of which no
/// model knows, and of all pages.
pub(super) fn calls(
    name: &str,
    operation: &Operation,
    seed: u64,
    rounds: u32,
) -> Result<Vec<Value>, BoxError> {
    let schema = operation.schema();
    let mut values = Values::new(seed, schema.name);
    let mut calls = Vec::new();
    let mut call = |kind: &str, inputs: Vec<Value>, answers: Vec<Value>| {
        calls.push(json!({
            "service": name, "operation": schema.name, "kind": kind, "inputs": inputs, "answers": answers,
        }));
    };
    for round in 0..rounds {
        let full = round % 2 == 0;
        let output = values.rough(operation.output(), full);
        call("calls", vec![values.valid(operation.input(), full)?], vec![json!({ "output": output })]);
    }
    let mut output = values.rough(operation.output(), true);
    if values::of_tomorrow(operation.output().ty(), &mut output) {
        call(
            "unknown unions",
            vec![values.valid(operation.input(), false)?],
            vec![json!({ "output": output })],
        );
    }
    for error in operation.errors() {
        let members = values.rough(DynamicStructure::new(error), true);
        let answer = json!({ "error": shape_name(error.schema.id), "members": members });
        call("errors", vec![values.valid(operation.input(), false)?], vec![answer]);
    }
    if let Some(paginated) = schema.paginated.filter(|of| !of.output_token.contains('.')) {
        let (inputs, answers) = pages(operation, &paginated, &mut values)?;
        call("paginators", inputs, answers);
    }
    Ok(calls)
}

/// Returns the inputs and the answers of all pages.
fn pages(
    operation: &Operation,
    paginated: &Paginated,
    values: &mut Values,
) -> Result<(Vec<Value>, Vec<Value>), BoxError> {
    let mut first = values.valid(operation.input(), false)?;
    for name in [Some(paginated.input_token), paginated.page_size].into_iter().flatten() {
        first.as_object_mut().and_then(|input| input.remove(name));
    }
    let (mut inputs, mut answers) = (vec![first.clone()], Vec::new());
    for page in 1..=PAGES {
        let mut output = values.rough(operation.output(), true);
        output.as_object_mut().and_then(|output| output.remove(paginated.output_token));
        if page < PAGES {
            let token = json!(format!("token-{page}"));
            output[paginated.output_token] = token.clone();
            let mut input = first.clone();
            input[paginated.input_token] = token;
            inputs.push(input);
        }
        answers.push(json!({ "output": output }));
    }
    Ok((inputs, answers))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static SERVICES: LazyLock<BTreeMap<String, Service>> = LazyLock::new(|| services().unwrap());

    fn of(operation: &str, seed: u64) -> Vec<Value> {
        let operation = SERVICES["datazone"].operation(operation).unwrap();
        calls("datazone", operation, seed, 2).unwrap()
    }

    #[test]
    fn a_plan_depends_on_its_seed() {
        assert_eq!(of("GetUserProfile", 1), of("GetUserProfile", 1));
        assert_ne!(of("GetUserProfile", 1), of("GetUserProfile", 2));
    }

    #[test]
    fn unions_errors_and_pages_are_planned() {
        let calls = of("GetUserProfile", 1);
        let unknown = calls.iter().find(|call| call["kind"] == "unknown unions").unwrap();
        assert!(unknown["answers"][0]["output"]["details"]["aMemberOfTomorrow"].is_object(), "{unknown}");
        let error = calls.iter().find(|call| call["kind"] == "errors").unwrap();
        assert!(error["answers"][0]["error"].as_str().unwrap().ends_with("Exception"), "{error}");

        let calls = of("ListDomains", 1);
        let pages = calls.iter().find(|call| call["kind"] == "paginators").unwrap();
        let tokens =
            |of: &Value| of.as_array().unwrap().iter().map(|of| of["nextToken"].clone()).collect::<Vec<_>>();
        assert_eq!(tokens(&pages["inputs"]), [Value::Null, json!("token-1"), json!("token-2")]);
    }
}
