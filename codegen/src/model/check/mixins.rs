//! Checks that mixins exist, are mixins, are of the type of the shape, and do not contain themselves.

use crate::error::Error;
use crate::model::Model;
use crate::model::cycles::on_cycles;

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    for shape in model.shapes.values() {
        for id in &shape.mixins {
            let (found, expected) = match model.shapes.get(id) {
                None => {
                    (format!("the mixin `{id}`, which no file defines"), "a shape that exists".to_owned())
                }
                Some(mixin) if !mixin.traits.mixin() => {
                    (format!("the mixin `{id}`, which lacks `smithy.api#mixin`"), "a mixin".to_owned())
                }
                Some(mixin) if mixin.kind.name() != shape.kind.name() => (
                    format!("the mixin `{id}` of type {}", mixin.kind.name()),
                    format!("a mixin of type {}", shape.kind.name()),
                ),
                Some(_) => continue,
            };
            errors.push(model.error(&shape.id, found, expected, ""));
        }
    }
    let taken = model.shapes.values().flat_map(|shape| shape.mixins.iter().map(|mixin| (&shape.id, mixin)));
    for id in on_cycles(&taken.collect::<Vec<_>>()) {
        errors.push(model.error(id, "a mixin that takes itself in", "mixins without a cycle", ""));
    }
}
