//! Checks that operations for the steps of a life cycle do no more and no less than their step (Smithy 2.0, section
//! Resource lifecycle operations).

use super::resources::Bound;
use crate::error::Collected;
use crate::model::{Kind, Model, Operation, Resource, Shape, Traits};

const READONLY: &str = "smithy.api#readonly";
const IDEMPOTENT: &str = "smithy.api#idempotent";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    for shape in model.shapes.values().filter(|shape| shape.mixins.is_empty()) {
        let Kind::Resource(resource) = &shape.kind else { continue };
        for (key, id) in resource.lifecycle().filter(|(_, id)| !told.contains(id.as_str())) {
            let target = model.get(id).filter(|target| target.mixins.is_empty());
            let Some(Shape { kind: Kind::Operation(operation), traits, .. }) = target else { continue };
            let put = || takes_all(model, resource, operation);
            let Some((problem, expected, hint)) = wrong(key, traits, put) else { continue };
            let found = format!("`{id}`, which {problem}");
            errors.push(model.error(&shape.id, found, expected, hint).inside(&[key]));
        }
    }
}

/// Returns the problem with an operation for a step, the expected form, and advice.
fn wrong(key: &str, traits: &Traits, takes_all: impl Fn() -> bool) -> Option<(String, &'static str, String)> {
    let (is_readonly, is_idempotent) = (traits.readonly(), traits.idempotent());
    let other = "or list it in `operations`";
    match key {
        "read" | "list" if !is_readonly => Some((
            format!("lacks `{READONLY}`"),
            "an operation that changes nothing",
            format!("add `{READONLY}` to it, {other}"),
        )),
        "create" | "put" | "update" | "delete" if is_readonly => Some((
            format!("has `{READONLY}`"),
            "an operation that changes the resource",
            format!("remove `{READONLY}` from it, {other}"),
        )),
        "put" | "delete" if !is_idempotent => Some((
            format!("lacks `{IDEMPOTENT}`"),
            "an operation that may be repeated",
            format!("add `{IDEMPOTENT}` to it, {other}"),
        )),
        // A resource whose identifiers a client chooses.
        "create" if !is_idempotent && takes_all() => Some((
            format!("takes every identifier of the resource and lacks `{IDEMPOTENT}`"),
            "an operation that may be repeated, or that makes an identifier",
            format!("add `{IDEMPOTENT}` to it, or take an identifier out of its input"),
        )),
        _ => None,
    }
}

/// Returns `true` if an operation takes every identifier of a resource.
fn takes_all(model: &Model, resource: &Resource, operation: &Operation) -> bool {
    let input = operation.input.as_ref().and_then(|id| model.get(id));
    let is_whole = input.is_none_or(|input| input.mixins.is_empty());
    let bound = Bound::of(input);
    is_whole
        && !resource.identifiers.is_empty()
        && resource.identifiers.keys().all(|name| bound.requires(name))
}
