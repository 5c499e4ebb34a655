//! Checks that endpoints are discovered by an operation of the service that is asked and answers as clients expect, and for
//! operations and members that it can tell apart (Smithy 2.0, section Client Endpoint Discovery).

use std::collections::BTreeSet;

use crate::error::Collected;
use crate::model::nearest::{did_you_mean, meant_or, nearest};
use crate::model::{Kind, Model, Operation, Shape, ShapeId};

const SERVICE: &str = "aws.api#clientEndpointDiscovery";
const OPERATION: &str = "aws.api#clientDiscoveredEndpoint";
const MEMBER: &str = "aws.api#clientEndpointDiscoveryId";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    // Mixins that are still to be taken in may bring what is missing.
    if model.shapes.values().any(|shape| !shape.mixins.is_empty()) {
        return;
    }
    let mut discovering: BTreeSet<ShapeId> = BTreeSet::new();
    for id in model.service_ids() {
        let Some(discovery) = model.get(id).and_then(|service| service.traits.client_endpoint_discovery())
        else {
            continue;
        };
        let told = &discovery.operation;
        let operations = model.service_operations(id);
        match model.get(told).map(|shape| (shape, &shape.kind)) {
            Some((_, Kind::Operation(_))) if !operations.contains(told) => {
                let found = format!("`{told}`, which is no operation of the service");
                let hint = "add it to `operations`, or name one that is there";
                let error = model.error(id, found, "an operation of the service", hint);
                errors.push(error.inside(&["traits", SERVICE, "operation"]));
            }
            Some((teller, Kind::Operation(operation))) => check_teller(model, teller, operation, errors),
            _ => {} // told already
        }
        discovering.extend(operations);
    }
    check_operations(model, &discovering, errors);
}

/// Checks that the traits at operations and at members say something: that there is somebody to ask.
fn check_operations(model: &Model, discovering: &BTreeSet<ShapeId>, errors: &mut Collected) {
    let mut inputs: BTreeSet<&ShapeId> = BTreeSet::new();
    for shape in model.shapes.values().filter(|shape| !shape.traits.mixin()) {
        let Kind::Operation(operation) = &shape.kind else { continue };
        if shape.traits.get(OPERATION).is_none() {
            continue;
        }
        inputs.extend(&operation.input);
        if !discovering.contains(&shape.id) {
            let found = format!("`{OPERATION}` at an operation of no service with `{SERVICE}`");
            let hint = format!("add `{SERVICE}` to its service, or remove the trait");
            let error = model.error(&shape.id, found, "an operation whose service tells endpoints", hint);
            errors.push(error.inside(&["traits", OPERATION]));
        }
    }
    for shape in model.shapes.values().filter(|shape| !shape.traits.mixin()) {
        for member in shape.kind.members().filter(|member| member.traits.client_endpoint_discovery_id()) {
            let (found, expected, hint) = if !inputs.contains(&shape.id) {
                (
                    format!("`{MEMBER}` at a member that is in no input of an operation with `{OPERATION}`"),
                    "a member of such an input",
                    format!("give `{OPERATION}` to the operation, or remove the trait"),
                )
            } else if !member.traits.required() {
                (
                    format!("`{MEMBER}` at a member that may be absent"),
                    "`smithy.api#required` beside it",
                    "add the trait: an endpoint is told for a value".to_owned(),
                )
            } else {
                continue;
            };
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(error.inside(&["traits", MEMBER]));
        }
    }
}

/// A member by its name: whether its target fits, and what does, in words.
type Known = (&'static str, fn(&Model, &Kind) -> bool, &'static str);

const INPUT: &[Known] =
    &[("Operation", is_text, "a string"), ("Identifiers", is_map_of_texts, "a map of strings")];
const OUTPUT: &[Known] = &[("Endpoints", is_list_of_structures, "a list of structures")];
const ENDPOINT: &[Known] = &[
    ("Address", is_text, "a string"),
    ("CachePeriodInMinutes", |_, kind| matches!(kind, Kind::Long), "a long"),
];

/// Checks the operation that tells endpoints. Clients know its members by their names.
fn check_teller(model: &Model, teller: &Shape, operation: &Operation, errors: &mut Collected) {
    if let Some(input) = operation.input.as_ref().and_then(|id| model.get(id)) {
        check_members(model, input, INPUT, false, errors);
    }
    let Some(output) = &operation.output else {
        let hint = "add an output with the member `Endpoints`";
        errors.push(model.error(&teller.id, "no output", "an output that tells endpoints", hint));
        return;
    };
    let Some(output) = model.get(output) else { return }; // told already
    check_members(model, output, OUTPUT, true, errors);
    let list = output.kind.members().find(|member| member.name == "Endpoints");
    let list = list.and_then(|member| model.get(&member.target));
    if let Some(endpoint) = list.and_then(|list| element(model, &list.kind)) {
        check_members(model, endpoint, ENDPOINT, true, errors);
    }
}

/// Checks that a structure has no other members than those that are known, with their types, and all if they must be there.
fn check_members(model: &Model, shape: &Shape, known: &[Known], all: bool, errors: &mut Collected) {
    let Kind::Structure(members) = &shape.kind else { return };
    let names = known.iter().map(|(name, ..)| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
    let is_there = |name: &str| members.iter().any(|member| member.name == name);
    let mut missing: Vec<&Known> = known.iter().filter(|(name, ..)| all && !is_there(name)).collect();
    for member in members {
        let Some((_, fits, form)) = known.iter().find(|(name, ..)| *name == member.name) else {
            let found = format!("the member `{}` of an operation that tells endpoints", member.name);
            let meant = did_you_mean(&member.name, known.iter().map(|(name, ..)| *name));
            // A misspelled member is not missing.
            let near = nearest(&member.name, missing.iter().map(|(name, ..)| *name));
            missing.retain(|(name, ..)| near != Some(*name));
            let hint = meant_or(meant, "remove the member");
            errors.push(model.member_error(&shape.id, &member.name, found, format!("only {names}"), hint));
            continue;
        };
        let Some(target) = model.get(&member.target).filter(|target| !fits(model, &target.kind)) else {
            continue;
        };
        let found = format!("a member of type {}, of an operation that tells endpoints", target.kind.name());
        let hint = "let the member target such a shape";
        let error = model.member_error(&shape.id, &member.name, found, *form, hint);
        errors.push(error.inside(&["target"]));
    }
    for (name, _, form) in missing {
        let found = format!("no member `{name}`, which operations that tell endpoints have");
        errors.push(model.error(&shape.id, found, format!("`{name}`, {form}"), "add the member"));
    }
}

fn is_text(_: &Model, kind: &Kind) -> bool {
    matches!(kind, Kind::String | Kind::Enum(_))
}

fn is_map_of_texts(model: &Model, kind: &Kind) -> bool {
    matches!(kind, Kind::Map { value, .. } if model.get(&value.target).is_none_or(|target| is_text(model, &target.kind)))
}

fn is_list_of_structures(model: &Model, kind: &Kind) -> bool {
    element(model, kind).is_some_and(|element| matches!(element.kind, Kind::Structure(_)))
}

fn element<'m>(model: &'m Model, kind: &Kind) -> Option<&'m Shape> {
    match kind {
        Kind::List(member) => model.get(&member.target),
        _ => None,
    }
}
