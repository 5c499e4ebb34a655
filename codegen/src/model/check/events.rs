//! Checks that an event with an entire payload has headers beside it and nothing else (Smithy 2.0, section
//! Event payload), and that the names of headers and events fit into a frame.

use crate::error::Collected;
use crate::model::{Kind, Model, Shape};

/// The bytes that a frame has room for: in the name of a header, and in its value, such as the name of the event.
const MOST_OF_NAME: usize = u8::MAX as usize;
const MOST_OF_VALUE: usize = i16::MAX as usize;

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        check_names(model, shape, errors);
    }
    let whole = |shape: &&Shape| shape.mixins.is_empty() && !shape.traits.mixin();
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

fn check_names(model: &Model, shape: &Shape, errors: &mut Collected) {
    let is_events = matches!(shape.kind, Kind::Union(_)) && shape.traits.streaming();
    for member in shape.kind.members() {
        let (most, what) = match &shape.kind {
            Kind::Structure(_) if member.traits.event_header() => (MOST_OF_NAME, "a header"),
            Kind::Union(_) if is_events => (MOST_OF_VALUE, "an event"),
            _ => continue,
        };
        if member.name.len() > most {
            let found = format!("the name of {what} of {} bytes", member.name.len());
            let expected = format!("a name of {most} bytes at most, as frames have room for");
            errors.push(model.member_error(&shape.id, &member.name, found, expected, "shorten it"));
        }
    }
}
