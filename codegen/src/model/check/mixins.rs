//! Checks that mixins exist, are mixins, are of the type of the shape, and do not contain themselves.

use super::targets::COMPARED;
use crate::error::Collected;
use crate::model::cycles::on_cycles;
use crate::model::{Model, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let mut compared = 0;
    for shape in model.shapes.values() {
        for (index, id) in shape.mixins.iter().enumerate() {
            let (found, expected, hint) = match model.shapes.get(id) {
                None => {
                    compared += 1;
                    let near =
                        (compared <= COMPARED).then(|| model.nearest_shape(id, |near| near.traits.mixin()));
                    let hint = match near.flatten() {
                        Some(nearest) => format!("did you mean `{nearest}`?"),
                        None => "add the mixin, or the file that has it, or correct the id".to_owned(),
                    };
                    (
                        format!("the mixin `{id}`, which no file defines"),
                        "a shape that exists".to_owned(),
                        hint,
                    )
                }
                Some(mixin) if mixin.kind.name() != shape.kind.name() => (
                    format!("the mixin `{id}` of type {}", mixin.kind.name()),
                    format!("a mixin of type {}", shape.kind.name()),
                    "take in another mixin".to_owned(),
                ),
                Some(mixin) if !mixin.traits.mixin() => (
                    format!("the mixin `{id}`, which lacks `smithy.api#mixin`"),
                    "a mixin".to_owned(),
                    format!("add `smithy.api#mixin` to `{id}`, or take in another shape"),
                ),
                Some(_) => continue,
            };
            let mut error = model.error(&shape.id, found, expected, hint);
            error.location.path.push_str(&format!(".mixins[{index}].target"));
            errors.push(error);
        }
    }
    // Shapes that are no mixins were told already.
    let is_mixin = |id: &&ShapeId| model.get(id).is_some_and(|mixin| mixin.traits.mixin());
    let taken = model
        .shapes
        .values()
        .flat_map(|shape| shape.mixins.iter().filter(is_mixin).map(|mixin| (&shape.id, mixin)));
    for id in on_cycles(&taken.collect::<Vec<_>>()) {
        let (found, hint) = ("a mixin that takes itself in", "take one mixin of the cycle out of `mixins`");
        errors.push(model.error(id, found, "mixins without a cycle", hint).inside(&["mixins"]));
    }
}
