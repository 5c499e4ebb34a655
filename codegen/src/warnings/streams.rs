//! Streams about which a model says too little or too much (Smithy 2.0, section Streaming), and those that no protocol of the
//! service has.

use super::{Warning, warning};
use crate::model::{Closure, Kind, Model, Shape, ShapeId};

/// Returns the warnings about the inputs and outputs of a service's operations, once for each member.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let spoken: Vec<_> = service.traits.spoken().collect();
    // A service without a spoken protocol is warned of elsewhere.
    let without = Without {
        bytes: !spoken.is_empty() && spoken.iter().all(|protocol| !protocol.has_http_bindings()),
        events: !spoken.is_empty() && spoken.iter().all(|protocol| !protocol.has_events()),
    };
    let mut all = Vec::new();
    for id in &closure.operations {
        let Some(Kind::Operation(operation)) = model.get(id).map(|shape| &shape.kind) else { continue };
        for (id, side) in [(&operation.input, Side::Input), (&operation.output, Side::Output)] {
            all.extend(of_side(model, id.as_ref(), side, &without));
        }
    }
    // Several operations may have one structure.
    all.sort();
    all.dedup();
    all
}

/// The streams that no protocol of the service has.
struct Without {
    bytes: bool,
    events: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Input,
    Output,
}

fn of_side(model: &Model, id: Option<&ShapeId>, side: Side, without: &Without) -> Vec<Warning> {
    let members = id.and_then(|id| model.get(id)).into_iter();
    let members = members.flat_map(|shape| shape.kind.members().map(move |member| (shape, member)));
    let mut all = Vec::new();
    for (shape, member) in members {
        let Some(target) = model.get(&member.target).filter(|target| target.traits.streaming()) else {
            continue;
        };
        let at = || model.member_error(&shape.id, &member.name, "", "", "");
        if !matches!(target.kind, Kind::Blob) {
            all.extend(without.events.then(|| {
                warning(
                    "StreamingTrait",
                    at(),
                    ".target",
                    format!("`{}`, a stream of events, which no protocol of the service has", target.id),
                    "the operation cannot be called",
                    "add a protocol with events to the service",
                )
            }));
            continue;
        }
        if without.bytes {
            all.push(warning(
                "StreamingTrait",
                at(),
                ".target",
                format!("`{}`, a stream of bytes, which no protocol of the service has", target.id),
                "it is a member of the message, which is sent and read as a whole",
                "add a protocol with HTTP bindings to the service, or target a blob that is no stream",
            ));
        }
        if !member.traits.required() && member.traits.default().is_none() {
            all.push(warning(
                "StreamingTrait",
                at(),
                "",
                "a stream of bytes that is neither required nor has a default".to_owned(),
                "an empty stream and none are the same message, which is read as none",
                "add `smithy.api#required`, or `smithy.api#default` with an empty string",
            ));
        }
        if target.traits.requires_length() && side == Side::Output {
            all.push(warning(
                "StreamingTrait",
                at(),
                ".target",
                format!("`{}` in an output, which has `smithy.api#requiresLength`", target.id),
                "the trait is for what clients send, and servers send streams of unknown length all the same",
                "target a stream without the trait",
            ));
        }
    }
    all
}
