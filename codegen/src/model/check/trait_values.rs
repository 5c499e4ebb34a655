//! Checks that traits which the model defines are traits, and that their values are those of their shapes (Smithy 2.0,
//! section Defining traits).

use super::is_blamed;
use crate::error::{Collected, Error};
use crate::model::node::{Problem, ProblemKind, Times, problems};
use crate::model::selector::Selections;
use crate::model::{Model, Shape, Traits};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_told = |shape: &Shape| is_blamed(&told, shape);
    let selections = Selections::new(model);
    for shape in model.shapes.values() {
        check_traits(&selections, &shape.traits, || model.error(&shape.id, "", "", ""), &is_told, errors);
        for member in shape.kind.members() {
            let at = || model.member_error(&shape.id, &member.name, "", "", "");
            check_traits(&selections, &member.traits, at, &is_told, errors);
        }
    }
}

fn check_traits(
    selections: &Selections<'_>,
    traits: &Traits,
    at: impl Fn() -> Error,
    is_told: &dyn Fn(&Shape) -> bool,
    errors: &mut Collected,
) {
    for id in traits.iter_unknown() {
        let (Some(definition), Some(value)) = (selections.model().shapes.get(id), traits.get(id.as_str()))
        else {
            continue;
        };
        let mut report = |path: &str, found: String, expected: String, hint: String| {
            let mut error = Error { found, expected, hint, ..at() };
            error.location.path.push_str(&format!(".traits[\"{id}\"]{path}"));
            errors.push(error);
        };
        if definition.traits.get("smithy.api#trait").is_none() {
            let found = format!("`{id}`, a shape of type {} that is no trait", definition.kind.name());
            let hint = format!("add `smithy.api#trait` to `{id}`, or correct the id");
            report("", found, "a trait".to_owned(), hint);
            continue;
        }
        for Problem { path, kind, found, expected, hint } in
            problems(selections, Times::Formatted, id, value, is_told)
        {
            // Smithy's tools only warn of these.
            if kind != ProblemKind::UnknownMember {
                report(&path, found, expected, hint);
            }
        }
    }
}
