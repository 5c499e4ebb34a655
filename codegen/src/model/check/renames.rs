//! Checks that services rename data shapes of their own closure (Smithy 2.0, section Service).

use crate::error::Collected;
use crate::model::nearest::nearest;
use crate::model::{Kind, Model, Service, Shape};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        if let Kind::Service(service) = &shape.kind
            && !service.rename.is_empty()
            && !shape.traits.mixin()
            && shape.mixins.is_empty()
        {
            check_service(model, shape, service, errors);
        }
    }
}

fn check_service(model: &Model, shape: &Shape, service: &Service, errors: &mut Collected) {
    let closure = model.reachable_from(service);
    // The paths to a shape are only certain in a model without other errors.
    let is_whole = errors.is_empty()
        && closure.iter().all(|id| model.get(id).is_some_and(|shape| shape.mixins.is_empty()));
    for (id, name) in &service.rename {
        let target = model.get(id);
        let (found, expected, hint) = match target {
            // Operations, resources and errors keep their names: those are what stands on the wire.
            Some(target) if !target.kind.is_data() || target.traits.error().is_some() => (
                match target.traits.error() {
                    Some(_) => format!("another name for `{id}`, an error"),
                    None => format!("another name for `{id}` of type {}", target.kind.name()),
                },
                "names for data shapes that are no errors",
                "remove it from `rename`".to_owned(),
            ),
            Some(_) if name == id.name() => (
                format!("the name `{name}`, which `{id}` has already"),
                "another name",
                "remove it from `rename`".to_owned(),
            ),
            Some(_) if closure.contains(id) => continue,
            Some(_) if !is_whole => continue,
            target => {
                let beside = closure.iter().filter(|known| known.namespace() == id.namespace());
                let meant = nearest(id.as_str(), beside.map(|known| known.as_str()));
                let hint = match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "remove it from `rename`".to_owned(),
                };
                let found = match target {
                    None => format!("another name for `{id}`, which no file defines"),
                    Some(_) => format!("another name for `{id}`, which nothing in the service leads to"),
                };
                (found, "names for shapes of the service", hint)
            }
        };
        errors.push(model.error(&shape.id, found, expected, hint).inside(&["rename", id.as_str()]));
    }
}
