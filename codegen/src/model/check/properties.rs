//! Checks that what operations on one resource take and return are its properties (Smithy 2.0, section Resource
//! properties): each member is one, with the type of that, or says that it is none, and no property is without a member.

use std::collections::{BTreeMap, BTreeSet};

use super::is_blamed;
use super::resources::of_one;
use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::{Kind, Member, Model, Resource, Shape, ShapeId};

/// The traits of Smithy's own whose members are no properties.
const NONE: [&str; 4] = [
    "smithy.api#idempotencyToken",
    "smithy.api#nestedProperties",
    "smithy.api#notProperty",
    "smithy.api#resourceIdentifier",
];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_whole = |shape: &&Shape| shape.mixins.is_empty() && !is_blamed(&told, shape);
    for shape in model.shapes.values().filter(is_whole) {
        let Kind::Resource(resource) = &shape.kind else { continue };
        if resource.properties.is_empty() {
            continue;
        }
        let (mut used, mut seen, mut are_whole) = (BTreeSet::new(), BTreeSet::new(), true);
        let mut found = Found::default();
        for (key, id) in of_one(resource).chain(resource.create.iter().map(|id| ("create", id))) {
            for side in sides(model, id) {
                match side.filter(|(_, side)| is_whole(side) && !told.contains(id.as_str())) {
                    Some((whole, side)) if seen.insert(&side.id) => {
                        let of = Lifecycle { model, id: &shape.id, resource, key };
                        used.extend(of.members(side, &mut found));
                        if side.id != whole.id {
                            of.beside(whole, &mut found);
                        }
                    }
                    Some(_) => {}
                    None => are_whole = false, // it may still get members
                }
            }
        }
        if !found.errors.is_empty() {
            errors.extend(found.errors);
        } else if are_whole {
            errors.extend(unused(model, shape, resource, &used));
        }
    }
}

/// Returns an error for each property that no operation takes or returns. What lists return counts as well, which is not
/// looked at: a resource with a list has none.
fn unused(model: &Model, shape: &Shape, resource: &Resource, used: &BTreeSet<&str>) -> Vec<Error> {
    if resource.list.is_some() || !resource.collection_operations.is_empty() {
        return Vec::new();
    }
    let unused = resource.properties.keys().filter(|name| !used.contains(name.as_str()));
    let errors = unused.map(|name| {
        let found = format!("the property `{name}`, which no operation takes or returns");
        let hint = "remove it, or add a member of its name to an operation on the resource";
        model.error(&shape.id, found, "a property that a member is", hint).inside(&["properties", name])
    });
    errors.collect()
}

/// The errors about members, the first of each name: an identifier that the resource lacks is a member of every operation.
#[derive(Default)]
struct Found<'m> {
    names: BTreeSet<&'m str>,
    errors: Vec<Error>,
}

impl<'m> Found<'m> {
    fn push(&mut self, member: &'m Member, error: Error) {
        if self.names.insert(&member.name) {
            self.errors.push(error.inside(&["members", &member.name]));
        }
    }
}

/// A side of an operation: its structure, and the one in it whose members are properties.
type Side<'m> = (&'m Shape, &'m Shape);

/// Returns both sides of an operation; `None` for one that may still change.
fn sides<'m>(model: &'m Model, id: &ShapeId) -> impl Iterator<Item = Option<Side<'m>>> {
    let operation = model.get(id).and_then(|shape| match &shape.kind {
        Kind::Operation(operation) if shape.mixins.is_empty() => Some([&operation.input, &operation.output]),
        _ => None,
    });
    let unknown = operation.is_none().then_some(None);
    let known = operation.into_iter().flatten().flatten().map(|id| {
        let whole = model.get(id)?;
        Some((whole, nested(model, whole)))
    });
    known.chain(unknown)
}

/// Returns the structure whose members are properties: of a member with `nestedProperties`, else the whole.
fn nested<'m>(model: &'m Model, whole: &'m Shape) -> &'m Shape {
    let mut marked =
        whole.kind.members().filter(|member| member.traits.get("smithy.api#nestedProperties").is_some());
    let target = marked.next().and_then(|member| model.get(&member.target));
    target.filter(|target| matches!(target.kind, Kind::Structure(_))).unwrap_or(whole)
}

/// A resource, and a step of its life cycle.
struct Lifecycle<'m> {
    model: &'m Model,
    id: &'m ShapeId,
    resource: &'m Resource,
    key: &'static str,
}

impl<'m> Lifecycle<'m> {
    /// Checks the members of a structure, and returns the names of the properties that they are.
    fn members(&self, shape: &'m Shape, errors: &mut Found<'m>) -> Vec<&'m str> {
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        for member in shape.kind.members() {
            let is_none = !self.resource.properties.contains_key(&member.name) && self.is_none(member);
            if is_none || self.is_identifier(member) {
                continue;
            }
            let property = member.traits.get("smithy.api#property");
            let property = property.and_then(|value| value.get("name")?.as_str()).unwrap_or(&member.name);
            if let Some(problem) = self.problem(member, property) {
                let (found, expected, hint) = problem;
                errors.push(member, self.model.error(&shape.id, found, expected, hint));
            } else if let Some(first) = names.insert(property, &member.name) {
                let found =
                    format!("the members `{first}` and `{}` for the property `{property}`", member.name);
                let hint = "let one of them be another property, or mark it with `notProperty`";
                let error = self.model.error(&shape.id, found, "one member for each property", hint);
                errors.push(member, error);
            }
        }
        names.into_keys().collect()
    }

    /// Checks that no member beside the structure with the properties could be one.
    fn beside(&self, whole: &'m Shape, errors: &mut Found<'m>) {
        for member in whole.kind.members().filter(|of| !self.is_none(of) && !self.is_identifier(of)) {
            let found = "a member beside the one with `smithy.api#nestedProperties`";
            let hint = "mark it with `notProperty`, or take it out";
            errors.push(member, self.model.error(&whole.id, found, "`smithy.api#notProperty`", hint));
        }
    }

    /// Returns `true` if a member is an identifier by its name, which it is if it is always there (Smithy 2.0, section
    /// Implicit identifier bindings).
    fn is_identifier(&self, member: &Member) -> bool {
        let target = self.resource.identifiers.get(&member.name);
        target.is_some_and(|target| *target == member.target && member.traits.required())
    }

    /// Returns the found and the expected form of a member that is not what it should be, and a hint.
    fn problem(&self, member: &Member, property: &str) -> Option<(String, String, String)> {
        let (id, key) = (self.id, self.key);
        match self.resource.properties.get(property) {
            Some(target) if *target == member.target => None,
            Some(target) => Some((
                format!("the type `{}` of a member in `{key}` of `{id}`", member.target),
                format!("`{target}`, the type of the property `{property}`"),
                "let both have the same type, or mark the member with `notProperty`".to_owned(),
            )),
            None => {
                let meant = did_you_mean(property, self.resource.properties.keys().map(String::as_str));
                let hint =
                    "mark it with `property`, `resourceIdentifier` or `notProperty`, or add the property";
                Some((
                    format!("no property `{property}` of `{id}`, of which the member is in `{key}`"),
                    "a member that is a property or an identifier of the resource".to_owned(),
                    format!("{}; `{}` is none if `notProperty` says so", meant_or(meant, hint), member.name),
                ))
            }
        }
    }

    /// Returns `true` if a trait of a member says that it is no property, also one that the model defines.
    fn is_none(&self, member: &Member) -> bool {
        member.traits.iter().any(|(id, _)| {
            let defined = self.model.shapes.get(id);
            NONE.contains(&id.as_str())
                || defined.is_some_and(|of| of.traits.get("smithy.api#notProperty").is_some())
        })
    }
}
