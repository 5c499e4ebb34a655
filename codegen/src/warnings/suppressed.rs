//! Warnings that a model suppresses, by its metadata or by the trait `suppress` (Smithy 2.0, section Suppressions).

use super::Warning;
use crate::model::{Json, Model, ShapeId};

/// Returns `true` if the model suppresses a warning: at the shape or member that it is about, or in its namespace.
pub(super) fn is_suppressed(model: &Model, warning: &Warning) -> bool {
    let (name, member) = match warning.shape.split_once('$') {
        Some((name, member)) => (name, Some(member)),
        None => (warning.shape.as_str(), None),
    };
    let Some(id) = ShapeId::parse(name) else { return false };
    let at_shape = model.get(&id).and_then(|shape| match member {
        None => Some(&shape.traits),
        Some(name) => shape.kind.members().find(|member| member.name == name).map(|member| &member.traits),
    });
    let here = at_shape.and_then(|traits| traits.get("smithy.api#suppress")).and_then(Json::as_array);
    let in_namespace = model.metadata.get("suppressions").and_then(Json::as_array);
    let mut in_namespace = in_namespace.into_iter().flatten().filter(|rule| {
        let namespace = rule.get("namespace").and_then(Json::as_str);
        namespace.is_some_and(|namespace| namespace == "*" || namespace == id.namespace())
    });
    here.into_iter().flatten().any(|rule| covers(rule, warning))
        || in_namespace.any(|rule| rule.get("id").is_some_and(|rule| covers(rule, warning)))
}

/// Returns `true` if an id is that of a warning, or its start up to a dot.
fn covers(id: &Json, warning: &Warning) -> bool {
    let rest = id.as_str().and_then(|id| warning.id.strip_prefix(id));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
