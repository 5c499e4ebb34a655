//! Checks that structures which are marked as inputs or outputs are those of one operation, and of nothing else (Smithy
//! 2.0, `input` and `output` traits).

use std::collections::HashMap;

use crate::error::Collected;
use crate::model::{Kind, Model, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let mut users: HashMap<&ShapeId, &ShapeId> = HashMap::new();
    for shape in model.shapes.values() {
        if let Kind::Operation(operation) = &shape.kind
            && !shape.traits.mixin()
        {
            for (property, id) in [("input", &operation.input), ("output", &operation.output)] {
                let Some((id, mark)) = id.as_ref().and_then(|id| marked(model, id)) else { continue };
                let Some(first) = users.insert(id, &shape.id) else { continue };
                let found = format!("`{id}`, which has `{mark}` and is the {property} of `{first}`, too");
                let hint =
                    format!("give the operation a structure of its own, or remove `{mark}` from `{id}`");
                let error = model.error(&shape.id, found, "a structure of its own", hint);
                errors.push(error.inside(&[property, "target"]));
            }
        }
        for member in shape.kind.members() {
            let Some((id, mark)) = marked(model, &member.target) else { continue };
            let found = format!("the target `{id}`, which has `{mark}`");
            let expected = "no structure that is for an operation alone";
            let hint = format!("target another structure, or remove `{mark}` from `{id}`");
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(error.inside(&["target"]));
        }
    }
}

/// Returns a structure that is marked as an input or output, with the mark.
fn marked<'m>(model: &'m Model, id: &ShapeId) -> Option<(&'m ShapeId, &'static str)> {
    let shape = model.shapes.get(id)?;
    let marks = ["smithy.api#input", "smithy.api#output"];
    let mark = marks.into_iter().find(|mark| shape.traits.get(mark).is_some())?;
    Some((&shape.id, mark))
}
