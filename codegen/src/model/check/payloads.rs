//! Checks that what is the whole body of a message has a form in the protocols of the service: those of AWS have none for a
//! list or map alone (Smithy 2.0, sections on restJson1 and restXml).

use std::collections::HashSet;

use crate::error::Collected;
use crate::model::{Closure, Kind, Member, Model, Shape, ShapeId};

const PROTOCOLS: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    // Next to no model has one.
    let bodies: Vec<_> = model.shapes.values().flat_map(|shape| lists(model, shape)).collect();
    for service in model.service_ids().into_iter().filter(|_| !bodies.is_empty()) {
        let Some(shape) = model.get(service) else { continue };
        let Some(protocol) = PROTOCOLS.iter().find(|id| shape.traits.get(id).is_some()) else { continue };
        // Mistakes of the closure were told already.
        let Ok(closure) = model.closure(service) else { continue };
        let messages = messages(model, &closure);
        for (shape, member, kind) in bodies.iter().filter(|(shape, ..)| messages.contains(&shape.id)) {
            let found = format!("a {kind} as the body in `{service}`, which speaks `{protocol}`");
            let expected = "a blob, string, structure, union or document";
            let hint = "put it into a structure, or remove `smithy.api#httpPayload`";
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(error.inside(&["traits", "smithy.api#httpPayload"]));
        }
    }
}

/// Returns the inputs, outputs and errors of operations: in other structures nothing is bound.
fn messages<'m>(model: &'m Model, closure: &Closure) -> HashSet<&'m ShapeId> {
    let mut all = HashSet::new();
    for id in &closure.operations {
        let Some(Kind::Operation(operation)) = model.get(id).map(|shape| &shape.kind) else { continue };
        all.extend(operation.input.iter().chain(&operation.output));
        all.extend(closure.operation_errors(model, id));
    }
    all
}

/// Returns the members of a shape that are the whole body and lists or maps, with their type.
fn lists<'m>(
    model: &'m Model,
    shape: &'m Shape,
) -> impl Iterator<Item = (&'m Shape, &'m Member, &'static str)> {
    let bodies = shape.kind.members().filter(|member| member.traits.http_payload());
    bodies.filter_map(move |member| match &model.get(&member.target)?.kind {
        kind @ (Kind::List(_) | Kind::Map { .. }) => Some((shape, member, kind.name())),
        _ => None,
    })
}
