//! Checks that the members, operations and authentication schemes that traits name exist.

use crate::error::Collected;
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::traits::{Checksum, catalog};
use crate::model::{Kind, Model, Operation, Shape, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        check_local_traits(model, shape, errors);
        match &shape.kind {
            Kind::Operation(operation) if shape.mixins.is_empty() => {
                check_checksum(model, shape, errors);
                check_unwrapped(model, shape, operation, errors);
                let input = operation.input.as_ref().map(|id| model.get(id));
                // An input that is missing, or may get members, was told already or comes later.
                if let Some(None) = input {
                    continue;
                }
                let input = input.flatten();
                let is_empty = input.is_none_or(|input| input.kind.members().next().is_none());
                let is_told = is_empty && errors.blames(shape.id.as_str());
                if !is_told && input.is_none_or(|input| input.mixins.is_empty()) {
                    check_members(model, shape, input, errors);
                }
            }
            Kind::Service(_) if !shape.traits.mixin() => {
                check_schemes(model, shape, shape, errors);
                for id in model.service_operations(&shape.id) {
                    model
                        .get(&id)
                        .into_iter()
                        .for_each(|operation| check_schemes(model, shape, operation, errors));
                }
                check_discovery(model, shape, errors);
            }
            _ => {}
        }
    }
}

const CHECKSUM: &str = "aws.protocols#httpChecksum";

/// Checks that `httpChecksum` asks for a checksum.
fn check_checksum(model: &Model, shape: &Shape, errors: &mut Collected) {
    if shape.traits.http_checksum().is_some_and(Checksum::says_nothing) {
        let hint = "add `requestChecksumRequired`, `requestAlgorithmMember` or `responseAlgorithms`, or remove the trait";
        let (found, expected) = ("no checksum", "a checksum of the request or of the response");
        errors.push(model.error(&shape.id, found, expected, hint).inside(&["traits", CHECKSUM]));
    }
}

/// Checks that an output without an element of its own has one member: nothing else has a place in it.
fn check_unwrapped(model: &Model, shape: &Shape, operation: &Operation, errors: &mut Collected) {
    const ID: &str = "aws.customizations#s3UnwrappedXmlOutput";
    let output = operation.output.as_ref().and_then(|id| model.get(id));
    let Some(output) = output.filter(|output| output.mixins.is_empty() && shape.traits.get(ID).is_some())
    else {
        return;
    };
    let count = output.kind.members().filter(|member| !member.traits.is_bound()).count();
    if count != 1 {
        let found = format!("`{ID}`, and {count} members of the output in its body");
        let hint = "leave one member in the body, or remove the trait";
        errors.push(model.error(&shape.id, found, "one member in the body", hint).inside(&["traits", ID]));
    }
}

/// Reports misspelled traits among those that a mixin keeps for itself: they would be given on.
fn check_local_traits(model: &Model, shape: &Shape, errors: &mut Collected) {
    for (at, id) in shape.traits.local_traits().unwrap_or_default().iter().enumerate() {
        let meant = catalog::meant(id.namespace(), id.name()).filter(|_| !model.shapes.contains_key(id));
        if let Some(meant) = meant {
            let hint = format!("did you mean `{}#{meant}`?", id.namespace());
            let found = format!("the trait `{id}`, which Smithy does not define");
            let mut error = model.error(&shape.id, found, "a trait that exists", hint);
            error.location.path.push_str(&format!(".traits[\"smithy.api#mixin\"].localTraits[{at}]"));
            errors.push(error);
        }
    }
}

/// Checks the members of the input that `httpChecksum` and `operationContextParams` name.
fn check_members(model: &Model, shape: &Shape, input: Option<&Shape>, errors: &mut Collected) {
    check_algorithm(model, shape, input, errors);
    let names =
        || input.into_iter().flat_map(|input| input.kind.members()).map(|member| member.name.as_str());
    let mut check = |name: &str, keys: &[&str]| {
        if names().any(|known| known == name) {
            return;
        }
        let hint = meant_or(did_you_mean(name, names()), "correct the name, or add the member");
        let found = format!("{name:?}, which is no member of the input");
        let error = model.error(&shape.id, found, "a member of the input", hint);
        errors.push(error.inside(&["traits"]).inside(keys));
    };
    if let Some(checksum) = shape.traits.http_checksum() {
        for (key, name) in [
            ("requestAlgorithmMember", &checksum.request_algorithm_member),
            ("requestValidationModeMember", &checksum.response_validation_member),
        ] {
            name.iter().for_each(|name| check(name, &[CHECKSUM, key]));
        }
    }
    for (param, path) in shape.traits.operation_context_params().unwrap_or_default() {
        // Other expressions than paths start otherwise.
        let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(path.len());
        if end > 0 && !path[end..].starts_with('(') {
            check(&path[..end], &["smithy.rules#operationContextParams", param, "path"]);
        }
    }
}

/// Checks that the member which chooses the algorithm of a checksum is an enum.
fn check_algorithm(model: &Model, shape: &Shape, input: Option<&Shape>, errors: &mut Collected) {
    let name = shape.traits.http_checksum().and_then(|checksum| checksum.request_algorithm_member.as_ref());
    let member =
        input.into_iter().flat_map(|input| input.kind.members()).find(|member| name == Some(&member.name));
    let Some(target) = member.and_then(|member| model.get(&member.target)) else { return };
    if !matches!(target.kind, Kind::Enum(_)) && target.traits.enum_trait().is_none() {
        let found = format!("a member of type {}", target.kind.name());
        let hint = "let the member target an enum of the algorithms";
        let error = model.error(&shape.id, found, "a member that is an enum", hint);
        errors.push(error.inside(&["traits", CHECKSUM, "requestAlgorithmMember"]));
    }
}

const AUTH: &str = "smithy.api#auth";

/// Reports misspelled schemes of `auth`. For one that the service lacks there is a warning.
fn check_schemes(model: &Model, service: &Shape, shape: &Shape, errors: &mut Collected) {
    for (at, id) in shape.traits.auth().unwrap_or_default().iter().enumerate() {
        let known = |id: &ShapeId| catalog::fate(id.as_str()).is_some() || model.shapes.contains_key(id);
        if service.traits.get(id.as_str()).is_some() || known(id) {
            continue;
        }
        let of_service = service.traits.iter().map(|(id, _)| id.as_str());
        let mut hint = did_you_mean(id.as_str(), of_service);
        if hint.is_empty()
            && let Some(name) = catalog::meant(id.namespace(), id.name())
        {
            hint = format!("did you mean `{}#{name}`?", id.namespace());
        }
        if !hint.is_empty() {
            let found = format!("the scheme `{id}`, which `{}` does not have", service.id);
            let mut error =
                model.error(&shape.id, found, "a scheme of the service", hint).inside(&["traits", AUTH]);
            error.location.path.push_str(&format!("[{at}]"));
            errors.push(error);
        }
    }
}

/// Checks the operation and the error of endpoint discovery.
fn check_discovery(model: &Model, service: &Shape, errors: &mut Collected) {
    let Some(discovery) = service.traits.client_endpoint_discovery() else { return };
    let ids = [
        ("operation", Some(&discovery.operation), "operation"),
        ("error", discovery.error.as_ref(), "structure"),
    ];
    for (key, id, wanted) in ids {
        let Some(id) = id else { continue };
        let fits = |shape: &Shape| shape.kind.name() == wanted;
        if model.get(id).is_some_and(fits) {
            continue;
        }
        let meant =
            model.nearest_shape(id, fits).map_or_else(String::new, |id| format!("did you mean `{id}`?"));
        let (found, hint) = (format!("`{id}`"), meant_or(meant, "correct the id"));
        let error = model.error(&service.id, found, format!("the id of a shape of type {wanted}"), hint);
        errors.push(error.inside(&["traits", "aws.api#clientEndpointDiscovery", key]));
    }
}
