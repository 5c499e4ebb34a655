//! Members of examples that no structure has.

use super::{Warning, warning};
use crate::model::check::examples::unknown_members;
use crate::model::{Closure, Model};

/// Returns the warnings about the operations of a service.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        for (path, problem) in unknown_members(model, shape) {
            all.push(warning(
                "ExamplesTrait",
                model.error(&shape.id, "", "", ""),
                &path,
                problem.found,
                "the example says nothing by it",
                &problem.hint,
            ));
        }
    }
    all
}
