//! The members, ids and properties that mixins give to a shape: each is looked at once, however many mixins there are.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Kind, Member, Operation, Resource, Service, Shape, ShapeId};

/// A member of a mixin.
type Given<'m> = (&'m ShapeId, &'m Member);

/// Puts what mixins have before what the shape has, in the order of the mixins. Returns the members whose target differs
/// from that in a mixin, each with the mixin.
pub(super) fn mix(kind: &mut Kind, mixins: &[&Shape]) -> Vec<(ShapeId, String)> {
    let of_the_same = |mixin: &&&Shape| mixin.kind.name() == kind.name();
    let mixins: Vec<&Shape> = mixins.iter().filter(of_the_same).copied().collect();
    match kind {
        Kind::Enum(own) | Kind::IntEnum(own) | Kind::Structure(own) | Kind::Union(own) => {
            mix_members(own, &mixins)
        }
        Kind::List(member) => mix_member(member, &named(&mixins, "member")),
        Kind::Map { key, value } => {
            let mut wrong = mix_member(key, &named(&mixins, "key"));
            wrong.extend(mix_member(value, &named(&mixins, "value")));
            wrong
        }
        Kind::Operation(own) => mix_operation(own, &mixins),
        Kind::Resource(own) => mix_resource(own, &mixins),
        Kind::Service(own) => mix_service(own, &mixins),
        _ => Vec::new(),
    }
}

/// Returns the members of one name.
fn named<'m>(mixins: &[&'m Shape], name: &str) -> Vec<Given<'m>> {
    let of = |mixin: &&'m Shape| -> Option<Given<'m>> {
        let mut members = mixin.kind.members();
        members.find(|member| member.name == name).map(|member| (&mixin.id, member))
    };
    mixins.iter().filter_map(of).collect()
}

fn mix_members(own: &mut Vec<Member>, mixins: &[&Shape]) -> Vec<(ShapeId, String)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut given: Vec<Vec<Given<'_>>> = Vec::new();
    for mixin in mixins {
        for member in mixin.kind.members() {
            let at = *places.entry(&member.name).or_insert(given.len());
            if at == given.len() {
                given.push(Vec::new());
            }
            given[at].push((&mixin.id, member));
        }
    }
    let mut mine: Vec<Option<Member>> = vec![None; given.len()];
    let mut rest = Vec::new();
    for member in std::mem::take(own) {
        match places.get(member.name.as_str()) {
            Some(at) => mine[*at] = Some(member),
            None => rest.push(member),
        }
    }
    let mut wrong = Vec::new();
    for (given, mine) in given.iter().zip(mine) {
        // If the shape does not restate a member, the last mixin's is the nearest.
        let (mut member, given) = match (mine, given.split_last()) {
            (Some(mine), _) => (mine, &given[..]),
            (None, Some(((_, last), before))) => ((*last).clone(), before),
            (None, None) => continue,
        };
        wrong.extend(mix_member(&mut member, given));
        own.push(member);
    }
    own.extend(rest);
    wrong
}

fn mix_member(own: &mut Member, given: &[Given<'_>]) -> Vec<(ShapeId, String)> {
    own.traits.inherit(given.iter().map(|(_, member)| (&member.traits, HashSet::new())));
    let differs = given.iter().filter(|(_, member)| member.target != own.target);
    differs.map(|(mixin, _)| ((*mixin).clone(), own.name.clone())).collect()
}

fn mix_operation(own: &mut Operation, mixins: &[&Shape]) -> Vec<(ShapeId, String)> {
    let all: Vec<&Operation> = mixins
        .iter()
        .filter_map(|mixin| match &mixin.kind {
            Kind::Operation(operation) => Some(operation),
            _ => None,
        })
        .collect();
    fill_in(&mut own.input, all.iter().map(|mixin| &mixin.input));
    fill_in(&mut own.output, all.iter().map(|mixin| &mixin.output));
    mix_ids(&mut own.errors, all.iter().map(|mixin| &mixin.errors));
    Vec::new()
}

fn mix_service(own: &mut Service, mixins: &[&Shape]) -> Vec<(ShapeId, String)> {
    let all: Vec<&Service> = mixins
        .iter()
        .filter_map(|mixin| match &mixin.kind {
            Kind::Service(service) => Some(service),
            _ => None,
        })
        .collect();
    if let Some(mixin) = all.iter().rev().find(|mixin| !mixin.version.is_empty())
        && own.version.is_empty()
    {
        own.version.clone_from(&mixin.version);
    }
    mix_ids(&mut own.operations, all.iter().map(|mixin| &mixin.operations));
    mix_ids(&mut own.resources, all.iter().map(|mixin| &mixin.resources));
    mix_ids(&mut own.errors, all.iter().map(|mixin| &mixin.errors));
    add_missing(&mut own.rename, all.iter().map(|mixin| &mixin.rename));
    Vec::new()
}

fn mix_resource(own: &mut Resource, mixins: &[&Shape]) -> Vec<(ShapeId, String)> {
    let all: Vec<&Resource> = mixins
        .iter()
        .filter_map(|mixin| match &mixin.kind {
            Kind::Resource(resource) => Some(resource),
            _ => None,
        })
        .collect();
    add_missing(&mut own.identifiers, all.iter().map(|mixin| &mixin.identifiers));
    add_missing(&mut own.properties, all.iter().map(|mixin| &mixin.properties));
    fill_in(&mut own.create, all.iter().map(|mixin| &mixin.create));
    fill_in(&mut own.put, all.iter().map(|mixin| &mixin.put));
    fill_in(&mut own.read, all.iter().map(|mixin| &mixin.read));
    fill_in(&mut own.update, all.iter().map(|mixin| &mixin.update));
    fill_in(&mut own.delete, all.iter().map(|mixin| &mixin.delete));
    fill_in(&mut own.list, all.iter().map(|mixin| &mixin.list));
    mix_ids(&mut own.operations, all.iter().map(|mixin| &mixin.operations));
    mix_ids(&mut own.collection_operations, all.iter().map(|mixin| &mixin.collection_operations));
    mix_ids(&mut own.resources, all.iter().map(|mixin| &mixin.resources));
    Vec::new()
}

/// Fills in what the shape does not have from the last mixin that has it.
fn fill_in<'m>(own: &mut Option<ShapeId>, given: impl DoubleEndedIterator<Item = &'m Option<ShapeId>>) {
    *own = own.take().or_else(|| given.rev().flatten().next().cloned());
}

/// Adds the entries that the shape does not have, of several the last mixin's.
fn add_missing<'m, K: Ord + Clone + 'm, V: Clone + 'm>(
    own: &mut BTreeMap<K, V>,
    given: impl DoubleEndedIterator<Item = &'m BTreeMap<K, V>>,
) {
    for (name, value) in given.rev().flatten() {
        own.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

/// Puts the ids of mixins before those of the shape, each where it comes first.
fn mix_ids<'m>(own: &mut Vec<ShapeId>, given: impl Iterator<Item = &'m Vec<ShapeId>>) {
    let mut known: HashSet<&ShapeId> = HashSet::new();
    let mut all = Vec::new();
    for ids in given {
        all.extend(ids.iter().filter(|id| !known.contains(id)).cloned());
        known.extend(ids);
    }
    all.extend(own.drain(..).filter(|id| !known.contains(id)));
    *own = all;
}
