//! Services that cannot be spoken yet.

use ferrosmith_runtime::protocol;

use super::{Warning, warning};
use crate::model::{Closure, Model, Shape, ShapeId};

/// Protocols that no other model needs to define for the generator to know that they are some.
const OTHERS: [&str; 2] = ["alloy.proto#grpc", "smithy.mqtt#mqttJson"];

/// Returns `true` if a protocol of the service is supported.
pub(super) fn is_spoken(service: &Shape) -> bool {
    service.traits.protocols().into_iter().any(|id| protocol::find(id).is_some())
}

/// Returns a warning about a service whose operations cannot be called.
pub(super) fn of_service(model: &Model, service: &Shape) -> Option<Warning> {
    if is_spoken(service) {
        return None;
    }
    let listed: Vec<String> = service
        .traits
        .iter()
        .filter(|(id, _)| is_protocol(model, id))
        .map(|(id, _)| format!("`{id}`"))
        .collect();
    let (found, meaning, hint) = if listed.is_empty() {
        (
            "no protocol".to_owned(),
            "there are types, and no request or response can be made of them",
            "add the trait of one, such as `aws.protocols#restJson1`",
        )
    } else {
        (
            format!("no protocol that is spoken yet, only {}", listed.join(", ")),
            "there are types, and no request or response can be made of them",
            "make the messages yourself, or add a protocol that the service speaks as well",
        )
    };
    Some(warning("Protocol", model.error(&service.id, "", "", ""), "", found, meaning, hint))
}

/// Returns a warning for each scheme of `auth` that the service does not have: nothing says how to use it.
pub(super) fn schemes(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    let mut all = Vec::new();
    for shape in [service].into_iter().chain(operations) {
        for (at, id) in shape.traits.auth().unwrap_or_default().iter().enumerate() {
            if service.traits.get(id.as_str()).is_none() {
                all.push(warning(
                    "AuthTrait",
                    model.error(&shape.id, "", "", ""),
                    &format!(".traits[\"smithy.api#auth\"][{at}]"),
                    format!("the scheme `{id}`, which `{}` does not have", service.id),
                    "no request is authenticated by it",
                    "add the trait to the service, or take the scheme out of `auth`",
                ));
            }
        }
    }
    all
}

fn is_protocol(model: &Model, id: &ShapeId) -> bool {
    let is_defined = |shape: &Shape| shape.traits.get("smithy.api#protocolDefinition").is_some();
    OTHERS.contains(&id.as_str()) || model.shapes.get(id).is_some_and(is_defined)
}
