//! Checks that the operations on one resource take its identifiers (Smithy 2.0, section Binding identifiers to
//! operations), and that an operation is bound once in a service.
//!
//! Models of AWS have operations on a collection that take every identifier, which Smithy forbids: these are not
//! checked.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::is_blamed;
use crate::error::{Collected, Error};
use crate::model::{Json, Kind, Member, Model, Resource, Shape, ShapeId};

const RESOURCE_IDENTIFIER: &str = "smithy.api#resourceIdentifier";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_whole = |shape: &&Shape| shape.mixins.is_empty() && !is_blamed(&told, shape);
    for shape in model.shapes.values().filter(is_whole) {
        let Kind::Resource(resource) = &shape.kind else {
            check_conflicts(model, shape, errors);
            continue;
        };
        // An operation that is bound to both is one on the collection.
        let of_all: BTreeSet<&ShapeId> = of_all(resource).map(|(_, id)| id).collect();
        let is_looked_at = |id: &ShapeId| !told.contains(id.as_str()) && !of_all.contains(id);
        for (key, id) in of_one(resource).filter(|(_, id)| is_looked_at(id)) {
            let Some(input) = input(model, id).filter(|input| input.as_ref().is_none_or(is_whole)) else {
                continue;
            };
            let bound = Bound::of(input);
            let names = resource.identifiers.keys().map(String::as_str);
            let missing: Vec<&str> = names.filter(|name| !bound.requires(name)).collect();
            for error in mistyped(model, shape, resource, input, &bound) {
                errors.push(error);
            }
            if !missing.is_empty() {
                let found = format!("`{id}`, whose input has no required member for {}", quoted(&missing));
                let expected = "an operation that takes every identifier of the resource";
                let hint =
                    "add the members, mark them as required, or list the operation in `collectionOperations`";
                errors.push(model.error(&shape.id, found, expected, hint).inside(&[key]));
            }
        }
    }
}

/// Checks that no operation is bound to two resources of a service, or to one and the service itself.
pub(super) fn check_single(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    for id in model.service_ids() {
        let Some(Shape { kind: Kind::Service(service), .. }) = model.get(id) else { continue };
        let mut bound: BTreeMap<&ShapeId, &ShapeId> =
            service.operations.iter().map(|operation| (operation, id)).collect();
        let (mut seen, mut rest) = (BTreeSet::new(), service.resources.iter().collect::<Vec<_>>());
        while let Some(resource) = rest.pop() {
            let Some(Shape { kind: Kind::Resource(properties), .. }) = model.get(resource) else { continue };
            if !seen.insert(resource) {
                continue;
            }
            rest.extend(&properties.resources);
            for (key, operation) in of_one(properties).chain(of_all(properties)) {
                // One resource may name an operation for two steps of its life cycle.
                let first = bound.insert(operation, resource).filter(|first| *first != resource);
                let Some(first) = first.filter(|_| !told.contains(resource.as_str())) else { continue };
                let found = format!("`{operation}`, which is bound to `{first}`, too");
                let hint = "remove it from one of the two";
                let error =
                    model.error(resource, found, "an operation that is bound once in the service", hint);
                errors.push(error.inside(&[key]));
            }
        }
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Returns the operations on one resource, each with its key.
pub(super) fn of_one(resource: &Resource) -> impl Iterator<Item = (&'static str, &ShapeId)> {
    let lifecycle = resource.lifecycle().filter(|(key, _)| !OF_ALL.contains(key));
    lifecycle.chain(resource.operations.iter().map(|id| ("operations", id)))
}

/// The steps of the life cycle that are on the collection.
const OF_ALL: [&str; 2] = ["create", "list"];

/// Returns the operations on the collection, each with its key.
fn of_all(resource: &Resource) -> impl Iterator<Item = (&'static str, &ShapeId)> {
    let lifecycle = resource.lifecycle().filter(|(key, _)| OF_ALL.contains(key));
    lifecycle.chain(resource.collection_operations.iter().map(|id| ("collectionOperations", id)))
}

/// Returns the input of an operation, `None` if it may still get members or was told already.
fn input<'m>(model: &'m Model, id: &ShapeId) -> Option<Option<&'m Shape>> {
    let Shape { kind: Kind::Operation(operation), mixins, .. } = model.get(id)? else { return None };
    match (mixins.is_empty(), &operation.input) {
        (false, _) => None,
        (true, None) => Some(None),
        (true, Some(id)) => model.get(id).filter(|input| input.mixins.is_empty()).map(Some),
    }
}

/// The members of an input that are identifiers, or could be: by `resourceIdentifier`, or by their names.
pub(super) struct Bound<'m> {
    explicit: HashMap<&'m str, &'m Member>,
    implicit: HashMap<&'m str, &'m Member>,
}

impl<'m> Bound<'m> {
    pub(super) fn of(input: Option<&'m Shape>) -> Self {
        let (mut explicit, mut implicit) = (HashMap::new(), HashMap::new());
        for member in input.into_iter().flat_map(|input| input.kind.members()) {
            if let Some(name) = member.traits.get(RESOURCE_IDENTIFIER).and_then(Json::as_str) {
                explicit.entry(name).or_insert(member);
            }
            implicit.insert(member.name.as_str(), member);
        }
        Bound { explicit, implicit }
    }

    /// Returns the member for an identifier.
    fn get(&self, identifier: &str) -> Option<&'m Member> {
        self.explicit.get(identifier).or_else(|| self.implicit.get(identifier)).copied()
    }

    /// Returns `true` if a required member is an identifier.
    pub(super) fn requires(&self, identifier: &str) -> bool {
        self.get(identifier).is_some_and(|member| member.traits.required())
    }
}

/// Returns an error for each member that is an identifier and has another type.
fn mistyped(
    model: &Model,
    shape: &Shape,
    resource: &Resource,
    input: Option<&Shape>,
    bound: &Bound<'_>,
) -> Vec<Error> {
    let Some(input) = input else { return Vec::new() };
    let bound = resource.identifiers.iter().filter_map(|(name, target)| Some((bound.get(name)?, target)));
    let wrong = bound.filter(|(member, target)| member.target != **target);
    let errors = wrong.map(|(member, target)| {
        let found = format!("the target `{}` of an identifier of `{}`", member.target, shape.id);
        let (expected, hint) =
            (format!("`{target}`, the type of the identifier"), "let both have the same type");
        model.member_error(&input.id, &member.name, found, expected, hint).inside(&["target"])
    });
    errors.collect()
}

/// Checks that no two members of a structure are one identifier.
fn check_conflicts(model: &Model, shape: &Shape, errors: &mut Collected) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for member in shape.kind.members() {
        let Some(name) = member.traits.get(RESOURCE_IDENTIFIER).and_then(Json::as_str) else { continue };
        if let Some(first) = seen.insert(name, &member.name) {
            let found = format!("the identifier {name:?}, which `{first}` is, too");
            let hint = "remove the trait from one of the two";
            let error = model.member_error(&shape.id, &member.name, found, "an identifier of its own", hint);
            errors.push(error.inside(&["traits", RESOURCE_IDENTIFIER]));
        }
    }
}
