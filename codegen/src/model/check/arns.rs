//! Checks that the template of a resource's ARN has the identifiers of the resource, and no other labels (Smithy 2.0, section
//! `aws.api#arn` trait).

use std::collections::BTreeSet;

use super::is_blamed;
use crate::error::Collected;
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::{Kind, Model, Resource, Shape};

const ID: &str = "aws.api#arn";

/// Checks the resources of the services of AWS: elsewhere nobody goes by the trait.
pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let services = model.service_ids().into_iter().filter_map(|id| model.get(id));
    let of_aws = services.filter(|service| service.traits.get("aws.api#service").is_some());
    let ids: BTreeSet<_> = of_aws.flat_map(|service| model.service_resources(service)).collect();
    for shape in ids.into_iter().filter_map(|id| model.get(id)) {
        let Kind::Resource(resource) = &shape.kind else { continue };
        if shape.mixins.is_empty() && !is_blamed(&told, shape) {
            check_template(model, shape, resource, errors);
        }
    }
}

fn check_template(model: &Model, shape: &Shape, resource: &Resource, errors: &mut Collected) {
    let template = shape.traits.get(ID).and_then(|value| value.get("template")?.as_str());
    let Some(template) = template else { return };
    let labels = labels(template);
    let is_free = |name: &&str| !labels.contains(name);
    let free: Vec<&str> = resource.identifiers.keys().map(String::as_str).filter(is_free).collect();
    let strange: Vec<&str> =
        labels.iter().copied().filter(|label| !resource.identifiers.contains_key(*label)).collect();
    let mut tell = |found: String, expected: &str, hint: &str| {
        errors.push(model.error(&shape.id, found, expected, hint).inside(&["traits", ID, "template"]));
    };
    for label in &strange {
        let hint = did_you_mean(label, free.iter().copied());
        let hint = meant_or(hint, "correct the label, or add the identifier");
        tell(format!("the label {{{label}}}, which is no identifier"), "identifiers of the resource", &hint);
    }
    // A strange label may be meant as the one that is missing.
    for name in free.iter().filter(|_| strange.is_empty()) {
        let hint = format!("add `{{{name}}}`");
        tell(format!("no label for the identifier `{name}`"), "each identifier of the resource", &hint);
    }
}

/// Returns the labels of a template, which stand in braces.
fn labels(template: &str) -> BTreeSet<&str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(label, _)| label).collect()
}
