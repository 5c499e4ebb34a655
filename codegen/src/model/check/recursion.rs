//! Recursion ends somewhere: a list or map of itself needs a structure or union in between, and a structure cannot require itself.

use super::cycles::{Graph, on_cycles};
use crate::error::Error;
use crate::model::{Kind, Model};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    let (mut elements, mut required) = (Graph::new(), Graph::new());
    for shape in model.shapes.values() {
        match &shape.kind {
            Kind::List(member) | Kind::Map { value: member, .. } => {
                elements.insert(&shape.id, vec![&member.target]);
            }
            Kind::Structure(members) => {
                let targets =
                    members.iter().filter(|member| member.traits.required()).map(|member| &member.target);
                required.insert(&shape.id, targets.collect());
            }
            _ => {}
        }
    }
    for id in on_cycles(elements) {
        let hint = "put a structure or union in between";
        errors.push(model.error(id, "a list or map of itself", "a structure or union on the way back", hint));
    }
    for id in on_cycles(required) {
        let hint = "make a member on the way back optional";
        errors.push(model.error(
            id,
            "a structure that requires itself",
            "a way back that may be absent",
            hint,
        ));
    }
}
