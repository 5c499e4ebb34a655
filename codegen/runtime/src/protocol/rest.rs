//! restJson1 (Smithy 2.0, AWS restJson1 protocol; HTTP bindings): members stand where their traits
//! put them, the rest is a document in the body.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName};
use http::{Request, Response};

use super::codec::Codec;
use super::{ClientOptions, MessageError, message};
use crate::binding::{headers, uri};
use crate::codec::{Members, token::Generator};
use crate::schema::{Http, Location, Member, OperationSchema, Payload, Schema};
use crate::value::{Ref, Structure};

/// What the body of a message holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing.
    Nothing,
    /// The members that no binding puts elsewhere.
    Document,
    /// The member at an index.
    Payload(usize, Payload),
}

impl Shape {
    pub(super) fn of(schema: &Schema) -> Shape {
        let mut shape = Shape::Nothing;
        for (index, member) in schema.members.iter().enumerate() {
            match (member.payload(), member.location()) {
                (Some(payload), _) => return Shape::Payload(index, payload),
                (None, Location::Body) => shape = Shape::Document,
                _ => {}
            }
        }
        shape
    }

    /// The media type of the body; `None` when there is none, or when any will do.
    pub(super) fn media_type(self, schema: &Schema, codec: Codec) -> Option<&'static str> {
        match self {
            Shape::Nothing => None,
            Shape::Document => Some(codec.media_type()),
            Shape::Payload(index, payload) => schema.members[index].media_type().or(match payload {
                Payload::Blob => None,
                Payload::String => Some("text/plain"),
                Payload::Structure | Payload::Document | Payload::Events => Some(codec.media_type()),
            }),
        }
    }
}

pub(super) const EVENTS: &str = "expected no event stream, found one: this crate does not speak them yet";

/// Whether a member is bound to a header, which is then the caller's, unset too.
pub(super) fn is_bound(schema: &Schema, header: &HeaderName) -> bool {
    let bound = |member: &Member| matches!(member.location(), Location::Header(name) if header == name);
    schema.members.iter().any(bound)
}

/// The binding of an operation.
pub(super) fn binding(operation: &'static OperationSchema) -> Result<Http, MessageError> {
    let what = "expected the trait `http`, found none: choose a protocol without HTTP bindings";
    operation.http.ok_or_else(|| MessageError::NotYet { shape: operation.id, what })
}

pub(super) fn request(
    operation: &'static OperationSchema,
    codec: Codec,
    input: &dyn Structure,
    options: &ClientOptions,
    request: &mut Request<Bytes>,
) -> Result<(), MessageError> {
    let http = binding(operation)?;
    let target = uri::write(http.uri, input, options.token.as_ref())?;
    message::aim(request, operation, http.method, target)?;
    if let Shape::Document | Shape::Payload(_, Payload::Structure | Payload::Document) =
        Shape::of(operation.output)
        && !is_bound(input.schema(), &ACCEPT)
    {
        message::accept(request.headers_mut(), codec);
    }
    let shape = Shape::of(input.schema());
    let headers = request.headers_mut();
    let body = match body(input, shape, codec, options.token.as_ref(), headers)? {
        // A structure that is absent is sent as an empty one.
        None if matches!(shape, Shape::Payload(_, Payload::Structure)) => {
            message::content_type(headers, codec);
            Some(b"{}".to_vec())
        }
        body => body,
    };
    headers::write(input, options.token.as_ref(), headers)?;
    if let Some(body) = body {
        message::finish(request, body, operation, options);
    }
    Ok(())
}

/// A response with an output or an error.
pub(super) fn response(
    status: u16,
    from: &dyn Structure,
    modelled: bool,
    codec: Codec,
) -> Result<Response<Bytes>, MessageError> {
    let mut response = message::response(status_of(from)?.unwrap_or(status));
    let shape = match Shape::of(from.schema()) {
        _ if message::is_bare(&response) => Shape::Nothing,
        Shape::Nothing if modelled => Shape::Document,
        shape => shape,
    };
    let headers = response.headers_mut();
    let body = body(from, shape, codec, None, headers)?;
    headers::write(from, None, headers)?;
    message::finish_response(&mut response, body.unwrap_or_default());
    Ok(response)
}

/// The status that a member sets (`httpResponseCode`); one that is never absent sets none by 0.
fn status_of(from: &dyn Structure) -> Result<Option<u16>, MessageError> {
    let schema = from.schema();
    for (index, member) in schema.members.iter().enumerate() {
        if member.location() != Location::StatusCode {
            continue;
        }
        return match from.field(index) {
            Ref::Absent | Ref::Integer(0) => Ok(None),
            Ref::Integer(status @ 100..=999) => Ok(u16::try_from(status).ok()),
            _ => Err(MessageError::Member {
                shape: schema.id,
                member: member.name(),
                problem: "expected a status of HTTP, 100 to 999, found another number",
            }),
        };
    }
    Ok(None)
}

/// Writes the body and says its media type, for which a member may have a header of its own: those
/// are written later. `None` when there is nothing to write.
fn body(
    from: &dyn Structure,
    shape: Shape,
    codec: Codec,
    token: Option<&Generator>,
    headers: &mut HeaderMap,
) -> Result<Option<Vec<u8>>, MessageError> {
    match shape {
        Shape::Nothing => Ok(None),
        Shape::Document => {
            message::content_type(headers, codec);
            codec.message(from, Members::Body, token).map(Some)
        }
        Shape::Payload(index, payload) => {
            let body = payload_of(from, index, payload, codec)?;
            if body.is_some() {
                let media_type = shape.media_type(from.schema(), codec);
                headers
                    .insert(CONTENT_TYPE, message::fixed(media_type.unwrap_or("application/octet-stream")));
            }
            Ok(body)
        }
    }
}

/// The body that a payload is; `None` when it is absent.
fn payload_of(
    from: &dyn Structure,
    index: usize,
    payload: Payload,
    codec: Codec,
) -> Result<Option<Vec<u8>>, MessageError> {
    let shape = from.schema().id;
    if payload == Payload::Events {
        return Err(MessageError::NotYet { shape, what: EVENTS });
    }
    Ok(match from.field(index) {
        Ref::Absent => None,
        Ref::Blob(bytes) => Some(bytes.to_vec()),
        Ref::String(text) => Some(text.as_bytes().to_vec()),
        Ref::Enum(text) => Some(text.get().as_bytes().to_vec()),
        other => Some(codec.value(shape, other)?),
    })
}
