//! Enums of one name.

use super::{Warning, warning};
use crate::model::{Closure, Model};

/// Returns a warning for each enum whose name another one of the service has.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let pairs = closure.same_names();
    let enums = pairs.into_iter().filter(|(first, second)| model.are_enums_of_one_type(first, second));
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
