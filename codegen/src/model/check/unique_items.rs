//! Checks that unique items are of types whose values can be told apart (Smithy 2.0, `uniqueItems` trait).

use std::collections::{HashMap, HashSet};

use crate::error::Collected;
use crate::model::{Kind, Model, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let lists = || {
        let all = model.shapes.values().filter(|shape| shape.traits.unique_items());
        all.filter_map(|shape| match &shape.kind {
            Kind::List(member) => Some((shape, member)),
            _ => None,
        })
    };
    if lists().next().is_none() {
        return;
    }
    let vague = vague(model);
    for (shape, member) in lists() {
        let Some(kind) = vague.get(&member.target) else { continue };
        let place = match model.get(&member.target) {
            Some(target) if target.kind.is_simple() => format!("of type {kind}"),
            _ => format!("with values of type {kind} inside"),
        };
        let found = format!("`smithy.api#uniqueItems` at a list with items {place}");
        let expected =
            "items without floats, doubles and documents, which are not always equal to themselves";
        let hint = "remove the trait, or let the items be of another type";
        errors.push(
            model.error(&shape.id, found, expected, hint).inside(&["traits", "smithy.api#uniqueItems"]),
        );
    }
}

/// Returns the shapes that are, or lead to, a type without a full equality, each with that type.
fn vague(model: &Model) -> HashMap<&ShapeId, &'static str> {
    let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    let mut targets = HashSet::new();
    for shape in model.shapes.values() {
        for member in shape.kind.members() {
            users.entry(&member.target).or_default().push(&shape.id);
            targets.insert(&member.target);
        }
    }
    let is_vague = |id: &&ShapeId| {
        let kind = &model.get(id)?.kind;
        matches!(kind, Kind::Float | Kind::Double | Kind::Document).then(|| kind.name())
    };
    let mut open: Vec<(&ShapeId, &'static str)> =
        targets.into_iter().filter_map(|id| Some((id, is_vague(&id)?))).collect();
    // The same type is told on every run.
    open.sort_unstable();
    let mut vague = HashMap::new();
    while let Some((id, kind)) = open.pop() {
        if vague.insert(id, kind).is_none() {
            open.extend(users.get(id).into_iter().flatten().map(|user| (*user, kind)));
        }
    }
    vague
}
