//! Events in messages, driven by the schema of their union (Smithy 2.0, Event streams).

use super::headers::write as push;
use super::message::{self, Message};
use super::{FrameError, HeaderValue};
use crate::codec::{Members, members};
use crate::data::Blob;
use crate::error::Unhandled;
use crate::protocol::{Codec, MessageError, Side};
use crate::schema::{EVENT_HEADER, EVENT_PAYLOAD, Member, REQUIRED, Schema, UNIT};
use crate::value::{Mut, Ref, Selected, Structure, Union};

pub(super) const MESSAGE_TYPE: &str = ":message-type";
pub(super) const EVENT_TYPE: &str = ":event-type";
pub(super) const CONTENT_TYPE: &str = ":content-type";
const EXCEPTION_TYPE: &str = ":exception-type";
const ERROR_CODE: &str = ":error-code";
const ERROR_MESSAGE: &str = ":error-message";

/// Appends the message of an event.
pub(super) fn write(event: &dyn Union, codec: &dyn Codec, out: &mut Vec<u8>) -> Result<(), MessageError> {
    let schema = event.schema();
    let mut parts = Parts { schema, headers: Vec::with_capacity(128), payload: Vec::new() };
    match event.get() {
        Selected::Member(index, value) => {
            let member = schema.members.get(index).unwrap_or(&Member::WHOLE);
            match value.map(|value| value.view()) {
                Some(Ref::Structure(structure)) => parts.structure(member, structure, codec)?,
                None if member.is(UNIT) => parts.named("event", EVENT_TYPE, member.name())?,
                _ => {
                    let problem =
                        "expected an event that is a structure, found another type: the model is wrong";
                    return Err(MessageError::member(schema, member, problem));
                }
            }
        }
        Selected::Unknown(member) if member.is_empty() => {
            let problem = "expected an event, found a union without a member";
            return Err(MessageError::member(schema, &Member::WHOLE, problem));
        }
        Selected::Unknown(member) => {
            parts.named("event", EVENT_TYPE, member.name())?;
            parts.content(codec.media_type())?;
            parts.payload = parts.in_format(codec.value(Ref::Document(member.value()), &Member::WHOLE))?;
        }
    }
    let written = message::encode(&parts.headers, &parts.payload, out);
    written.map_err(|error| frame_error(schema, error))
}

/// Appends the message of an error that the model does not know.
pub(super) fn write_error(
    schema: &'static Schema,
    code: &str,
    text: &str,
    out: &mut Vec<u8>,
) -> Result<(), MessageError> {
    let mut parts = Parts { schema, headers: Vec::new(), payload: Vec::new() };
    parts.named("error", ERROR_CODE, code)?;
    parts.header(ERROR_MESSAGE, HeaderValue::String(text))?;
    message::encode(&parts.headers, &parts.payload, out).map_err(|error| frame_error(schema, error))
}

/// Returns the error of a message that cannot be.
pub(super) fn frame_error(schema: &'static Schema, error: FrameError) -> MessageError {
    MessageError::Body { shape: schema.id, source: Box::new(error) }
}

/// A message that is being made of an event.
struct Parts {
    /// Of the union.
    schema: &'static Schema,
    headers: Vec<u8>,
    payload: Vec<u8>,
}

impl Parts {
    fn structure(
        &mut self,
        member: &Member,
        event: &dyn Structure,
        codec: &dyn Codec,
    ) -> Result<(), MessageError> {
        let schema = event.schema();
        match schema.error {
            Some(_) => self.named("exception", EXCEPTION_TYPE, member.name())?,
            None => self.named("event", EVENT_TYPE, member.name())?,
        }
        match schema.members.iter().position(|member| member.is(EVENT_PAYLOAD)) {
            Some(index) => self.payload_of(event.field(index), &schema.members[index], codec)?,
            None if implicit(schema) => {
                self.content(codec.media_type())?;
                self.payload = self.in_format(codec.members(event, Members::Event, None))?;
            }
            None => {}
        }
        for (index, member) in schema.members.iter().enumerate() {
            if member.is(EVENT_HEADER) {
                let problem =
                    "expected a type that a header of an event has, found another one: the model is wrong";
                let value = header_of(event.field(index))
                    .ok_or_else(|| MessageError::member(schema, member, problem))?;
                if let Some(value) = value {
                    self.header(member.name(), value)?;
                }
            }
        }
        Ok(())
    }

    fn payload_of(
        &mut self,
        value: Ref<'_>,
        member: &'static Member,
        codec: &dyn Codec,
    ) -> Result<(), MessageError> {
        let text = |text: &str| text.as_bytes().to_vec();
        let (media_type, payload) = match value {
            Ref::Absent => return Ok(()),
            Ref::Blob(bytes) => (OCTETS, bytes.to_vec()),
            Ref::String(value) => (TEXT, text(value)),
            Ref::Enum(value) => (TEXT, text(value.get())),
            other => (codec.media_type(), self.in_format(codec.value(other, member))?),
        };
        self.payload = payload;
        self.content(media_type)
    }

    fn named(&mut self, kind: &str, header: &str, name: &str) -> Result<(), MessageError> {
        self.header(MESSAGE_TYPE, HeaderValue::String(kind))?;
        self.header(header, HeaderValue::String(name))
    }

    fn content(&mut self, media_type: &str) -> Result<(), MessageError> {
        self.header(CONTENT_TYPE, HeaderValue::String(media_type))
    }

    fn header(&mut self, name: &str, value: HeaderValue<'_>) -> Result<(), MessageError> {
        push(&mut self.headers, name, value).map_err(|error| frame_error(self.schema, error))
    }

    fn in_format(&self, written: Result<Vec<u8>, crate::codec::Error>) -> Result<Vec<u8>, MessageError> {
        written.map_err(|source| MessageError::body(self.schema.id, source))
    }
}

const OCTETS: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

/// Returns `true` if members of an event make up its payload: those without a trait, if there are any, and none of
/// an event without members.
fn implicit(schema: &Schema) -> bool {
    schema.members.is_empty() || schema.members.iter().any(|member| !member.is(EVENT_HEADER))
}

/// Returns the header of a member's value: none of an absent one. `None` of a type that no header has.
fn header_of(value: Ref<'_>) -> Option<Option<HeaderValue<'_>>> {
    Some(Some(match value {
        Ref::Absent => return Some(None),
        Ref::Boolean(value) => HeaderValue::Boolean(value),
        Ref::Byte(value) => HeaderValue::Byte(value),
        Ref::Short(value) => HeaderValue::Short(value),
        Ref::Integer(value) => HeaderValue::Integer(value),
        Ref::IntEnum(value) => HeaderValue::Integer(value.get()),
        Ref::Long(value) => HeaderValue::Long(value),
        Ref::Blob(bytes) => HeaderValue::ByteArray(bytes),
        Ref::String(text) => HeaderValue::String(text),
        Ref::Enum(text) => HeaderValue::String(text.get()),
        Ref::Timestamp(time) => HeaderValue::Timestamp(*time),
        _ => return None,
    }))
}

/// The content of a message.
pub(super) enum Found {
    /// An event of the union.
    Event,
    /// An error of the union.
    Exception,
    /// An event that is not in the union.
    Unknown,
    /// An error that is not in the union.
    Unhandled(Unhandled),
}

/// Reads an event into a union that holds nothing.
pub(super) fn read(
    message: &Message,
    into: &mut dyn Union,
    codec: &dyn Codec,
    side: Side,
) -> Result<Found, MessageError> {
    let schema = into.schema();
    match text(schema, message, MESSAGE_TYPE)? {
        "event" => read_as(message, text(schema, message, EVENT_TYPE)?, into, codec, side)
            .map(|found| found.unwrap_or(Found::Unknown)),
        "exception" => {
            let name = text(schema, message, EXCEPTION_TYPE)?;
            let read = read_as(message, name, into, codec, side)?;
            Ok(read.unwrap_or_else(|| Found::Unhandled(unmodelled(message, name, codec))))
        }
        "error" => {
            let error = Unhandled::default().with_code(text(schema, message, ERROR_CODE)?);
            let said = message.headers().text(ERROR_MESSAGE);
            Ok(Found::Unhandled(said.into_iter().fold(error, Unhandled::with_message)))
        }
        _ => Err(malformed(schema, MESSAGE_TYPE, "expected event, exception or error, found another text")),
    }
}

/// Returns a header that must be there.
fn text<'m>(
    schema: &'static Schema,
    message: &'m Message,
    name: &'static str,
) -> Result<&'m str, MessageError> {
    match message.headers().get(name) {
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
fn unmodelled(message: &Message, name: &str, codec: &dyn Codec) -> Unhandled {
    let document = codec.document(message.payload());
    let error = Unhandled::default().with_code(name).with_body(message.payload().clone());
    let said = ["message", "Message"].into_iter().find_map(|key| document.get(key)?.as_str());
    said.into_iter().fold(error, Unhandled::with_message)
}

/// Reads the member of a name; `None` when the union has no such member.
fn read_as(
    message: &Message,
    name: &str,
    into: &mut dyn Union,
    codec: &dyn Codec,
    side: Side,
) -> Result<Option<Found>, MessageError> {
    let schema = into.schema();
    let Some(index) = members::find_name(schema, name.as_bytes(), 0) else { return Ok(None) };
    let Some(slot) = into.select(index) else { return Ok(Some(Found::Event)) };
    let Mut::Structure(event) = slot.open() else {
        let problem = "expected an event that is a structure, found another type: the model is wrong";
        return Err(MessageError::member(schema, &schema.members[index], problem));
    };
    let schema = event.schema();
    read_headers(message, event, side)?;
    match schema.members.iter().position(|member| member.is(EVENT_PAYLOAD)) {
        Some(index) => read_payload(message, event, index, codec, side)?,
        None if implicit(schema) => {
            let bytes: &[u8] = match &**message.payload() {
                [] => codec.empty(),
                bytes => bytes,
            };
            if !bytes.is_empty() {
                let read = codec.read(bytes, Mut::Structure(event), Members::Event, side);
                read.map_err(|source| MessageError::body(schema.id, source))?;
            }
        }
        None => {}
    }
    Ok(Some(if schema.error.is_some() { Found::Exception } else { Found::Event }))
}

/// Reads the members that are headers.
fn read_headers(message: &Message, event: &mut dyn Structure, side: Side) -> Result<(), MessageError> {
    let schema = event.schema();
    for (index, member) in schema.members.iter().enumerate() {
        if !member.is(EVENT_HEADER) {
            continue;
        }
        match message.headers().get(member.name()) {
            Some(value) => {
                let problem = "expected a header of the member's type, found another type";
                set(event.slot(index).open(), value)
                    .ok_or_else(|| MessageError::member(schema, member, problem))?;
            }
            None if side == Side::Server && member.is(REQUIRED) => {
                return Err(MessageError::member(schema, member, "expected a required header, found none"));
            }
            None => {}
        }
    }
    Ok(())
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

/// Reads the member that is the payload.
fn read_payload(
    message: &Message,
    event: &mut dyn Structure,
    index: usize,
    codec: &dyn Codec,
    side: Side,
) -> Result<(), MessageError> {
    let (schema, bytes) = (event.schema(), message.payload());
    let member = &schema.members[index];
    // Only its content type tells an empty one from an absent one.
    if bytes.is_empty() && message.headers().get(CONTENT_TYPE).is_none() {
        return match side == Side::Server && member.is(REQUIRED) {
            true => Err(MessageError::member(schema, member, "expected a required payload, found none")),
            false => Ok(()),
        };
    }
    let utf8 = || {
        let problem = "expected a payload in UTF-8, found other bytes";
        std::str::from_utf8(bytes).map_err(|_| MessageError::member(schema, member, problem))
    };
    match event.slot(index).open() {
        Mut::Blob(into) => *into = Blob::from(&**bytes),
        Mut::String(into) => utf8()?.clone_into(into),
        Mut::Enum(into) => {
            let text = utf8()?;
            into.set(into.schema().index_of(text), text);
        }
        into => {
            let read = codec.read(bytes, into, Members::All, side);
            read.map_err(|source| MessageError::body(schema.id, source))?;
        }
    }
    Ok(())
}
