//! Copies the traits, members and properties of mixins into the shapes that use them.

mod mix;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::error::{Error, Errors};
use crate::model::{Kind, Model, Shape, ShapeId, Traits, check, enum_values};

use mix::mix;

const MIXIN: &str = "smithy.api#mixin";

/// The most members, traits and properties that mixins give to all shapes together: those of mixins in each other are
/// given again and again.
const MOST: usize = 1 << 18;

/// Writes the traits, members and properties of mixins into the shapes that take them in.
///
/// Members of mixins come first, in the order of the mixins. For traits, what stands nearer wins: the shape and what is
/// applied to it, then its last mixin, then the mixins before. `smithy.api#mixin` and the mixin's `localTraits` stay behind.
///
/// # Errors
/// Returns errors of members that are to have another target than in the mixin, of mixins that give too much, and of
/// shapes that only now have all their members.
pub fn flatten_mixins(mut model: Model) -> Result<Model, Errors> {
    let order = mixins_first(&model);
    if order.is_empty() {
        return Ok(model);
    }
    let Some(is_mixin) = ShapeId::parse(MIXIN) else { return Ok(model) };
    let mut errors = Vec::new();
    let mut given = 0;
    for id in order {
        let Some(mut shape) = model.shapes.remove(&id) else {
            continue;
        };
        let mixins = std::mem::take(&mut shape.mixins);
        let mixins: Vec<&Shape> = mixins.iter().filter_map(|id| model.shapes.get(id)).collect();
        for mixin in mixins.iter().rev() {
            given += size(mixin);
            if given > MOST {
                let found =
                    format!("mixins that give more than {MOST} members and traits to shapes together");
                let hint = "let the shapes of the model take in fewer mixins, or mixins with less in them";
                let error = model.error(&mixin.id, found, "mixins that give less", hint);
                return Err(Error { id: "Mixin", ..error }.into());
            }
        }
        shape.traits.inherit(mixins.iter().map(|mixin| (&mixin.traits, local(mixin, &is_mixin))));
        for (mixin, name) in mix(&mut shape.kind, &mixins) {
            let found = "another target than in the mixin";
            errors.push((id.clone(), name, found, format!("the target that `{mixin}` gives it")));
        }
        apply_mixed_in(&mut shape);
        enum_values::complete(&mut shape);
        model.shapes.insert(id, shape);
    }
    let mut errors: Vec<_> = errors
        .into_iter()
        .map(|(id, name, found, expected)| {
            let hint = "take the member out of the shape, or correct its target";
            model.member_error(&id, &name, found, expected, hint).inside(&["target"])
        })
        .collect();
    // Members that met in a shape only now may differ only in case, or require the shape itself.
    errors.extend(check::check(&mut model));
    Errors::unless(errors, model)
}

/// Returns the traits of a mixin that stay with it.
fn local<'m>(mixin: &'m Shape, is_mixin: &'m ShapeId) -> HashSet<&'m ShapeId> {
    mixin.traits.local_traits().unwrap_or_default().iter().chain([is_mixin]).collect()
}

/// Gives the members that came from mixins the traits that are applied to them here.
fn apply_mixed_in(shape: &mut Shape) {
    let mut applied: HashMap<String, Traits> = std::mem::take(&mut shape.mixed_in).into_iter().collect();
    for at in 0..if applied.is_empty() { 0 } else { shape.kind.members().count() } {
        let Some(member) = shape.kind.member_at_mut(at) else { continue };
        if let Some(mut traits) = applied.remove(&member.name) {
            traits.inherit([(&member.traits, HashSet::new())]);
            member.traits = traits;
        }
    }
}

/// Returns the number of members, traits and properties that a mixin gives to a shape.
fn size(mixin: &Shape) -> usize {
    let properties = match &mixin.kind {
        Kind::Operation(operation) => operation.errors.len(),
        Kind::Resource(of) => {
            let named = of.identifiers.len() + of.properties.len();
            named + of.operations.len() + of.collection_operations.len() + of.resources.len()
        }
        Kind::Service(of) => of.operations.len() + of.resources.len() + of.errors.len() + of.rename.len(),
        kind => kind.members().map(|member| 1 + member.traits.iter().count()).sum(),
    };
    properties + mixin.traits.iter().count()
}

/// Returns the shapes with mixins, each after its own mixins.
fn mixins_first(model: &Model) -> Vec<ShapeId> {
    let mut missing: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let has_mixins = |shape: &&Shape| !shape.mixins.is_empty();
    for shape in model.shapes.values().filter(has_mixins) {
        let waits_for =
            shape.mixins.iter().filter(|id| model.shapes.get(*id).as_ref().is_some_and(has_mixins));
        missing.insert(&shape.id, waits_for.clone().count());
        for mixin in waits_for {
            users.entry(mixin).or_default().push(&shape.id);
        }
    }
    let mut order: Vec<&ShapeId> =
        missing.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut done = 0;
    while let Some(id) = order.get(done).copied() {
        done += 1;
        for user in users.get(id).into_iter().flatten() {
            if let Some(count) = missing.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    order.push(user);
                }
            }
        }
    }
    order.into_iter().cloned().collect()
}
