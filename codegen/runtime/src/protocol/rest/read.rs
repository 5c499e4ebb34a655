//! Reading the bodies of messages with HTTP bindings.

use http::header::{CONTENT_TYPE, HeaderMap};

use super::shape::{BodyShape, is_raw};
use crate::codec::{Members, members::Seen, reset};
use crate::data::Blob;
use crate::protocol::format::{Codec, Side};
use crate::protocol::{Body, MessageError, required};
use crate::schema::{CLIENT_OPTIONAL, Payload, REQUIRED};
use crate::value::{Mut, Ref, Structure};

/// Reads a body, and marks a payload that is present.
pub(super) fn body(
    codec: &dyn Codec,
    shape: BodyShape,
    body: Body<&[u8]>,
    headers: &HeaderMap,
    into: &mut dyn Structure,
    side: Side,
    seen: &mut Seen,
) -> Result<(), MessageError> {
    let bytes = match body {
        Body::Whole(bytes) => bytes,
        Body::Stream => return streamed(shape, into, seen),
        Body::Events => return Ok(()),
    };
    match shape {
        BodyShape::Nothing | BodyShape::Events => Ok(()),
        BodyShape::Document => document(codec, bytes, into, side),
        // An absent structure was sent as an empty one.
        BodyShape::Payload(index, Payload::Structure)
            if !side.is_client()
                && bytes == codec.empty()
                && !into.schema().members[index].is(REQUIRED | CLIENT_OPTIONAL) =>
        {
            Ok(())
        }
        BodyShape::Payload(index, kind) => {
            let read = match bytes.is_empty() {
                true => no_bytes(codec, kind, headers, into, index, side),
                false => payload(codec, kind, bytes, into, index, side),
            };
            // A malformed one is there, too.
            if !matches!(read, Ok(false)) {
                seen.insert(index);
            }
            read.map(drop)
        }
    }
}

/// Reads a payload of no bytes: an absent one, or a text or a blob that is empty. Returns `true` if it has a value.
fn no_bytes(
    codec: &dyn Codec,
    kind: Payload,
    headers: &HeaderMap,
    into: &mut dyn Structure,
    index: usize,
    side: Side,
) -> Result<bool, MessageError> {
    let member = &into.schema().members[index];
    let raw = is_raw(codec, kind, member);
    // Only its media type tells an empty text from an absent one; a server takes what it wants for empty.
    let is_wanted = !side.is_client() && member.is(CLIENT_OPTIONAL);
    let is_there = raw && (is_wanted || headers.contains_key(CONTENT_TYPE));
    if is_there {
        payload(codec, kind, &[], into, index, side)?;
    }
    let slot = into.member_mut(index);
    let is_no_value = matches!(slot.view(), Ref::Enum(text) if text.get().is_empty());
    // In a format no value is without bytes.
    let is_default = is_no_value || !raw && member.default_value().is_some();
    if is_default {
        reset::member(slot, member);
    }
    Ok(is_there || is_default)
}

/// Reads the members that are the document of a body, which may have no bytes where it has no members.
fn document(
    codec: &dyn Codec,
    bytes: &[u8],
    into: &mut dyn Structure,
    side: Side,
) -> Result<(), MessageError> {
    let is_nothing = match side {
        Side::Server => bytes.is_empty(),
        Side::Client | Side::CheckingClient => bytes.trim_ascii().is_empty(),
    };
    // A client that does not check has no interest in what is missing.
    if is_nothing && side == Side::Client {
        return Ok(());
    }
    let bytes = if is_nothing { codec.empty() } else { bytes };
    let read = codec.read(bytes, Mut::Structure(into), Members::Body, side);
    read.map_err(|source| MessageError::body(into.schema().id, source))
}

/// Returns the paths of the required members that a message lacks, if that is all that is wrong with its body.
pub(super) fn missing(
    read: Result<(), MessageError>,
    shape: BodyShape,
    from: &dyn Structure,
    seen: &Seen,
) -> Result<Vec<String>, MessageError> {
    let within = match shape {
        BodyShape::Payload(index, _) => from.schema().members.get(index),
        _ => None,
    };
    let in_body = required::in_body(read, within)?;
    let mut missing = required::bound(from, seen);
    missing.extend(in_body);
    Ok(missing)
}

/// Leaves a streaming member to the owner of the message.
fn streamed(shape: BodyShape, into: &mut dyn Structure, seen: &mut Seen) -> Result<(), MessageError> {
    let schema = into.schema();
    match shape {
        BodyShape::Payload(index, _) if shape.is_streaming(schema) => {
            seen.insert(index);
            Ok(())
        }
        _ => Err(MessageError::NotStreaming { shape: schema.id }),
    }
}

/// Reads a member that is the entire body. Returns `false` if it is null, or a union without a member: a client takes both
/// as absent.
fn payload(
    codec: &dyn Codec,
    kind: Payload,
    bytes: &[u8],
    into: &mut dyn Structure,
    index: usize,
    side: Side,
) -> Result<bool, MessageError> {
    let schema = into.schema();
    let member = &schema.members[index];
    let raw = is_raw(codec, kind, member);
    let slot = into.member_mut(index);
    match (kind, slot.open()) {
        (_, Mut::Blob(blob)) if raw => {
            *blob = Blob::from(bytes);
            Ok(true)
        }
        (Payload::String, value) if raw => {
            let problem = "expected UTF-8, found something else";
            let read = text(value, bytes).map(|()| true);
            read.ok_or_else(|| MessageError::member(schema, member, problem))
        }
        (_, value) if side.is_client() && codec.is_null(bytes) && !matches!(value, Mut::Document(_)) => {
            slot.unset();
            Ok(false)
        }
        (_, value) => match codec.read_value(bytes, value, member, side) {
            Err(source) if side.is_client() && source.is_no_member() => {
                slot.unset();
                Ok(false)
            }
            read => read.map(|()| true).map_err(|source| MessageError::body(schema.id, source)),
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
