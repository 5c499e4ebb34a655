//! Checks that streams are members of inputs and outputs only, one in each, and that events are structures (Smithy
//! 2.0, section Streaming).

use super::operations::has_http_bindings;
use crate::error::Collected;
use crate::model::{Kind, Member, Model, ShapeId};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    check_kinds(model, errors);
    for service in model.service_ids() {
        check_payloads(model, service, errors);
    }
}

/// Checks that streams are the bodies of messages where members have places of their own.
fn check_payloads(model: &Model, service: &ShapeId, errors: &mut Collected) {
    let protocols = model.get(service).map(|shape| shape.traits.protocols()).unwrap_or_default();
    let Some(protocol) = protocols.into_iter().find(|id| has_http_bindings(id)) else { return };
    for id in model.service_operations(service) {
        let Some(Kind::Operation(operation)) = model.get(&id).map(|shape| &shape.kind) else { continue };
        let ends = [&operation.input, &operation.output].into_iter().flatten();
        for shape in ends.filter_map(|id| model.get(id)).filter(|shape| shape.mixins.is_empty()) {
            let streams = shape.kind.members().filter(|member| {
                model.get(&member.target).is_some_and(|target| target.traits.streaming())
                    && !member.traits.http_payload()
            });
            for member in streams {
                if errors.blames(&format!("{}${}", shape.id, member.name)) {
                    continue;
                }
                let found = format!(
                    "a stream without `smithy.api#httpPayload` in `{service}`, which speaks `{protocol}`"
                );
                let hint = "add the trait, or let the member target a shape without `smithy.api#streaming`";
                let error = model.member_error(
                    &shape.id,
                    &member.name,
                    found,
                    "a stream that is the whole body",
                    hint,
                );
                errors.push(error);
            }
        }
    }
}

fn check_kinds(model: &Model, errors: &mut Collected) {
    if !model.shapes.values().any(|shape| shape.traits.streaming()) {
        return; // as most models
    }
    let is_stream =
        |member: &Member| model.get(&member.target).is_some_and(|target| target.traits.streaming());
    let lists_stream = |kind: &Kind| matches!(kind, Kind::Structure(_)) && kind.members().any(is_stream);
    for shape in model.shapes.values() {
        let mut first: Option<&Member> = None;
        for member in shape.kind.members() {
            let target = model.get(&member.target);
            let (found, expected, hint) = match &shape.kind {
                Kind::Structure(_) if is_stream(member) && shape.traits.error().is_some() => (
                    "a stream in an error".to_owned(),
                    "streams in the inputs and outputs of operations only",
                    "let it target a shape without `smithy.api#streaming`",
                ),
                Kind::Structure(_) if is_stream(member) => match first.replace(member) {
                    None => continue,
                    Some(first) => (
                        format!("a stream, beside the stream `{}`", first.name),
                        "one stream in a structure",
                        "let one of the two target another shape",
                    ),
                },
                _ if target.is_some_and(|target| lists_stream(&target.kind)) => (
                    format!("`{}`, which has a stream", member.target),
                    "streams in the inputs and outputs of operations only",
                    "let it target a structure without a stream",
                ),
                Kind::Union(_) if shape.traits.streaming() => match target.map(|target| &target.kind) {
                    Some(Kind::Structure(_)) | None => continue,
                    Some(kind) => (
                        format!("an event of type {}", kind.name()),
                        "a structure for each event of a stream",
                        "target a structure",
                    ),
                },
                _ if is_stream(member) => (
                    format!("a stream in a shape of type {}", shape.kind.name()),
                    "streams in the inputs and outputs of operations only",
                    "let it target a shape without `smithy.api#streaming`",
                ),
                _ => continue,
            };
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(error.inside(&["target"]));
        }
    }
}
