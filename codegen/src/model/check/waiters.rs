//! Checks that the waiters of a service have names that differ in more than case, and wait for operations without events
//! (Smithy 2.0, section Waiters).

use std::collections::HashMap;

use super::operations::at;
use crate::error::Collected;
use crate::model::{Kind, Model, Operation, ShapeId};

const ID: &str = "smithy.waiters#waitable";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for service in model.service_ids() {
        let mut names = HashMap::new();
        for id in model.service_operations(service) {
            let Some(shape) = model.get(&id) else { continue };
            if let (Some(_), Kind::Operation(operation)) = (shape.traits.waitable(), &shape.kind)
                && has_events(model, operation)
            {
                let hint = "remove the trait, or give it to another operation";
                let found = format!("`{ID}` at an operation with a stream of events");
                let error = model.error(&shape.id, found, "an operation whose answer is whole", hint);
                errors.push(error.inside(&["traits", ID]));
            }
            for waiter in shape.traits.waitable().unwrap_or_default() {
                let Some(first) = names.insert(waiter.name.to_ascii_lowercase(), shape.id.clone()) else {
                    continue;
                };
                let found = format!("a waiter `{}`, which `{first}` has too", waiter.name);
                let expected = "waiters of a service whose names differ in more than case";
                errors.push(at(model, shape, ID, &waiter.name, found, expected, "rename one of the two"));
            }
        }
    }
}

fn has_events(model: &Model, operation: &Operation) -> bool {
    let is_stream = |id: &ShapeId| {
        let target = model.get(id);
        target.is_some_and(|target| matches!(target.kind, Kind::Union(_)) && target.traits.streaming())
    };
    let sides = operation.input.iter().chain(&operation.output).filter_map(|id| model.get(id));
    sides.flat_map(|side| side.kind.members()).any(|member| is_stream(&member.target))
}
