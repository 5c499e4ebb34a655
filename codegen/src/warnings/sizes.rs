//! Shapes with more members than the compiler expands macros of.

use super::{Warning, warning};
use crate::model::{Closure, Kind, Model};

/// The most members of a structure.
const MOST: usize = 1000;
/// The most members of a union.
const MOST_OF_UNION: usize = 500;

/// Returns a warning for each structure and union of a service that is too large for its code to compile.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let shapes = closure.shapes.iter().filter_map(|id| model.get(id));
    let too_large = shapes.filter_map(|shape| {
        let (members, most) = match &shape.kind {
            Kind::Structure(members) => (members.len(), MOST),
            Kind::Union(members) => (members.len(), MOST_OF_UNION),
            _ => return None,
        };
        (members > most).then_some((shape, members, most))
    });
    let told = too_large.map(|(shape, members, most)| {
        warning(
            "ShapeSize",
            model.error(&shape.id, "", "", ""),
            ".members",
            format!("{members} members, of which code for at most {most} compiles"),
            "the compiler reaches its limit of recursion",
            "leave members out, put some into a structure of their own, or use the model without compiling it",
        )
    });
    told.collect()
}
