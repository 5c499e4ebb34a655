//! Checks what the definitions of a model's own traits say about their uses: the shapes that may have them, the traits
//! that they conflict with, and whether one member of a shape may have them (Smithy 2.0, `trait` trait).

use crate::error::Error;
use crate::model::selector::{Selected, Selections};
use crate::model::{Json, Kind, Member, Model, Shape, ShapeId, Traits};

const TRAIT: &str = "smithy.api#trait";

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    let selections = Selections::new(model);
    for shape in model.shapes.values() {
        let at = || model.error(&shape.id, "", "", "");
        check_conflicts(model, &shape.traits, at, errors);
        check_place(&selections, shape, None, at, errors);
        for member in shape.kind.members() {
            let at = || model.member_error(&shape.id, &member.name, "", "", "");
            check_conflicts(model, &member.traits, at, errors);
            check_place(&selections, shape, Some(member), at, errors);
        }
        if matches!(shape.kind, Kind::Structure(_) | Kind::Union(_)) {
            check_exclusive(model, shape, errors);
        }
    }
}

/// Returns the value of `smithy.api#trait` at the definition of a trait.
fn definition<'m>(model: &'m Model, id: &ShapeId) -> Option<&'m Json> {
    model.shapes.get(id)?.traits.get(TRAIT)
}

/// Returns the selector of the shapes that may have a trait which the model defines.
pub(crate) fn selector<'m>(model: &'m Model, id: &ShapeId) -> Option<&'m str> {
    definition(model, id)?.get("selector").and_then(Json::as_str)
}

/// Reports traits of a shape or member that the selectors of their definitions do not select.
fn check_place(
    selections: &Selections<'_>,
    shape: &Shape,
    member: Option<&Member>,
    at: impl Fn() -> Error,
    errors: &mut Vec<Error>,
) {
    let model = selections.model();
    let (traits, place) = match member {
        Some(member) => (&member.traits, "a member of a shape"),
        None => (&shape.traits, "a shape"),
    };
    for id in traits.iter_unknown() {
        let Some(selector) = selector(model, id) else { continue };
        let Selected::These(shapes) = &*selections.of(selector) else { continue };
        if !shapes.contains(&shape.id, member.map(|member| member.name.as_str())) {
            let error = Error {
                found: format!("`{id}` at {place} of type {}", shape.kind.name()),
                expected: format!("a shape that `{selector}` selects"),
                hint: "remove the trait, or correct the selector in its definition".to_owned(),
                ..at()
            };
            errors.push(error.inside(&["traits", id.as_str()]));
        }
    }
}

/// Reports traits beside one of the model that conflicts with them. Two that conflict with each other are told once.
fn check_conflicts(model: &Model, traits: &Traits, at: impl Fn() -> Error, errors: &mut Vec<Error>) {
    let mut told: Vec<[&str; 2]> = Vec::new();
    for id in traits.iter_unknown() {
        let conflicts = definition(model, id).and_then(|of| of.get("conflicts")).and_then(Json::as_array);
        for name in conflicts.into_iter().flatten().filter_map(Json::as_str) {
            let is_meant = |other: &ShapeId| other.as_str() == name || is_relative(other, name, id);
            let mut others = traits.iter().map(|(other, _)| other).filter(|other| *other != id);
            let Some(other) = others.find(|other| is_meant(other)) else { continue };
            if told.contains(&[other.as_str(), id.as_str()]) {
                continue;
            }
            told.push([id.as_str(), other.as_str()]);
            let error = Error {
                found: format!("`{id}` beside `{other}`, with which it conflicts"),
                expected: "one of the two".to_owned(),
                hint: "remove one of the two traits".to_owned(),
                ..at()
            };
            errors.push(error.inside(&["traits", id.as_str()]));
        }
    }
}

/// Returns `true` if a name without a namespace means a shape: one beside the trait that names it, or of Smithy.
fn is_relative(shape: &ShapeId, name: &str, of: &ShapeId) -> bool {
    shape.name() == name && [of.namespace(), "smithy.api"].contains(&shape.namespace())
}

/// Reports the second member that has a trait of which a shape has one member at most, or whose target has it.
fn check_exclusive(model: &Model, shape: &Shape, errors: &mut Vec<Error>) {
    let mut first: Vec<(&ShapeId, &str)> = Vec::new();
    for member in shape.kind.members() {
        let of_target = model.shapes.get(&member.target).map(|target| &target.traits);
        let own = member.traits.iter_unknown().map(|id| (id, "member"));
        let of_target = of_target.into_iter().flat_map(Traits::iter_unknown).map(|id| (id, "target"));
        for (id, place) in own.chain(of_target) {
            let exclusive = definition(model, id).and_then(|of| of.get("structurallyExclusive"));
            if exclusive.and_then(Json::as_str) != Some(place) {
                continue;
            }
            let Some((_, other)) = first.iter().find(|(known, _)| *known == id) else {
                first.push((id, &member.name));
                continue;
            };
            let found = match place {
                "member" => format!("`{id}` at a second member: `{other}` has it"),
                _ => format!("a second member whose target has `{id}`: that of `{other}` has it"),
            };
            let hint = "remove one of the two members, or the trait";
            let error = model.member_error(&shape.id, &member.name, found, "one such member", hint);
            errors.push(if place == "member" { error.inside(&["traits", id.as_str()]) } else { error });
        }
    }
}
