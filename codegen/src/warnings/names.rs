//! Enums of one name.

use super::{Warning, warning};
use crate::model::{Closure, Model, are_enums_of_one_type};

/// Returns a warning for each enum whose name another one of the service has.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let pairs = closure.same_names();
    let kind = |id| model.get(id).map(|shape| &shape.kind);
    let enums = pairs.into_iter().filter(|(first, second)| {
        kind(first).zip(kind(second)).is_some_and(|(one, other)| are_enums_of_one_type(one, other))
    });
    enums
        .map(|(first, second)| {
            warning(
                "Service",
                model.error(second, "", "", ""),
                "",
                format!(
                    "the name `{}`, which the enum `{first}` has in this service too",
                    closure.name(second)
                ),
                "in code one of them has a number behind its name, and which one may change with the model",
                &format!("add one of them to `rename` of `{}`", closure.service),
            )
        })
        .collect()
}
