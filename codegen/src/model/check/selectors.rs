//! Checks that traits are applied to shapes that can have them (Smithy 2.0, section Trait selectors), and not beside
//! conflicting ones.

use super::trait_targets::{At, Row, SELECTORS};
use crate::error::{Collected, Error};
use crate::model::{Member, Model, Shape, ShapeId, Traits};

/// Reports misplaced traits, and removes them, so that no second error follows from them.
pub(super) fn check(model: &mut Model, errors: &mut Collected) {
    let mut misplaced: Vec<(ShapeId, Option<String>, &str)> = Vec::new();
    for shape in model.shapes.values() {
        check_conflicts(&shape.traits, || model.error(&shape.id, "", "", ""), errors);
        for Misplaced { id, words, hint, .. } in at_shape(shape) {
            let found = format!("`{id}` at a shape of type {}", shape.kind.name());
            errors.push(model.error(&shape.id, found, words, hint).inside(&["traits", id]));
            misplaced.push((shape.id.clone(), None, id));
        }
        for member in shape.kind.members() {
            let at = || model.member_error(&shape.id, &member.name, "", "", "");
            check_conflicts(&member.traits, at, errors);
            for Misplaced { id, words, is_target, hint } in at_member(model, shape, member) {
                let found = match model.get(&member.target) {
                    Some(target) if is_target => format!("`{id}` at a member of type {}", target.kind.name()),
                    _ => format!("`{id}` at a member of a shape of type {}", shape.kind.name()),
                };
                let error = model.member_error(&shape.id, &member.name, found, words, hint);
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

/// A trait that a shape or member cannot have.
struct Misplaced {
    id: &'static str,
    /// The shapes that can have it.
    words: &'static str,
    /// If true, the target of the member does not fit.
    is_target: bool,
    hint: String,
}

impl Misplaced {
    /// `lacking` is what the shape or member need only have for it.
    fn new((id, _, words): &'static Row, lacking: Option<&str>) -> Self {
        let hint = match lacking {
            Some(lacking) => format!("add {lacking}, or remove the trait"),
            None => format!("remove the trait, or give it to {words}"),
        };
        Misplaced { id, words, is_target: false, hint }
    }
}

fn selectors(traits: &Traits) -> impl Iterator<Item = &'static Row> {
    traits.iter().filter_map(|(id, _)| {
        SELECTORS.binary_search_by(|(known, ..)| (*known).cmp(id.as_str())).ok().map(|at| &SELECTORS[at])
    })
}

/// Returns the traits that a shape cannot have.
fn at_shape(shape: &Shape) -> Vec<Misplaced> {
    // A mixin that is still to be taken in may bring what it lacks, as may the shape that takes it in.
    let is_open = shape.traits.mixin() || !shape.mixins.is_empty();
    let misplaced = |row: &'static Row| {
        let (_, at, _) = row;
        let fits = match at {
            At::OfShape(fits) | At::Any(fits) | At::Either(fits, _) => fits(shape),
            At::Value(fits) => fits(&shape.kind),
            At::Having(fits, has, lacking) if fits(shape) => {
                return (!has(shape) && !is_open).then(|| Misplaced::new(row, Some(lacking)));
            }
            At::Having(..) | At::MemberOf(_) | At::MemberHaving(..) | At::Targeting(..) => false,
        };
        (!fits).then(|| Misplaced::new(row, None))
    };
    selectors(&shape.traits).filter_map(misplaced).collect()
}

/// Returns the traits that a member cannot have.
fn at_member(model: &Model, shape: &Shape, member: &Member) -> Vec<Misplaced> {
    let target = model.get(&member.target).map(|target| &target.kind);
    let misplaced = |row: &'static Row| {
        let (_, at, _) = row;
        let (fits, is_target) = match at {
            At::OfShape(_) | At::Having(..) => (false, false),
            At::Any(_) => (true, false),
            At::MemberOf(fits) | At::Either(_, fits) => (fits(&shape.kind), false),
            At::MemberHaving(fits, has, lacking) if fits(&shape.kind) => {
                return (!has(member)).then(|| Misplaced::new(row, Some(lacking)));
            }
            At::Targeting(of, fits) if of(&shape.kind) => (fits(model, &shape.kind, member), true),
            At::MemberHaving(..) | At::Targeting(..) => (false, false),
            // A target that does not exist was told already.
            At::Value(fits) => (target.is_none_or(fits), true),
        };
        (!fits).then(|| Misplaced { is_target, ..Misplaced::new(row, None) })
    };
    selectors(&member.traits).filter_map(misplaced).collect()
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
    ("smithy.api#error", "smithy.api#trait"),
    ("alloy#discriminated", "alloy#untagged"),
    ("aws.api#controlPlane", "aws.api#dataPlane"),
    ("aws.cloudformation#cfnExcludeProperty", "aws.cloudformation#cfnAdditionalIdentifier"),
    ("aws.cloudformation#cfnExcludeProperty", "aws.cloudformation#cfnDefaultValue"),
    ("aws.cloudformation#cfnExcludeProperty", "aws.cloudformation#cfnMutability"),
    ("aws.endpoints#standardPartitionalEndpoints", "aws.endpoints#standardRegionalEndpoints"),
];

fn check_conflicts(traits: &Traits, at: impl Fn() -> Error, errors: &mut Collected) {
    if traits.iter().nth(1).is_none() {
        return; // as most members
    }
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
