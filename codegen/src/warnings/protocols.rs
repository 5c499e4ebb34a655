//! Services and operations that cannot be spoken yet.

use ferrosmith_runtime::protocol;

use super::{Warning, warning};
use crate::model::{Closure, Kind, Model, Shape, ShapeId};

/// Protocols that no other model needs to define for the generator to know that they are some.
const OTHERS: [&str; 3] = ["alloy#simpleRestJson", "alloy.proto#grpc", "smithy.mqtt#mqttJson"];

/// Returns `true` if a protocol of the service is supported.
pub(super) fn is_spoken(service: &Shape) -> bool {
    service.traits.protocols().into_iter().any(|id| protocol::find(id).is_some())
}

/// Returns one warning about the whole service, or else one for each operation that cannot be called.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    if is_spoken(service) {
        let operations = closure.operations.iter().filter_map(|id| model.get(id));
        return operations.filter_map(|operation| event_stream(model, operation)).collect();
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
    vec![warning("Protocol", model.error(&service.id, "", "", ""), "", found, meaning, hint)]
}

fn is_protocol(model: &Model, id: &ShapeId) -> bool {
    let known = ["restXml", "awsQuery", "ec2Query"];
    let is_defined = |shape: &Shape| shape.traits.get("smithy.api#protocolDefinition").is_some();
    id.namespace() == "aws.protocols" && known.contains(&id.name())
        || OTHERS.contains(&id.as_str())
        || model.shapes.get(id).is_some_and(is_defined)
}

fn event_stream(model: &Model, shape: &Shape) -> Option<Warning> {
    let Kind::Operation(operation) = &shape.kind else { return None };
    let streams = |id: &Option<ShapeId>| {
        let members =
            id.as_ref().and_then(|id| model.get(id)).into_iter().flat_map(|shape| shape.kind.members());
        let targets = members.filter_map(|member| model.get(&member.target));
        targets.into_iter().any(|target| matches!(target.kind, Kind::Union(_)) && target.traits.streaming())
    };
    let side = match (streams(&operation.input), streams(&operation.output)) {
        (true, true) => "its input and output",
        (true, false) => "its input",
        (false, true) => "its output",
        (false, false) => return None,
    };
    Some(warning(
        "EventStream",
        model.error(&shape.id, "", "", ""),
        "",
        format!("an event stream in {side}"),
        "event streams are types only: making its request or response is an error",
        "leave the operation to another client",
    ))
}
