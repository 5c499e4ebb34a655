//! Prefixes of hosts that may not end at the domain of the service.

use super::{Warning, warning};
use crate::model::{Closure, Model, Shape};

/// Returns a warning for each operation whose host prefix has labels and does not end with a period.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let is_open = |shape: &&Shape| {
        shape.traits.endpoint().is_some_and(|prefix| prefix.contains('{') && !prefix.ends_with('.'))
    };
    let operations = closure.operations.iter().filter_map(|id| model.get(id)).filter(is_open);
    let warn = |shape: &Shape| {
        warning(
            "HostLabelTrait",
            model.error(&shape.id, "", "", ""),
            ".traits[\"smithy.api#endpoint\"].hostPrefix",
            "a host prefix with labels that does not end with a period".to_owned(),
            "a value of a label may make the host one of another domain",
            "end it with a period",
        )
    };
    operations.map(warn).collect()
}
