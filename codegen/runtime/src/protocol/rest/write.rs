//! Writing the bodies of messages with HTTP bindings.

use http::header::{CONTENT_TYPE, HeaderMap};

use super::shape::{BodyShape, is_raw};
use crate::binding::token_or;
use crate::codec::{Members, token::Generator};
use crate::protocol::format::Codec;
use crate::protocol::{Body, MessageError, message};
use crate::schema::{Http, Location, Member, OperationSchema, Schema};
use crate::value::{Ref, Structure};

/// Returns the HTTP binding of an operation.
pub(super) fn binding(operation: &'static OperationSchema) -> Result<Http, MessageError> {
    let what = "expected the trait `http`, found none: choose a protocol without HTTP bindings";
    operation.http.ok_or_else(|| MessageError::NotYet { shape: operation.id, what })
}

/// Returns `true` if a member is bound to the header; `header` is in lower case.
pub(super) fn binds(schema: &Schema, header: &str) -> bool {
    schema.members.iter().any(
        |member| matches!(member.location(), Location::Header(name) if name.eq_ignore_ascii_case(header)),
    )
}

/// Returns the body, and sets its media type, which a member that is bound to the header replaces afterwards.
/// `None` if there is no body.
pub(super) fn body(
    from: &dyn Structure,
    shape: BodyShape,
    codec: &dyn Codec,
    stream: bool,
    headers: &mut HeaderMap,
    token: Option<&Generator>,
    members: impl FnOnce(Members) -> Result<Vec<u8>, crate::codec::Error>,
) -> Result<Option<Body<Vec<u8>>>, MessageError> {
    let schema = from.schema();
    if stream && !shape.is_streaming(schema) {
        return Err(MessageError::NotStreaming { shape: schema.id });
    }
    match shape {
        BodyShape::Nothing => Ok(None),
        BodyShape::Events => {
            refuse_members(schema)?;
            message::event_stream(headers);
            Ok(Some(Body::Stream))
        }
        BodyShape::Document => {
            message::content_type(headers, codec);
            let written = members(Members::Body).map_err(|source| MessageError::body(schema.id, source));
            written.map(Body::Whole).map(Some)
        }
        BodyShape::Payload(index, payload) => {
            let raw = is_raw(codec, payload, &schema.members[index]);
            let body = match stream {
                true => Some(Body::Stream),
                false => payload_of(from, index, codec, raw, token)?.map(Body::Whole),
            };
            if body.is_some() {
                let media_type = schema.members[index].media_type().filter(|_| codec.raw_payloads());
                let content_type = match (media_type, shape.media_type(schema, codec)) {
                    (Some(fixed), _) => message::fixed(fixed),
                    (None, None) => message::fixed("application/octet-stream"),
                    (None, Some("text/plain")) => message::fixed("text/plain"),
                    (None, Some(_)) => codec.content_type().clone(),
                };
                headers.insert(CONTENT_TYPE, content_type);
            }
            Ok(body)
        }
    }
}

/// Refuses members of the body beside events: they would be lost.
fn refuse_members(schema: &Schema) -> Result<(), MessageError> {
    let in_body = |member: &&Member| matches!(member.location(), Location::Body | Location::Payload);
    match schema.members.iter().find(in_body) {
        None => Ok(()),
        Some(member) => {
            let problem =
                "expected an HTTP binding, as the body holds events, found none: the model is wrong";
            Err(MessageError::member(schema, member, problem))
        }
    }
}

/// Returns the body for a payload; `None` if it is absent.
fn payload_of(
    from: &dyn Structure,
    index: usize,
    codec: &dyn Codec,
    raw: bool,
    token: Option<&Generator>,
) -> Result<Option<Vec<u8>>, MessageError> {
    let schema = from.schema();
    let (shape, member) = (schema.id, &schema.members[index]);
    let value = from.member(index);
    let made = token_or(value, member, token)?;
    Ok(match made.as_deref().map_or(value, Ref::String) {
        Ref::Absent => None,
        // One that a response lacked is absent again.
        Ref::Union(union) if union.get().is_nothing() => None,
        Ref::Blob(bytes) if raw => Some(bytes.to_vec()),
        Ref::String(text) if raw => Some(text.as_bytes().to_vec()),
        Ref::Enum(text) if raw => Some(text.get().as_bytes().to_vec()),
        other => Some(codec.value(other, member).map_err(|source| MessageError::body(shape, source))?),
    })
}
