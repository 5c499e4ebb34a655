//! Members that a shape has through its mixins.

use std::collections::BTreeSet;

use super::{Member, Model, ShapeId};

/// Returns the nearest member of that name in the mixins of a shape, at any distance, that is accepted.
pub(super) fn find<'a>(
    model: &'a Model,
    shape: &ShapeId,
    name: &str,
    accept: impl Fn(&Member) -> bool,
) -> Option<&'a Member> {
    let mut open: Vec<&ShapeId> = model.shapes.get(shape)?.mixins.iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(mixin) = model.shapes.get(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        if let Some(member) = mixin.kind.members().find(|member| member.name == name && accept(member)) {
            return Some(member);
        }
        open.extend(&mixin.mixins);
    }
    None
}
