//! Checks that no two shape ids, and no two members of a structure or union, differ only in case.

use std::collections::HashMap;

use crate::error::Collected;
use crate::model::{Kind, Model, Shape, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let mut ids: HashMap<String, &ShapeId> = HashMap::with_capacity(model.shapes.len());
    for shape in model.shapes.values() {
        if let Some(first) = ids.insert(shape.id.as_str().to_ascii_lowercase(), &shape.id) {
            let found = format!("an id that differs from `{first}` only in case");
            errors.push(model.error(
                &shape.id,
                found,
                "ids that differ in more than case",
                "rename one of the two",
            ));
        }
        if matches!(shape.kind, Kind::Structure(_) | Kind::Union(_)) {
            check_members(model, shape, errors);
        }
    }
}

fn check_members(model: &Model, shape: &Shape, errors: &mut Collected) {
    let mut names: HashMap<String, &str> = HashMap::new();
    for member in shape.kind.members() {
        if let Some(first) = names.insert(member.name.to_ascii_lowercase(), &member.name) {
            let found = format!("a member name that differs from `{first}` only in case");
            let hint =
                "rename one of the two and give the wire name by a trait, such as `smithy.api#jsonName`";
            errors.push(model.member_error(
                &shape.id,
                &member.name,
                found,
                "names that differ in more than case",
                hint,
            ));
        }
    }
}
