//! Checks that recursion ends: a list or map of itself needs a structure or union in between, and structures and unions
//! have values that do not need another value of theirs inside (Smithy 2.0, section Recursive shape definitions).

use std::collections::{HashMap, HashSet};

use crate::error::Collected;
use crate::model::cycles::on_cycles;
use crate::model::{Kind, Member, Model, Shape, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let mut elements = Vec::new();
    for shape in model.shapes.values() {
        if let Kind::List(member) | Kind::Map { value: member, .. } = &shape.kind
            && let Some(Kind::List(_) | Kind::Map { .. }) =
                model.get(&member.target).map(|target| &target.kind)
        {
            elements.push((&shape.id, &member.target));
        }
    }
    for id in on_cycles(&elements) {
        let hint = "put a structure or union in between";
        errors.push(model.error(id, "a list or map of itself", "a structure or union on the way back", hint));
    }
    for id in on_cycles(&endless(model)) {
        let (found, expected, hint) = match model.get(id).map(|shape| &shape.kind) {
            Some(Kind::Union(_)) => (
                "a union each of whose members needs the union itself",
                "a member that does without",
                "add such a member, or make one on the way back optional",
            ),
            _ => (
                "a structure that requires itself",
                "a way back that may be absent",
                "make a member on the way back optional",
            ),
        };
        errors.push(model.error(id, found, expected, hint));
    }
}

/// Returns the structures and unions that have no value, each with those that a value would have inside.
fn endless(model: &Model) -> Vec<(&ShapeId, &ShapeId)> {
    let needs = model.shapes.values().map(|shape| (shape, needed(model, shape)));
    let needs: HashMap<&ShapeId, (&Shape, Vec<&ShapeId>)> = needs
        .filter(|(_, needed)| !needed.is_empty())
        .map(|(shape, needed)| (&shape.id, (shape, needed)))
        .collect();
    let (mut missing, mut users) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
    for (id, (shape, needed)) in &needs {
        let open = needed.iter().filter(|of| needs.contains_key(**of)).count();
        let is_union = matches!(shape.kind, Kind::Union(_));
        missing.insert(*id, if is_union { usize::from(open == needed.len()) } else { open });
        needed.iter().for_each(|of| users.entry(*of).or_default().push(*id));
    }
    let mut open: Vec<&ShapeId> =
        missing.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut ended: HashSet<&ShapeId> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        for user in users.get(id).into_iter().flatten() {
            let Some(count) = missing.get_mut(user) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 && ended.insert(user) {
                open.push(user);
            }
        }
    }
    let is_endless = |id: &ShapeId| missing.contains_key(id) && !ended.contains(id);
    let pairs = needs.iter().flat_map(|(id, (_, needed))| needed.iter().map(|of| (*id, *of)));
    pairs.filter(|(id, of)| is_endless(id) && is_endless(of)).collect()
}

/// Returns the structures and unions of which a value of a shape has a value inside: of all of them for a structure, of
/// one of them for a union. A shape that still takes in mixins may get members.
fn needed<'m>(model: &'m Model, shape: &'m Shape) -> Vec<&'m ShapeId> {
    let is_aggregate = |member: &&Member| {
        model.get(&member.target).is_some_and(|of| matches!(of.kind, Kind::Structure(_) | Kind::Union(_)))
    };
    match &shape.kind {
        Kind::Structure(members) if shape.mixins.is_empty() => {
            let required = members.iter().filter(|member| member.traits.required());
            required.filter(is_aggregate).map(|member| &member.target).collect()
        }
        Kind::Union(members)
            if shape.mixins.is_empty() && members.iter().all(|member| is_aggregate(&member)) =>
        {
            members.iter().map(|member| &member.target).collect()
        }
        _ => Vec::new(),
    }
}
