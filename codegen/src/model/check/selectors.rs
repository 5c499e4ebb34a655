//! Checks that traits are applied to shapes that can have them (Smithy 2.0, section Trait selectors), and not beside
//! conflicting ones.

use super::trait_targets::{At, SELECTORS};
use crate::error::{Collected, Error};
use crate::model::{Member, Model, Shape, ShapeId, Traits};

/// Reports misplaced traits, and removes them, so that no second error follows from them.
pub(super) fn check(model: &mut Model, errors: &mut Collected) {
    let mut misplaced: Vec<(ShapeId, Option<String>, &str)> = Vec::new();
    for shape in model.shapes.values() {
        check_conflicts(&shape.traits, || model.error(&shape.id, "", "", ""), errors);
        for (id, words) in at_shape(shape) {
            let found = format!("`{id}` at a shape of type {}", shape.kind.name());
            errors.push(model.error(&shape.id, found, words, hint(words)).inside(&["traits", id]));
            misplaced.push((shape.id.clone(), None, id));
        }
        for member in shape.kind.members() {
            let at = || model.member_error(&shape.id, &member.name, "", "", "");
            check_conflicts(&member.traits, at, errors);
            for (id, words) in at_member(model, shape, member) {
                let found = match model.get(&member.target) {
                    Some(target) if words.contains("of type") || words.contains("or a member") => {
                        format!("`{id}` at a member of type {}", target.kind.name())
                    }
                    _ => format!("`{id}` at a member of a shape of type {}", shape.kind.name()),
                };
                let error = model.member_error(&shape.id, &member.name, found, words, hint(words));
                errors.push(error.inside(&["traits", id]));
                misplaced.push((shape.id.clone(), Some(member.name.clone()), id));
            }
        }
    }
    for (shape, member, id) in misplaced {
        let Some(shape) = model.shapes.get_mut(&shape) else { continue };
        match member {
            None => shape.traits.remove(id),
            Some(name) => {
                shape.kind.member_mut(&name).into_iter().for_each(|member| member.traits.remove(id));
            }
        }
    }
}

/// Stands before what a shape must have for a trait.
const WITH: &str = " with ";

fn hint(words: &str) -> String {
    match words.split_once(WITH) {
        Some((_, lacking)) => format!("add {lacking}, or remove the trait"),
        None => format!("remove the trait, or give it to {words}"),
    }
}

fn selectors(traits: &Traits) -> impl Iterator<Item = &'static (&'static str, At, &'static str)> {
    traits.iter().filter_map(|(id, _)| {
        SELECTORS.binary_search_by(|(known, ..)| (*known).cmp(id.as_str())).ok().map(|at| &SELECTORS[at])
    })
}

/// Returns the traits that a shape cannot have, with the shapes that can, in words.
fn at_shape(shape: &Shape) -> Vec<(&'static str, &'static str)> {
    let fits = |at: &At| match at {
        At::OfShape(fits) | At::Any(fits) | At::Either(fits, _) => fits(shape),
        At::Value(fits) => fits(&shape.kind),
        At::MemberOf(_) | At::Member(_) => false,
    };
    // A mixin that is still to be taken in may bring what it lacks, as may the shape that takes it in.
    let is_open = shape.traits.mixin() || !shape.mixins.is_empty();
    let may_come = |words: &str| is_open && (words.ends_with("an error") || words.contains(WITH));
    let misplaced = selectors(&shape.traits).filter(|(_, at, words)| !(fits(at) || may_come(words)));
    misplaced.map(|(id, _, words)| (*id, *words)).collect()
}

/// Returns the traits that a member cannot have, with the shapes that can, in words.
fn at_member(model: &Model, shape: &Shape, member: &Member) -> Vec<(&'static str, &'static str)> {
    let target = model.get(&member.target).map(|target| &target.kind);
    let fits = |at: &At| match at {
        At::OfShape(_) => false,
        At::Any(_) => true,
        At::MemberOf(fits) | At::Either(_, fits) => fits(&shape.kind),
        At::Member(fits) => fits(model, &shape.kind, member),
        // A target that does not exist was told already.
        At::Value(fits) => target.is_none_or(fits),
    };
    let misplaced = selectors(&member.traits).filter(|(_, at, _)| !fits(at));
    misplaced.map(|(id, _, words)| (*id, *words)).collect()
}

/// Traits of which a shape or member has one at most.
const CONFLICTS: &[(&str, &str)] = &[
    ("smithy.api#readonly", "smithy.api#idempotent"),
    ("smithy.api#xmlAttribute", "smithy.api#xmlNamespace"),
    ("smithy.api#input", "smithy.api#output"),
    ("smithy.api#input", "smithy.api#error"),
    ("smithy.api#output", "smithy.api#error"),
    ("smithy.api#eventHeader", "smithy.api#eventPayload"),
    ("smithy.api#required", "smithy.api#recommended"),
    ("smithy.api#resourceIdentifier", "smithy.api#property"),
    ("smithy.api#sparse", "smithy.api#uniqueItems"),
    ("alloy#discriminated", "alloy#untagged"),
];

fn check_conflicts(traits: &Traits, at: impl Fn() -> Error, errors: &mut Collected) {
    for (first, second) in CONFLICTS {
        if traits.get(first).is_some() && traits.get(second).is_some() {
            let error = Error {
                found: format!("`{second}` beside `{first}`"),
                expected: "one of the two".to_owned(),
                hint: "remove one of the two traits".to_owned(),
                ..at()
            };
            errors.push(error.inside(&["traits", second]));
        }
    }
}
