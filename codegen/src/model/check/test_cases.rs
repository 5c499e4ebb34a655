//! Checks that the tests in a model have values of the shapes that they are about, ids of their own, and protocols that
//! exist (Smithy 2.0, sections HTTP protocol compliance tests and Smoke tests).

use std::collections::HashMap;

use super::is_blamed;
use crate::error::Collected;
use crate::model::node::{Problem, ProblemKind, problems};
use crate::model::selector::Selections;
use crate::model::traits::catalog;
use crate::model::{Json, Kind, Model, Shape, ShapeId, step};

/// The traits, each with the key of its values, and the side of the operation that these are of.
const TRAITS: [(&str, &str, Side); 6] = [
    ("smithy.test#httpRequestTests", "params", Side::Input),
    ("smithy.test#httpResponseTests", "params", Side::Output),
    ("smithy.test#httpMalformedRequestTests", "", Side::Input),
    ("smithy.test#smokeTests", "params", Side::Input),
    ("smithy.test#eventStreamTests", "initialRequestParams", Side::Input),
    ("smithy.test#eventStreamTests", "initialResponseParams", Side::Output),
];

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Input,
    Output,
}

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_told = |shape: &Shape| is_blamed(&told, shape);
    let selections = &Selections::new(model);
    for (id, key, side) in TRAITS {
        let mut ids: HashMap<&str, &ShapeId> = HashMap::new();
        for shape in model.shapes.values().filter(|shape| shape.mixins.is_empty() && !is_told(shape)) {
            let cases = shape.traits.get(id).and_then(Json::as_array).unwrap_or_default();
            for (at, case) in cases.iter().enumerate() {
                let mut report = |path: &str, found: String, expected: String, hint: String| {
                    let mut error = model.error(&shape.id, found, expected, hint);
                    error.location.path.push_str(&format!(".traits[\"{id}\"][{at}]{path}"));
                    errors.push(error);
                };
                // A trait that is looked at for both sides has one set of ids.
                let is_first = key != "initialResponseParams";
                if let Some(name) = text(case, "id").filter(|_| is_first)
                    && let Some(first) = ids.insert(name, &shape.id)
                {
                    let found = format!("the test {name:?}, which `{first}` has, too");
                    report(".id", found, "an id of its own".to_owned(), "rename one of the two".to_owned());
                }
                if let Some(meant) =
                    text(case, "protocol").filter(|_| is_first).and_then(|id| misspelled(model, id))
                {
                    let found = format!(
                        "the protocol {:?}, which does not exist",
                        text(case, "protocol").unwrap_or_default()
                    );
                    report(
                        ".protocol",
                        found,
                        "a protocol that exists".to_owned(),
                        format!("did you mean `{meant}`?"),
                    );
                }
                let (Some(params), Some(target)) = (case.get(key), side.of(shape)) else { continue };
                for Problem { path, kind, found, expected, hint } in
                    problems(selections, target, params, &is_told)
                {
                    // Tests may have values that constraints forbid, and servers are tested with unknown members.
                    if kind == ProblemKind::Type {
                        report(&format!("{}{path}", step(key)), found, expected, hint);
                    }
                }
            }
        }
    }
}

fn text<'j>(case: &'j Json, key: &str) -> Option<&'j str> {
    case.get(key).and_then(Json::as_str)
}

/// Returns the protocol that was meant by one that nobody defines.
fn misspelled(model: &Model, id: &str) -> Option<String> {
    let id = ShapeId::parse(id).filter(|id| !model.shapes.contains_key(id))?;
    let meant = catalog::meant(id.namespace(), id.name())?;
    Some(format!("{}#{meant}", id.namespace()))
}

impl Side {
    /// Returns the structure of an operation, or the error itself.
    fn of(self, shape: &Shape) -> Option<&ShapeId> {
        match (&shape.kind, self) {
            (Kind::Operation(operation), Side::Input) => operation.input.as_ref(),
            (Kind::Operation(operation), Side::Output) => operation.output.as_ref(),
            (Kind::Structure(_), Side::Output) => Some(&shape.id),
            _ => None,
        }
    }
}
