//! Events are read.

use super::{CONTENT_TYPE, ERROR_CODE, ERROR_MESSAGE, EVENT_TYPE, EXCEPTION_TYPE, MESSAGE_TYPE, implicit};
use crate::codec::{Members, members, reset};
use crate::data::Blob;
use crate::error::{Unhandled, lacks_message, message_in, set_message};
use crate::event_stream::HeaderValue;
use crate::event_stream::message::MessageRef;
use crate::protocol::{Codec, MessageError, Side, required};
use crate::schema::{EVENT_HEADER, EVENT_PAYLOAD, REQUIRED, Schema};
use crate::value::{Mut, Structure, Union};

/// The content of a message.
pub(in crate::event_stream) enum Found {
    /// An event of the union.
    Event,
    /// An error of the union.
    Exception,
    /// An error that is not in the union.
    Unhandled(Unhandled),
}

/// Reads an event into a union that holds nothing; `None` is an event that is not in the union.
pub(in crate::event_stream) fn read(
    message: MessageRef<'_>,
    into: &mut dyn Union,
    codec: &dyn Codec,
    side: Side,
) -> Result<Option<Found>, MessageError> {
    let (schema, headers) = (into.schema(), message.headers);
    // Most messages are events, and nobody needs their headers as text.
    if let (Some(b"event"), Some(name)) = (headers.raw(MESSAGE_TYPE), headers.raw(EVENT_TYPE)) {
        return read_as(message, name, into, codec, side);
    }
    match text(schema, message, MESSAGE_TYPE)? {
        "event" => Err(text(schema, message, EVENT_TYPE).err().unwrap_or_else(|| {
            malformed(schema, EVENT_TYPE, "expected a header that is a string, found another type")
        })),
        "exception" => {
            let name = text(schema, message, EXCEPTION_TYPE)?;
            let read = read_as(message, name.as_bytes(), into, codec, side)?;
            Ok(read.or_else(|| Some(Found::Unhandled(unmodelled(message, name, codec)))))
        }
        "error" => {
            let error = match headers.text(ERROR_CODE) {
                // Its message is told, even where the code is missing.
                None if side == Side::Client => Unhandled::default(),
                _ => Unhandled::default().with_code(text(schema, message, ERROR_CODE)?),
            };
            let said = headers.text(ERROR_MESSAGE);
            Ok(Some(Found::Unhandled(said.into_iter().fold(error, Unhandled::with_message))))
        }
        _ => Err(malformed(schema, MESSAGE_TYPE, "expected event, exception or error, found another text")),
    }
}

/// Returns a header that must be there.
fn text<'m>(
    schema: &'static Schema,
    message: MessageRef<'m>,
    name: &'static str,
) -> Result<&'m str, MessageError> {
    match message.headers.get(name) {
        Some(HeaderValue::String(text)) => Ok(text),
        Some(_) => Err(malformed(schema, name, "expected a header that is a string, found another type")),
        None => Err(malformed(schema, name, "expected the header, found none")),
    }
}

#[cold]
fn malformed(schema: &'static Schema, header: &'static str, problem: &'static str) -> MessageError {
    MessageError::Member { shape: schema.id, member: header, problem }
}

/// Returns the facts of an exception that the model does not know.
fn unmodelled(message: MessageRef<'_>, name: &str, codec: &dyn Codec) -> Unhandled {
    let document = codec.document(message.payload);
    let error = Unhandled::default().with_code(name).with_body(message.payload.to_vec());
    message_in(&document).into_iter().fold(error, Unhandled::with_message)
}

/// Reads the member of a name; `None` when the union has no such member.
fn read_as(
    message: MessageRef<'_>,
    name: &[u8],
    into: &mut dyn Union,
    codec: &dyn Codec,
    side: Side,
) -> Result<Option<Found>, MessageError> {
    let schema = into.schema();
    let Some(index) = members::find_name(schema, name, 0) else { return Ok(None) };
    let Some(slot) = into.select(index) else { return Ok(Some(Found::Event)) };
    let Mut::Structure(event) = slot.open() else {
        let problem = "expected an event that is a structure, found another type: the model is wrong";
        return Err(MessageError::member(schema, &schema.members[index], problem));
    };
    let schema = event.schema();
    let mut missing = read_headers(message, event)?;
    match schema.members.iter().position(|member| member.is(EVENT_PAYLOAD)) {
        Some(index) => missing.extend(read_payload(message, event, index, codec, side)?),
        None if implicit(schema) => {
            let bytes = match message.payload {
                [] => codec.empty(),
                bytes => bytes,
            };
            let read = codec.read(bytes, Mut::Structure(event), Members::Event, side);
            let read = read.map_err(|source| MessageError::body(schema.id, source));
            missing.extend(required::in_body(read, None)?);
        }
        None => {}
    }
    match side {
        Side::Server => check(event, missing)?,
        // As in the body of a response, its key may be in another case than the model's.
        _ if schema.error.is_some() && lacks_message(event) => {
            let document = codec.document(message.payload);
            if let Some(text) = message_in(&document) {
                set_message(event, text);
            }
        }
        _ => {}
    }
    Ok(Some(if schema.error.is_some() { Found::Exception } else { Found::Event }))
}

/// Checks an event against the constraints of the model.
#[cfg(feature = "validate")]
fn check(event: &dyn Structure, missing: Vec<String>) -> Result<(), MessageError> {
    let checked = crate::validate::check_read(event, &missing).into_result();
    checked
        .map_err(|violations| MessageError::Body { shape: event.schema().id, source: Box::new(violations) })
}

/// Without the feature `validate` only required members are looked for.
#[cfg(not(feature = "validate"))]
fn check(event: &dyn Structure, missing: Vec<String>) -> Result<(), MessageError> {
    match missing.is_empty() {
        true => Ok(()),
        false => Err(MessageError::Missing { shape: event.schema().id, members: missing }),
    }
}

/// Reads the members that are headers, and returns the paths of required ones that are missing.
fn read_headers(message: MessageRef<'_>, event: &mut dyn Structure) -> Result<Vec<String>, MessageError> {
    let schema = event.schema();
    let mut missing = Vec::new();
    for (index, member) in schema.members.iter().enumerate() {
        if !member.is(EVENT_HEADER) {
            continue;
        }
        match message.headers.get(member.name()) {
            Some(value) => {
                let problem = "expected a header of the member's type, found another type";
                set(event.member_mut(index).open(), value)
                    .ok_or_else(|| MessageError::member(schema, member, problem))?;
            }
            None if member.is(REQUIRED) => missing.push(required::pointer(member)),
            None => {}
        }
    }
    Ok(missing)
}

/// Sets a value to that of a header of its type.
fn set(into: Mut<'_>, value: HeaderValue<'_>) -> Option<()> {
    match (into, value) {
        (Mut::Boolean(into), HeaderValue::Boolean(value)) => *into = value,
        (Mut::Byte(into), HeaderValue::Byte(value)) => *into = value,
        (Mut::Short(into), HeaderValue::Short(value)) => *into = value,
        (Mut::Integer(into), HeaderValue::Integer(value)) => *into = value,
        (Mut::IntEnum(into), HeaderValue::Integer(value)) => into.set(value),
        (Mut::Long(into), HeaderValue::Long(value)) => *into = value,
        (Mut::Blob(into), HeaderValue::ByteArray(bytes)) => *into = Blob::from(bytes),
        (Mut::String(into), HeaderValue::String(text)) => text.clone_into(into),
        (Mut::Enum(into), HeaderValue::String(text)) => into.set(into.schema().index_of(text), text),
        (Mut::Timestamp(into), HeaderValue::Timestamp(time)) => *into = time,
        _ => return None,
    }
    Some(())
}

/// Reads the member that is the payload, and returns the paths of required ones that are missing.
fn read_payload(
    message: MessageRef<'_>,
    event: &mut dyn Structure,
    index: usize,
    codec: &dyn Codec,
    side: Side,
) -> Result<Vec<String>, MessageError> {
    let (schema, bytes) = (event.schema(), message.payload);
    let member = &schema.members[index];
    let slot = event.member_mut(index);
    let is_empty = match slot.open() {
        // No format has an empty text for these: a client takes it for none.
        Mut::Structure(_) | Mut::Union(_) if side == Side::Client => bytes.is_empty(),
        // Only its content type tells an empty one from an absent one.
        _ => bytes.is_empty() && message.headers.get(CONTENT_TYPE).is_none(),
    };
    if is_empty {
        reset::member(slot, member);
        return Ok(if member.is(REQUIRED) { vec![required::pointer(member)] } else { Vec::new() });
    }
    let utf8 = || {
        let problem = "expected a payload in UTF-8, found other bytes";
        std::str::from_utf8(bytes).map_err(|_| MessageError::member(schema, member, problem))
    };
    match slot.open() {
        Mut::Blob(into) => *into = Blob::from(bytes),
        Mut::String(into) => utf8()?.clone_into(into),
        Mut::Enum(into) => {
            let text = utf8()?;
            into.set(into.schema().index_of(text), text);
        }
        into => {
            let read = codec.read(bytes, into, Members::All, side);
            let read = read.map_err(|source| MessageError::body(schema.id, source));
            return required::in_body(read, Some(member));
        }
    }
    Ok(Vec::new())
}
