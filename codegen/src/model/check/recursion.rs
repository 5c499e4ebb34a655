//! Checks that recursion ends: a list or map of itself needs a structure or union in between, and a structure
//! cannot require itself.

use crate::error::Error;
use crate::model::cycles::on_cycles;
use crate::model::{Kind, Member, Model};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    let (mut elements, mut required) = (Vec::new(), Vec::new());
    let target = |member: &Member| model.get(&member.target).map(|target| &target.kind);
    for shape in model.shapes.values() {
        match &shape.kind {
            Kind::List(member) | Kind::Map { value: member, .. } => {
                if let Some(Kind::List(_) | Kind::Map { .. }) = target(member) {
                    elements.push((&shape.id, &member.target));
                }
            }
            Kind::Structure(members) => {
                let structures = members.iter().filter(|member| {
                    member.traits.required() && matches!(target(member), Some(Kind::Structure(_)))
                });
                required.extend(structures.map(|member| (&shape.id, &member.target)));
            }
            _ => {}
        }
    }
    for id in on_cycles(&elements) {
        let hint = "put a structure or union in between";
        errors.push(model.error(id, "a list or map of itself", "a structure or union on the way back", hint));
    }
    for id in on_cycles(&required) {
        let hint = "make a member on the way back optional";
        errors.push(model.error(
            id,
            "a structure that requires itself",
            "a way back that may be absent",
            hint,
        ));
    }
}
