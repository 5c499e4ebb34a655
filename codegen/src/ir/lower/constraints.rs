//! Constraint traits of a member, of its target, and of what the target contains.

use std::collections::BTreeMap;

use super::member::DEEPEST;
use crate::ir::Constraints;
use crate::model::{Kind, Member, Model, ShapeId};

/// Returns the constraints of a member. Its own traits take precedence over those of its target.
pub(super) fn of_member(
    model: &Model,
    names: &BTreeMap<&ShapeId, String>,
    member: &Member,
) -> Option<Constraints> {
    of(model, names, member, DEEPEST)
}

fn of(
    model: &Model,
    names: &BTreeMap<&ShapeId, String>,
    member: &Member,
    depth: usize,
) -> Option<Constraints> {
    let shape = model.get(&member.target)?;
    let inner = |member: &Member| of(model, names, member, depth.checked_sub(1)?);
    let own = &member.traits;
    let (key, element) = match &shape.kind {
        Kind::List(element) => (None, inner(element)),
        Kind::Map { key, value } => (of_key(names, key, inner(key)), inner(value)),
        _ => (None, None),
    };
    let constraints = Constraints {
        length: own.length().or(shape.traits.length()).cloned(),
        range: own.range().or(shape.traits.range()).cloned(),
        pattern: own.pattern().or(shape.traits.pattern()).map(str::to_owned),
        unique_items: own.unique_items() || shape.traits.unique_items(),
        enumeration: None,
        key: key.map(Box::new),
        element: element.map(Box::new),
    };
    (constraints != Constraints::default()).then_some(constraints)
}

/// Keys are strings in Rust: that they are of an enum is a constraint.
fn of_key(names: &BTreeMap<&ShapeId, String>, key: &Member, own: Option<Constraints>) -> Option<Constraints> {
    match names.get(&&key.target) {
        Some(name) => Some(Constraints { enumeration: Some(name.clone()), ..own.unwrap_or_default() }),
        None => own,
    }
}
