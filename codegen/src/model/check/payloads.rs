//! Checks that what is the whole body of a message has a form in the protocols of the service: those of AWS have none for a
//! list or map alone (Smithy 2.0, sections on restJson1 and restXml).

use crate::error::Collected;
use crate::model::{Kind, Model};

const PROTOCOLS: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for service in model.service_ids() {
        let Some(shape) = model.get(service) else { continue };
        let Some(protocol) = PROTOCOLS.iter().find(|id| shape.traits.get(id).is_some()) else { continue };
        // Mistakes of the closure were told already.
        let Ok(closure) = model.closure(service) else { continue };
        for shape in closure.shapes.iter().filter_map(|id| model.get(id)) {
            for member in shape.kind.members().filter(|member| member.traits.http_payload()) {
                let Some(target) = model.get(&member.target) else { continue };
                if matches!(target.kind, Kind::List(_) | Kind::Map { .. }) {
                    let kind = target.kind.name();
                    let found = format!("a {kind} as the body in `{service}`, which speaks `{protocol}`");
                    let expected = "a blob, string, structure, union or document";
                    let hint = "put it into a structure, or remove `smithy.api#httpPayload`";
                    let error = model.member_error(&shape.id, &member.name, found, expected, hint);
                    errors.push(error.inside(&["traits", "smithy.api#httpPayload"]));
                }
            }
        }
    }
}
