//! Members that a shape has through its mixins.

use std::collections::BTreeSet;

use super::{Member, Model, Shape, ShapeId};

/// Returns the nearest member of that name in the mixins of a shape, at any distance, that is accepted.
pub(super) fn find<'a>(
    model: &'a Model,
    shape: &ShapeId,
    name: &str,
    accept: impl Fn(&Member) -> bool,
) -> Option<&'a Member> {
    mixins(model, shape)
        .into_iter()
        .find_map(|mixin| mixin.kind.members().find(|member| member.name == name && accept(member)))
}

/// Returns the members of a shape, with those of its mixins at any distance.
pub(super) fn all<'a>(model: &'a Model, shape: &ShapeId) -> Vec<&'a Member> {
    let own = model.shapes.get(shape);
    own.into_iter().chain(mixins(model, shape)).flat_map(|shape| shape.kind.members()).collect()
}

/// Returns `true` if a mixin of a shape, at any distance, does not exist or is of another type.
pub(super) fn is_incomplete(model: &Model, shape: &ShapeId) -> bool {
    let own = model.shapes.get(shape);
    own.into_iter().chain(mixins(model, shape)).any(|shape| {
        let fits = |mixin: &Shape| mixin.kind.name() == shape.kind.name();
        shape.mixins.iter().any(|id| !model.shapes.get(id).is_some_and(fits))
    })
}

/// Returns the mixins of a shape at any distance, each once.
fn mixins<'a>(model: &'a Model, shape: &ShapeId) -> Vec<&'a Shape> {
    let own = model.shapes.get(shape);
    let mut open: Vec<&ShapeId> = own.map_or_else(Vec::new, |shape| shape.mixins.iter().collect());
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    while let Some(id) = open.pop() {
        if let Some(mixin) = model.shapes.get(id).filter(|_| seen.insert(id)) {
            all.push(mixin);
            open.extend(&mixin.mixins);
        }
    }
    all
}
