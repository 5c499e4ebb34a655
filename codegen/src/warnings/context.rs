//! Parameters of endpoint rules that the rules do not have, and paths to them that cannot be read or lead to no member.

use ferrosmith_runtime::jmespath::Expression;

use super::waiters::Members;
use super::{Warning, not_inputs, warning};
use crate::endpoints::{Compiled, RuleSetError};
use crate::error::Error;
use crate::model::{Closure, Json, Kind, Model, step};

const ID: &str = "smithy.rules#operationContextParams";

/// Returns the warnings about the operations of a service.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = not_in_rules(model, closure);
    all.extend(not_in_inputs(model, closure));
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        let Kind::Operation(operation) = &shape.kind else { continue };
        let input = Members(model).top(operation.input.as_ref());
        for (name, path) in shape.traits.operation_context_params().unwrap_or_default() {
            let found = match Expression::parse(path) {
                Err(error) => format!("{path:?}, which is no JMESPath: {error}"),
                Ok(expression) => match expression.type_of(&input, &Members(model)) {
                    Err(error) => format!("{path:?}, which leads nowhere: {error}"),
                    Ok(_) => continue,
                },
            };
            all.push(warning(
                "OperationContextParamsTrait",
                model.error(&shape.id, "", "", ""),
                &format!(".traits[\"{ID}\"]{}.path", step(name)),
                found,
                "the rules of endpoints do not get the parameter",
                "correct the expression: members are called as in the model",
            ));
        }
    }
    all
}

/// Returns the warnings about arguments in the rules of endpoints that may be absent.
pub(super) fn of_rules(model: &Model, closure: &Closure, rules: Option<&Compiled>) -> Vec<Warning> {
    let told = |doubt: &RuleSetError| {
        let error = doubt.clone().of_trait(model.error(&closure.service, "", "", ""));
        let (found, hint) = (error.found.clone(), error.hint.clone());
        let meaning = "the function gives nothing, or false, where the argument is absent";
        warning("EndpointRuleSetTrait", error, "", found, meaning, &hint)
    };
    rules.map(|rules| rules.doubts.iter().map(told).collect()).unwrap_or_default()
}

/// Returns the warnings about parameters of members that are in no input: rules do not look there.
fn not_in_inputs(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in not_inputs(model, closure) {
        for member in shape.kind.members().filter(|member| member.traits.context_param().is_some()) {
            all.push(warning(
                "ContextParamTrait",
                model.member_error(&shape.id, &member.name, "", "", ""),
                ".traits[\"smithy.rules#contextParam\"]",
                "`smithy.rules#contextParam` at a member that is in no input of an operation".to_owned(),
                "no endpoint depends on it",
                "give the trait to a member of an input, or use `smithy.rules#operationContextParams`",
            ));
        }
    }
    all
}

/// Returns the warnings about parameters that an operation, its input or the service gives to rules without them. Names
/// that are nearly those of others are errors.
fn not_in_rules(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    let Some(service) = model.get(&closure.service) else { return all };
    let rules = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];
    let parameters = rules.iter().find_map(|id| service.traits.get(id)?.get("parameters")?.as_object());
    let Some(parameters) = parameters else { return all };
    let mut look = |at: Error, inside: String, name: &str| {
        if parameters.iter().all(|(known, _)| known != name) {
            let hint = "correct the name, or add the parameter to the rules";
            let found =
                format!("the parameter `{name}`, which the endpoint rules of `{}` do not have", service.id);
            let meaning = "no endpoint depends on it";
            all.push(warning("EndpointParameter", at, &inside, found, meaning, hint));
        }
    };
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    for shape in [service].into_iter().chain(operations) {
        for id in [ID, "smithy.rules#staticContextParams", "smithy.rules#clientContextParams"] {
            for (name, _) in shape.traits.get(id).and_then(Json::as_object).unwrap_or_default() {
                let inside = format!(".traits[\"{id}\"]{}", step(name));
                look(model.error(&shape.id, "", "", ""), inside, name);
            }
        }
        let Kind::Operation(operation) = &shape.kind else { continue };
        let input = operation.input.as_ref().and_then(|id| model.get(id));
        for (input, member) in
            input.into_iter().flat_map(|of| of.kind.members().map(move |member| (of, member)))
        {
            let id = "smithy.rules#contextParam";
            if let Some(name) = member.traits.get(id).and_then(|param| param.get("name")?.as_str()) {
                let at = model.member_error(&input.id, &member.name, "", "", "");
                look(at, format!(".traits[\"{id}\"].name"), name);
            }
        }
    }
    all
}
