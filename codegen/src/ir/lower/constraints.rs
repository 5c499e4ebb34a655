//! Constraint traits of a member, of its target, and of what the target contains.

use super::member::DEEPEST;
use crate::ir::Constraints;
use crate::model::traits::{Length, Range};
use crate::model::{Kind, Member, Model};

/// What constrains a member; the member's own traits go before its target's.
pub(super) fn of_member(model: &Model, member: &Member) -> Option<Constraints> {
    of(model, member, DEEPEST)
}

fn of(model: &Model, member: &Member, depth: usize) -> Option<Constraints> {
    let shape = model.get(&member.target)?;
    let inner = |member: &Member| of(model, member, depth.checked_sub(1)?).map(Box::new);
    let own = &member.traits;
    let (key, element) = match &shape.kind {
        Kind::List(element) => (None, inner(element)),
        Kind::Map { key, value } => (inner(key), inner(value)),
        _ => (None, None),
    };
    let constraints = Constraints {
        length: own.length().or(shape.traits.length()).map(bounds),
        range: own.range().or(shape.traits.range()).map(|Range { min, max }| (min.clone(), max.clone())),
        pattern: own.pattern().or(shape.traits.pattern()).map(str::to_owned),
        unique_items: own.unique_items() || shape.traits.unique_items(),
        key,
        element,
    };
    (constraints != Constraints::default()).then_some(constraints)
}

fn bounds(length: &Length) -> (u64, u64) {
    (length.min.unwrap_or(0), length.max.unwrap_or(u64::MAX))
}
