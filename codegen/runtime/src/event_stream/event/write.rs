//! Events are written.

use super::{CONTENT_TYPE, ERROR_CODE, ERROR_MESSAGE, EVENT_TYPE, EXCEPTION_TYPE, MESSAGE_TYPE, implicit};
use crate::codec::Members;
use crate::data::shortened;
use crate::event_stream::header_value::MAX_VALUE;
use crate::event_stream::headers::write as push;
use crate::event_stream::{FrameError, HeaderValue, message};
use crate::protocol::{Codec, MessageError};
use crate::schema::{EVENT_HEADER, EVENT_PAYLOAD, Member, Schema, UNIT};
use crate::value::{Ref, Selected, Structure, Union};

/// Appends the message of an event.
pub(in crate::event_stream) fn write(
    event: &dyn Union,
    codec: &dyn Codec,
    out: &mut Vec<u8>,
) -> Result<(), MessageError> {
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
pub(in crate::event_stream) fn write_error(
    schema: &'static Schema,
    code: &str,
    text: &str,
    out: &mut Vec<u8>,
) -> Result<(), MessageError> {
    let mut parts = Parts { schema, headers: Vec::new(), payload: Vec::new() };
    parts.named("error", ERROR_CODE, code)?;
    // A header has room for so many characters at least: a longer text must not break the stream that it would explain.
    let text = shortened(text, MAX_VALUE / char::MAX_LEN_UTF8 - 1);
    parts.header(ERROR_MESSAGE, HeaderValue::String(&text))?;
    message::encode(&parts.headers, &parts.payload, out).map_err(|error| frame_error(schema, error))
}

/// Returns the error of a message that cannot be.
pub(in crate::event_stream) fn frame_error(schema: &'static Schema, error: FrameError) -> MessageError {
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
            Some(index) => self.payload_of(event.member(index), &schema.members[index], codec)?,
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
                let value = header_of(event.member(index))
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
