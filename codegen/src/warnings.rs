//! Warnings about parts of a model that generated code does not support, and what a model's own rules say. They do not
//! change the output; those that the model calls dangerous are errors.

mod bodies;
mod checksums;
mod compression;
mod context;
mod discovery;
mod documents;
mod errors;
mod examples;
mod headers;
mod hosts;
mod http;
mod metadata;
mod names;
mod protocols;
mod query;
mod sizes;
mod sparse;
mod statuses;
mod streams;
mod suppressed;
mod tokens;
mod traits;
pub(crate) mod validators;
mod waiters;
mod xml;

pub(crate) use context::of_rules;
pub(crate) use waiters::Members;

use std::borrow::Cow;
use std::collections::HashSet;

use ferrosmith_runtime::validate;

use crate::error::{Error, ModelLocation, Severity};
use crate::model::{Closure, Kind, Member, Model, Shape, ShapeId, Traits};

/// A warning about something that generated code lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Warning {
    /// The location in the model.
    pub(crate) location: ModelLocation,
    /// An error, if the model says that it is one.
    pub(crate) severity: Severity,
    /// The check that found it, or a name from the metadata.
    pub(crate) id: Cow<'static, str>,
    /// The id of the shape or member; empty if it is about none.
    pub(crate) shape: String,
    /// The found form, and the problem with it.
    pub(crate) found: String,
    /// The effect at run time.
    pub(crate) meaning: String,
    /// Advice.
    pub(crate) hint: String,
}

/// Returns the warnings about a service and the shapes that it uses, for [`heeded`].
pub(crate) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    all.extend(statuses::of_service(model, closure));
    all.extend(metadata::of_model(model));
    all.extend(names::of_service(model, closure));
    all.extend(headers::of_service(model, closure));
    all.extend(hosts::of_service(model, closure));
    all.extend(errors::of_service(model, closure));
    all.extend(waiters::of_service(model, closure));
    all.extend(context::of_service(model, closure));
    all.extend(checksums::of_service(model, closure));
    all.extend(compression::of_service(model, closure));
    all.extend(examples::of_service(model, closure));
    all.extend(tokens::of_service(model, closure));
    all.extend(sparse::of_service(model, closure));
    all.extend(sizes::of_service(model, closure));
    if let Some(service) = model.get(&closure.service) {
        all.extend(protocols::of_service(model, service));
        all.extend(protocols::schemes(model, closure, service));
        all.extend(streams::of_service(model, closure, service));
        all.extend(bodies::of_service(model, closure, service));
        all.extend(documents::of_service(model, closure, service));
        all.extend(http::of_service(model, closure, service));
        all.extend(xml::of_service(model, closure, service));
        all.extend(query::of_service(model, closure, service));
        all.extend(errors::of_names(model, closure, service));
        all.extend(discovery::of_service(model, closure, service));
        all.extend(headers::of_schemes(model, closure, service));
        all.extend(traits::of_service(model, closure, service));
    }
    for shape in closure.shapes.iter().filter_map(|id| model.get(id)) {
        all.extend(unchecked(&shape.traits, || model.error(&shape.id, "", "", "")));
        for member in shape.kind.members() {
            all.extend(unchecked(&member.traits, || model.member_error(&shape.id, &member.name, "", "", "")));
        }
    }
    all
}

/// Returns warnings sorted by location, without those that the model suppresses, and with those that it calls dangerous as
/// errors.
pub(crate) fn heeded(model: &Model, mut all: Vec<Warning>) -> Vec<Warning> {
    let rules = suppressed::Rules::new(model);
    all.retain(|warning| !rules.suppress(warning));
    all.iter_mut().filter(|warning| rules.make_error(warning)).for_each(|warning| {
        warning.severity = Severity::Error;
    });
    all.sort();
    all
}

/// Returns a warning about a pattern that validation does not support.
fn unchecked(traits: &Traits, location: impl Fn() -> Error) -> Option<Warning> {
    let pattern = traits.pattern()?;
    let reason = validate::unsupported(pattern)?;
    Some(warning(
        "PatternTrait",
        location(),
        ".traits[\"smithy.api#pattern\"]",
        format!("a pattern that is not supported, since {reason}: {pattern:?}"),
        "validation takes every text for it, on servers too",
        "write it another way, or check such texts yourself",
    ))
}

/// Returns a warning at a location inside a shape or member.
fn warning(id: &'static str, at: Error, inside: &str, found: String, meaning: &str, hint: &str) -> Warning {
    let Error { mut location, shape, .. } = at;
    location.path.push_str(inside);
    Warning {
        location,
        severity: Severity::Warning,
        id: Cow::Borrowed(id),
        shape: shape.unwrap_or_default(),
        found,
        meaning: meaning.to_owned(),
        hint: hint.to_owned(),
    }
}

/// Returns the members of all shapes of a service, each with its shape.
fn members<'m>(model: &'m Model, closure: &'m Closure) -> impl Iterator<Item = (&'m Shape, &'m Member)> {
    let shapes = closure.shapes.iter().filter_map(|id| model.get(id));
    shapes.flat_map(|shape| shape.kind.members().map(move |member| (shape, member)))
}

/// Returns the shapes of a service that are the input of no operation.
fn not_inputs<'m>(model: &'m Model, closure: &'m Closure) -> impl Iterator<Item = &'m Shape> {
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    let inputs: HashSet<&ShapeId> = operations
        .filter_map(|shape| match &shape.kind {
            Kind::Operation(operation) => operation.input.as_ref(),
            _ => None,
        })
        .collect();
    closure.shapes.iter().filter(move |id| !inputs.contains(id)).filter_map(|id| model.get(id))
}
