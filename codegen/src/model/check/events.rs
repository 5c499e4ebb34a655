//! Checks that an event with an entire payload has headers beside it and nothing else (Smithy 2.0, section
//! Event payload).

use crate::error::Error;
use crate::model::{Kind, Model};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    let whole = |shape: &&crate::model::Shape| shape.mixins.is_empty() && !shape.traits.mixin();
    for shape in model.shapes.values().filter(whole) {
        let Kind::Structure(members) = &shape.kind else { continue };
        let Some(payload) = members.iter().find(|member| member.traits.event_payload()) else { continue };
        for member in members.iter().filter(|member| member.name != payload.name) {
            let (found, expected, hint) = if member.traits.event_payload() {
                (
                    format!("`smithy.api#eventPayload`, which `{}` has too", payload.name),
                    "one member that is the entire payload",
                    "remove the trait from one of them",
                )
            } else if member.traits.event_header() {
                continue;
            } else {
                (
                    format!("no `smithy.api#eventHeader`, beside the payload `{}`", payload.name),
                    "a header, since another member is the entire payload of the event",
                    "add `smithy.api#eventHeader`, or remove `smithy.api#eventPayload` from the other member",
                )
            };
            errors.push(model.member_error(&shape.id, &member.name, found, expected, hint));
        }
    }
}
