//! Checks what the definitions of a model's own traits say about their uses: the shapes that may have them, the traits
//! that they conflict with, and whether one member of a shape may have them (Smithy 2.0, `trait` trait).

use std::collections::{HashMap, HashSet};

use crate::error::{Collected, Error};
use crate::model::selector::{Selected, Selections};
use crate::model::{Json, Kind, Member, Model, Shape, ShapeId, Traits, prelude};

const TRAIT: &str = "smithy.api#trait";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let selections = Selections::new(model);
    let mut exclusive = Exclusive::default();
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
            check_exclusive(model, shape, &mut exclusive, errors);
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
    errors: &mut Collected,
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
fn check_conflicts(model: &Model, traits: &Traits, at: impl Fn() -> Error, errors: &mut Collected) {
    let mut told: HashSet<[ShapeId; 2]> = HashSet::new();
    for id in traits.iter_unknown() {
        let conflicts = definition(model, id).and_then(|of| of.get("conflicts")).and_then(Json::as_array);
        for name in conflicts.into_iter().flatten().filter_map(Json::as_str) {
            let others = meant(name, id).into_iter().filter_map(|other| ShapeId::parse(&other));
            let mut others = others.filter(|other| other != id && traits.get(other.as_str()).is_some());
            let Some(other) = others.next() else { continue };
            if told.contains(&[other.clone(), id.clone()]) {
                continue;
            }
            told.insert([id.clone(), other.clone()]);
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

/// Returns the ids that a name may mean at the definition of a trait: one without a namespace is beside the trait, or of
/// Smithy.
fn meant(name: &str, of: &ShapeId) -> Vec<String> {
    match name.contains('#') {
        true => vec![name.to_owned()],
        false => vec![format!("{}#{name}", of.namespace()), format!("{}#{name}", prelude::NAMESPACE)],
    }
}

/// Reports the second member that has a trait of which a shape has one member at most, or whose target has it.
fn check_exclusive<'m>(
    model: &'m Model,
    shape: &'m Shape,
    exclusive: &mut Exclusive<'m>,
    errors: &mut Collected,
) {
    let mut first: HashMap<&ShapeId, &str> = HashMap::new();
    for member in shape.kind.members() {
        let own = member.traits.iter_unknown().filter(|id| is_exclusive(model, id, "member"));
        let own = own.map(|id| (id, "member"));
        let of_target = exclusive.of_target(model, &member.target).iter().map(|id| (*id, "target"));
        for (id, place) in own.chain(of_target) {
            let Some(other) = first.get(id) else {
                first.insert(id, &member.name);
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

/// The traits of shapes that one member of a structure or union may have as its target.
#[derive(Default)]
struct Exclusive<'m>(HashMap<&'m ShapeId, Vec<&'m ShapeId>>);

impl<'m> Exclusive<'m> {
    fn of_target(&mut self, model: &'m Model, target: &'m ShapeId) -> &[&'m ShapeId] {
        self.0.entry(target).or_insert_with(|| {
            let traits = model.shapes.get(target).into_iter().flat_map(|target| target.traits.iter_unknown());
            traits.filter(|id| is_exclusive(model, id, "target")).collect()
        })
    }
}

/// Returns `true` if one member of a shape may have a trait, or a target that has it.
fn is_exclusive(model: &Model, id: &ShapeId, place: &str) -> bool {
    let exclusive = definition(model, id).and_then(|of| of.get("structurallyExclusive"));
    exclusive.and_then(Json::as_str) == Some(place)
}
