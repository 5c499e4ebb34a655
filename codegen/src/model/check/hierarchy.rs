//! Checks that resources inside of others have their identifiers, and that no resource stands twice in a service, or
//! in itself (Smithy 2.0, section Resource hierarchy).

use std::collections::BTreeMap;

use crate::error::{Collected, Error};
use crate::model::cycles::on_cycles;
use crate::model::nearest::nearest;
use crate::model::{Kind, Model, Resource, Service, Shape, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let resource = |id: &ShapeId| {
        let shape =
            model.get(id).filter(|shape| shape.mixins.is_empty() && !told.contains(shape.id.as_str()))?;
        match &shape.kind {
            Kind::Resource(resource) => Some((shape, resource)),
            _ => None,
        }
    };
    let all = || model.shapes.keys().filter_map(resource);
    for (shape, resource) in all() {
        errors.extend(properties(model, shape, resource));
    }
    let edges: Vec<_> =
        all().flat_map(|(shape, resource)| resource.resources.iter().map(|id| (&shape.id, id))).collect();
    let cycles = on_cycles(&edges);
    for id in &cycles {
        let hint = "take one resource of the cycle out of `resources`";
        let error = model.error(id, "a resource that contains itself", "resources without a cycle", hint);
        errors.push(error.inside(&["resources"]));
    }
    if !cycles.is_empty() {
        return;
    }
    for (parent, of_parent) in all() {
        let inner = of_parent.resources.iter().filter_map(resource);
        errors.extend(inner.filter_map(|child| identifiers(model, (parent, of_parent), child)));
    }
    for id in model.service_ids() {
        if let Some(Shape { kind: Kind::Service(service), .. }) = model.get(id) {
            errors.extend(bound_twice(model, id, service));
        }
    }
}

/// Returns an error for each identifier that is a property, too.
fn properties(model: &Model, shape: &Shape, resource: &Resource) -> Vec<Error> {
    let both = resource.properties.keys().filter(|name| resource.identifiers.contains_key(*name));
    let errors = both.map(|name| {
        let found = format!("the property `{name}`, which is an identifier, too");
        let hint = "remove it from `properties`";
        model.error(&shape.id, found, "a property of its own", hint).inside(&["properties", name])
    });
    errors.collect()
}

/// Returns the error about a resource that lacks an identifier of the one that it is in, or has it with another type.
fn identifiers(model: &Model, parent: (&Shape, &Resource), child: (&Shape, &Resource)) -> Option<Error> {
    let ((parent, of_parent), (child, of_child)) = (parent, child);
    let own = &of_child.identifiers;
    let expected = format!("every identifier of `{}`, which it is in", parent.id);
    let missing = of_parent.identifiers.keys().find(|name| !own.contains_key(*name));
    if let Some(name) = missing {
        let spare = own.keys().map(String::as_str).filter(|name| !of_parent.identifiers.contains_key(*name));
        let error = match nearest(name, spare) {
            Some(meant) => {
                let found = format!("the identifier `{meant}`, and no `{name}`");
                model
                    .error(&child.id, found, expected, format!("did you mean `{name}`?"))
                    .inside(&["identifiers", meant])
            }
            None => {
                let hint = format!("add `{name}` to `identifiers`");
                let error = model.error(&child.id, format!("no identifier `{name}`"), expected, hint);
                if own.is_empty() { error } else { error.inside(&["identifiers"]) }
            }
        };
        return Some(error);
    }
    let (name, target) =
        of_parent.identifiers.iter().find(|(name, target)| own.get(*name) != Some(*target))?;
    let found = format!("another type for the identifier `{name}` than in `{}`, which it is in", parent.id);
    let hint = format!("did you mean `{target}`?");
    Some(model.error(&child.id, found, format!("`{target}`"), hint).inside(&["identifiers", name, "target"]))
}

/// Returns an error for each resource that stands at two places of a service.
fn bound_twice(model: &Model, id: &ShapeId, service: &Service) -> Vec<Error> {
    let mut seen: BTreeMap<&ShapeId, &ShapeId> = BTreeMap::new();
    let mut errors = Vec::new();
    let mut rest: Vec<(&ShapeId, usize, &ShapeId)> =
        service.resources.iter().enumerate().map(|(at, resource)| (id, at, resource)).collect();
    while let Some((parent, at, resource)) = rest.pop() {
        if let Some(first) = seen.insert(resource, parent) {
            // Lists are sets: an entry that stands twice in one of them says nothing new.
            if first == parent {
                continue;
            }
            let found = format!("`{resource}`, which is in `{first}`, too");
            let hint = "remove it from one of the two";
            let mut error = model.error(parent, found, "a resource that stands once in the service", hint);
            error.location.path.push_str(&format!(".resources[{at}]"));
            errors.push(error);
        } else if let Some(Kind::Resource(properties)) = model.get(resource).map(|shape| &shape.kind) {
            rest.extend(properties.resources.iter().enumerate().map(|(at, inner)| (resource, at, inner)));
        }
    }
    errors
}
