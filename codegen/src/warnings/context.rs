//! Parameters of endpoint rules that the rules do not have, and paths to them that cannot be read or lead to no member.

use std::collections::HashSet;

use ferrosmith_runtime::jmespath::Expression;

use super::waiters::Members;
use super::{Warning, not_inputs, warning};
use crate::endpoints::{Compiled, RuleSetError};
use crate::error::Error;
use crate::model::{Closure, Json, Kind, Model, Shape, step};

const ID: &str = "smithy.rules#operationContextParams";

/// Returns the warnings about the operations of a service.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = not_in_rules(model, closure);
    all.extend(never_given(model, closure));
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
pub(crate) fn of_rules(model: &Model, closure: &Closure, rules: Option<&Compiled>) -> Vec<Warning> {
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

/// Returns the parameters of the endpoint rules of a service, with the id of their trait.
fn parameters(service: &Shape) -> Option<(&'static str, &[(String, Json)])> {
    let (id, rules) = service.traits.endpoint_rules()?;
    Some((id, rules.get("parameters")?.as_object()?))
}

/// Returns the warnings about parameters of rules that nothing gives a value: neither the configuration of a client nor any
/// operation of the service, whether it is generated or not.
fn never_given(model: &Model, closure: &Closure) -> Vec<Warning> {
    let Some(service) = model.get(&closure.service) else { return Vec::new() };
    let Some((trait_id, parameters)) = parameters(service) else { return Vec::new() };
    let operations = model.service_operations(&service.id);
    let mut given = HashSet::new();
    for shape in [service].into_iter().chain(operations.iter().filter_map(|id| model.get(id))) {
        for id in [ID, "smithy.rules#staticContextParams", "smithy.rules#clientContextParams"] {
            let named = shape.traits.get(id).and_then(Json::as_object).unwrap_or_default();
            given.extend(named.iter().map(|(name, _)| name.as_str()));
        }
        let Kind::Operation(operation) = &shape.kind else { continue };
        let input = operation.input.as_ref().and_then(|id| model.get(id));
        let members = input.into_iter().flat_map(|input| input.kind.members());
        given.extend(members.filter_map(|member| member.traits.context_param()));
    }
    let own =
        |(name, facts): &&(String, Json)| facts.get("builtIn").is_none() && !given.contains(name.as_str());
    let warn = |(name, _): &(String, Json)| {
        warning(
            "EndpointParameter",
            model.error(&service.id, "", "", ""),
            &format!(".traits[\"{trait_id}\"].parameters{}", step(name)),
            format!("the parameter `{name}`, which no client, operation or member gives"),
            "the rules see it as absent, or as its default",
            "give it by a trait such as `smithy.rules#contextParam`, or remove it from the rules",
        )
    };
    parameters.iter().filter(own).map(warn).collect()
}

/// Returns the warnings about parameters that an operation, its input or the service gives to rules without them. Names
/// that are nearly those of others are errors.
fn not_in_rules(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    let Some(service) = model.get(&closure.service) else { return all };
    let Some((_, parameters)) = parameters(service) else { return all };
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
