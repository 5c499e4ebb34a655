//! Warnings that a model suppresses, by its metadata or by the trait `suppress`, and those that it makes errors (Smithy
//! 2.0, section Suppressions).

use std::collections::HashSet;

use super::Warning;
use crate::model::{Json, Model, ShapeId};

/// The rules about warnings in the metadata of a model.
pub(super) struct Rules<'m> {
    model: &'m Model,
    suppressed: Ids<'m>,
    dangerous: Ids<'m>,
}

/// The ids of warnings, each with a namespace, or `*` for all.
type Ids<'m> = HashSet<(&'m str, &'m str)>;

impl<'m> Rules<'m> {
    /// Returns the rules of a model.
    pub(super) fn new(model: &'m Model) -> Self {
        let text = |rule: &'m Json, key: &str| rule.get(key).and_then(Json::as_str);
        let id = |rule: &'m Json| Some((text(rule, "namespace")?, text(rule, "id")?));
        let is_danger = |rule: &&'m Json| text(rule, "severity") == Some("DANGER");
        let overrides = model.metadata_entries("severityOverrides").iter();
        Rules {
            model,
            suppressed: model.metadata_entries("suppressions").iter().filter_map(id).collect(),
            dangerous: overrides.filter(is_danger).filter_map(id).collect(),
        }
    }

    /// Returns `true` if the model suppresses a warning: at the shape or member that it is about, or in its namespace.
    pub(super) fn suppress(&self, warning: &Warning) -> bool {
        let (id, member) = subject(warning);
        let at_shape = id.as_ref().and_then(|id| self.model.get(id)).and_then(|shape| match member {
            None => Some(&shape.traits),
            Some(name) => {
                shape.kind.members().find(|member| member.name == name).map(|member| &member.traits)
            }
        });
        let here = at_shape.and_then(|traits| traits.get("smithy.api#suppress")).and_then(Json::as_array);
        let here: HashSet<&str> = here.into_iter().flatten().filter_map(Json::as_str).collect();
        starts(&warning.id).any(|start| here.contains(start))
            || applies(&self.suppressed, id.as_ref(), warning)
    }

    /// Returns `true` if the metadata makes a warning an error.
    pub(super) fn make_error(&self, warning: &Warning) -> bool {
        applies(&self.dangerous, subject(warning).0.as_ref(), warning)
    }
}

/// Returns the shape that a warning is about, and the member.
fn subject(warning: &Warning) -> (Option<ShapeId>, Option<&str>) {
    match warning.shape.split_once('$') {
        Some((shape, member)) => (ShapeId::parse(shape), Some(member)),
        None => (ShapeId::parse(&warning.shape), None),
    }
}

/// Returns `true` if one of some ids is about a warning: in its namespace or in all.
fn applies(ids: &Ids<'_>, shape: Option<&ShapeId>, warning: &Warning) -> bool {
    let namespaces = || ["*"].into_iter().chain(shape.map(ShapeId::namespace));
    !ids.is_empty()
        && starts(&warning.id).any(|start| namespaces().any(|namespace| ids.contains(&(namespace, start))))
}

/// Returns an id, and its starts up to a dot.
fn starts(id: &str) -> impl Iterator<Item = &str> {
    id.match_indices('.').map(|(at, _)| &id[..at]).chain([id])
}
