//! Lists and maps that are the whole body of a message, for which the protocols of AWS have no form (Smithy 2.0, sections on
//! restJson1 and restXml).

use std::collections::BTreeSet;

use super::{Warning, warning};
use crate::model::{Closure, Kind, Model, Shape, ShapeId};

const PROTOCOLS: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

/// Returns a warning for each such member of an input, output or error. In other structures nothing is bound.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let Some(protocol) = PROTOCOLS.iter().find(|id| service.traits.get(id).is_some()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for shape in messages(model, closure).into_iter().filter_map(|id| model.get(id)) {
        for member in shape.kind.members().filter(|member| member.traits.http_payload()) {
            let Some(target) = model.get(&member.target) else { continue };
            if matches!(target.kind, Kind::List(_) | Kind::Map { .. }) {
                let kind = target.kind.name();
                all.push(warning(
                    "ProtocolHttpPayload",
                    model.member_error(&shape.id, &member.name, "", "", ""),
                    ".traits[\"smithy.api#httpPayload\"]",
                    format!("a {kind} as the body in `{}`, which speaks `{protocol}`", service.id),
                    "it is written alone, which other software may refuse",
                    "put it into a structure, or remove `smithy.api#httpPayload`",
                ));
            }
        }
    }
    all
}

fn messages<'m>(model: &'m Model, closure: &Closure) -> BTreeSet<&'m ShapeId> {
    let mut all = BTreeSet::new();
    for id in &closure.operations {
        let Some(Kind::Operation(operation)) = model.get(id).map(|shape| &shape.kind) else { continue };
        all.extend(operation.input.iter().chain(&operation.output));
        all.extend(closure.operation_errors(model, id));
    }
    all
}
