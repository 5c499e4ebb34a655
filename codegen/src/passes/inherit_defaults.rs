//! Copies the default of a target into the member, as in Smithy 2.0.

use crate::model::{Kind, Model};

/// Gives each structure member without a default of its own that of its target. Numbers and truth values of Smithy 1.0 models
/// and the `Primitive` shapes of the prelude have one; `box` at the member, or a default of null, keeps it away.
pub fn inherit_defaults(mut model: Model) -> Model {
    let mut found = Vec::new();
    for shape in model.shapes.values() {
        let Kind::Structure(members) = &shape.kind else {
            continue;
        };
        for (index, member) in members.iter().enumerate() {
            if member.traits.default().is_some() || member.traits.boxed() {
                continue;
            }
            if let Some(default) = model.get(&member.target).and_then(|target| target.traits.default()) {
                found.push((shape.id.clone(), index, default.clone()));
            }
        }
    }
    for (id, index, default) in found {
        if let Some(member) = model.shapes.get_mut(&id).and_then(|shape| shape.kind.member_at_mut(index)) {
            member.traits.set_default(default);
        }
    }
    model
}
