//! Copies the traits, members and properties of mixins into the shapes that use them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::error::{Error, Errors};
use crate::model::{Kind, Member, Model, Operation, Resource, Service, Shape, ShapeId, check, enum_values};

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
    let mut errors = Vec::new();
    let mut given = 0;
    for id in order {
        let Some(mut shape) = model.shapes.remove(&id) else {
            continue;
        };
        for mixin in std::mem::take(&mut shape.mixins).iter().rev() {
            let Some(mixin) = model.shapes.get(mixin) else {
                continue;
            };
            given += size(mixin);
            if given > MOST {
                let found =
                    format!("mixins that give more than {MOST} members and traits to shapes together");
                let hint = "let the shapes of the model take in fewer mixins, or mixins with less in them";
                let error = model.error(&mixin.id, found, "mixins that give less", hint);
                return Err(Error { id: "Mixin", ..error }.into());
            }
            let local = mixin.traits.local_traits().unwrap_or_default();
            shape.traits.inherit(&mixin.traits, |id| id.as_str() != MIXIN && !local.contains(id));
            if let Some(name) = mix(&mut shape.kind, &mixin.kind) {
                let found = "another target than in the mixin";
                errors.push((id.clone(), name, found, format!("the target that `{}` gives it", mixin.id)));
            }
        }
        for (name, mut traits) in std::mem::take(&mut shape.mixed_in) {
            if let Some(member) = shape.kind.member_mut(&name) {
                traits.inherit(&member.traits, |_| true);
                member.traits = traits;
            }
        }
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

/// Puts what a mixin has before what the shape has. Gives the name of a member whose target differs.
fn mix(kind: &mut Kind, mixin: &Kind) -> Option<String> {
    match (kind, mixin) {
        (Kind::Enum(own), Kind::Enum(mixed))
        | (Kind::IntEnum(own), Kind::IntEnum(mixed))
        | (Kind::Structure(own), Kind::Structure(mixed))
        | (Kind::Union(own), Kind::Union(mixed)) => mix_members(own, mixed),
        (Kind::List(own), Kind::List(mixed)) => mix_member(own, mixed),
        (Kind::Map { key, value }, Kind::Map { key: mixed_key, value: mixed_value }) => {
            mix_member(key, mixed_key).or(mix_member(value, mixed_value))
        }
        (Kind::Operation(own), Kind::Operation(mixed)) => mix_operation(own, mixed),
        (Kind::Resource(own), Kind::Resource(mixed)) => mix_resource(own, mixed),
        (Kind::Service(own), Kind::Service(mixed)) => mix_service(own, mixed),
        _ => None,
    }
}

fn mix_members(own: &mut Vec<Member>, mixed: &[Member]) -> Option<String> {
    let mut all = mixed.to_vec();
    let places: HashMap<&str, usize> =
        mixed.iter().enumerate().map(|(index, member)| (member.name.as_str(), index)).collect();
    let mut wrong = None;
    for mut member in std::mem::take(own) {
        match places.get(member.name.as_str()) {
            None => all.push(member),
            Some(index) => {
                wrong = mix_member(&mut member, &mixed[*index]).or(wrong);
                all[*index] = member;
            }
        }
    }
    *own = all;
    wrong
}

fn mix_member(own: &mut Member, mixed: &Member) -> Option<String> {
    own.traits.inherit(&mixed.traits, |_| true);
    (own.target != mixed.target).then(|| own.name.clone())
}

fn mix_operation(own: &mut Operation, mixed: &Operation) -> Option<String> {
    own.input = own.input.take().or_else(|| mixed.input.clone());
    own.output = own.output.take().or_else(|| mixed.output.clone());
    mix_ids(&mut own.errors, &mixed.errors);
    None
}

fn mix_service(own: &mut Service, mixed: &Service) -> Option<String> {
    if own.version.is_empty() {
        own.version.clone_from(&mixed.version);
    }
    mix_ids(&mut own.operations, &mixed.operations);
    mix_ids(&mut own.resources, &mixed.resources);
    mix_ids(&mut own.errors, &mixed.errors);
    for (id, name) in &mixed.rename {
        own.rename.entry(id.clone()).or_insert_with(|| name.clone());
    }
    None
}

fn mix_resource(own: &mut Resource, mixed: &Resource) -> Option<String> {
    for (own, mixed) in [(&mut own.identifiers, &mixed.identifiers), (&mut own.properties, &mixed.properties)]
    {
        for (name, target) in mixed {
            own.entry(name.clone()).or_insert_with(|| target.clone());
        }
    }
    let lifecycle = [
        (&mut own.create, &mixed.create),
        (&mut own.put, &mixed.put),
        (&mut own.read, &mixed.read),
        (&mut own.update, &mixed.update),
        (&mut own.delete, &mixed.delete),
        (&mut own.list, &mixed.list),
    ];
    for (own, mixed) in lifecycle {
        *own = own.take().or_else(|| mixed.clone());
    }
    mix_ids(&mut own.operations, &mixed.operations);
    mix_ids(&mut own.collection_operations, &mixed.collection_operations);
    mix_ids(&mut own.resources, &mixed.resources);
    None
}

fn mix_ids(own: &mut Vec<ShapeId>, mixed: &[ShapeId]) {
    let known: HashSet<&ShapeId> = mixed.iter().collect();
    let added: Vec<ShapeId> = own.drain(..).filter(|id| !known.contains(id)).collect();
    own.extend(mixed.iter().cloned().chain(added));
}
