//! restJson1, the reading side: bodies, whatever they hold, and what stands outside them.

use http::HeaderMap;

use super::MessageError;
use super::codec::{Codec, Side};
use super::rest::Shape;
use crate::binding::headers;
use crate::codec::{Members, members::Seen};
use crate::data::Blob;
use crate::schema::{Location, Payload, REQUIRED};
use crate::value::{Mut, Structure};

/// Reads a response with an output or an error.
pub(crate) fn response(
    codec: Codec,
    status: u16,
    headers: &HeaderMap,
    bytes: &[u8],
    into: &mut dyn Structure,
) -> Result<(), MessageError> {
    let seen = &mut Seen::default();
    let schema = into.schema();
    headers::read(headers, into, true, seen)?;
    let index = schema.members.iter().position(|member| member.location() == Location::StatusCode);
    if let Some(Mut::Integer(code)) = index.map(|index| into.slot(index).open()) {
        *code = status.into();
    }
    body(codec, Shape::of(schema), bytes, into, Side::Client, seen)
}

/// Reads a body, and marks a payload that was there.
pub(super) fn body(
    codec: Codec,
    shape: Shape,
    bytes: &[u8],
    into: &mut dyn Structure,
    side: Side,
    seen: &mut Seen,
) -> Result<(), MessageError> {
    match shape {
        Shape::Nothing => Ok(()),
        Shape::Document if side == Side::Client && bytes.trim_ascii().is_empty() => Ok(()),
        Shape::Document => {
            let bytes = if bytes.is_empty() { codec.empty() } else { bytes };
            let read = codec.read(bytes, Mut::Structure(into), Members::Body, side);
            read.map_err(|source| MessageError::body(into.schema().id, source))
        }
        Shape::Payload(..) if bytes.is_empty() => Ok(()),
        // A structure that is absent was sent as an empty one.
        Shape::Payload(index, Payload::Structure)
            if side != Side::Client
                && bytes == codec.empty()
                && !into.schema().members[index].is(REQUIRED) =>
        {
            Ok(())
        }
        Shape::Payload(index, kind) => {
            seen.insert(index);
            payload(codec, kind, bytes, into, index, side)
        }
    }
}

/// Reads a member that is the whole body.
fn payload(
    codec: Codec,
    kind: Payload,
    bytes: &[u8],
    into: &mut dyn Structure,
    index: usize,
    side: Side,
) -> Result<(), MessageError> {
    let schema = into.schema();
    let slot = into.slot(index);
    match (kind, slot.open()) {
        (Payload::Events, _) => {
            slot.unset();
            Err(MessageError::NotYet { shape: schema.id, what: super::rest::EVENTS })
        }
        (_, Mut::Blob(blob)) => {
            *blob = Blob::from(bytes);
            Ok(())
        }
        (Payload::String, value) => {
            let problem = "expected UTF-8, found something else";
            text(value, bytes).ok_or_else(|| MessageError::member(schema, &schema.members[index], problem))
        }
        (_, value) => match codec.read(bytes, value, Members::All, side) {
            // To a client, a union that holds nothing is a missing one.
            Err(source) if side == Side::Client && source.is_no_member() => {
                slot.unset();
                Ok(())
            }
            read => read.map_err(|source| MessageError::body(schema.id, source)),
        },
    }
}

fn text(into: Mut<'_>, bytes: &[u8]) -> Option<()> {
    let text = std::str::from_utf8(bytes).ok()?;
    match into {
        Mut::String(value) => text.clone_into(value),
        Mut::Enum(value) => value.set(value.schema().index_of(text), text),
        _ => return None,
    }
    Some(())
}
