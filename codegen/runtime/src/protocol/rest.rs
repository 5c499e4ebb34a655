//! restJson1 (Smithy 2.0, AWS restJson1 protocol; HTTP bindings): members stand where their traits
//! put them, the rest is a document in the body.

use bytes::Bytes;
use http::{Request, Response};

use super::codec::Codec;
use super::message::{self, Body};
use super::{ClientOptions, WriteError};
use crate::binding::{headers, uri};
use crate::codec::Members;
use crate::operation::{Http, OperationSchema};
use crate::schema::{Location, Payload, Schema};
use crate::{Ref, Structure};

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

/// The binding of an operation.
pub(super) fn binding(operation: &'static OperationSchema) -> Result<Http, &'static str> {
    operation.http.ok_or("expected the trait `http`, found none: choose a protocol without HTTP bindings")
}

pub(super) fn request(
    operation: &'static OperationSchema,
    codec: Codec,
    input: &dyn Structure,
    options: &ClientOptions,
) -> Result<Request<Bytes>, WriteError> {
    let http = binding(operation).map_err(|what| WriteError::NotYet { shape: operation.id, what })?;
    let target = uri::write(http.uri, input, options)?;
    let mut request = message::request(operation, http.method, target)?;
    if let Shape::Document | Shape::Payload(_, Payload::Structure | Payload::Document) =
        Shape::of(operation.output)
    {
        message::accept(request.headers_mut(), codec.media_type());
    }
    headers::write(input, options.token, request.headers_mut())?;
    let body = match Shape::of(input.schema()) {
        Shape::Nothing => None,
        Shape::Document => Some(document(input, codec, options.token)?),
        Shape::Payload(index, payload) => match payload_of(input, index, payload, codec)? {
            // A structure that is absent is sent as an empty one.
            None if payload == Payload::Structure => {
                Some(Body { bytes: b"{}".to_vec(), media_type: codec.media_type() })
            }
            body => body,
        },
    };
    message::finish(&mut request, body, operation, options)?;
    Ok(request)
}

/// A response with an output or an error.
pub(super) fn response(
    status: u16,
    from: &dyn Structure,
    modelled: bool,
    codec: Codec,
) -> Result<Response<Bytes>, WriteError> {
    let schema = from.schema();
    let mut response = message::response(status_of(from).unwrap_or(status));
    headers::write(from, None, response.headers_mut())?;
    let body = match Shape::of(schema) {
        Shape::Payload(index, payload) => payload_of(from, index, payload, codec)?,
        Shape::Nothing if !modelled => None,
        Shape::Nothing | Shape::Document => Some(document(from, codec, None)?),
    };
    message::finish_response(&mut response, body);
    Ok(response)
}

/// The status that a member sets (`httpResponseCode`).
fn status_of(from: &dyn Structure) -> Option<u16> {
    let members = from.schema().members.iter();
    let index = members.clone().position(|member| member.location() == Location::StatusCode)?;
    match from.field(index).view() {
        Ref::Integer(status) => u16::try_from(status).ok(),
        _ => None,
    }
}

fn document(from: &dyn Structure, codec: Codec, token: Option<fn() -> String>) -> Result<Body, WriteError> {
    let bytes = codec.message(from, Members::Body, token)?;
    Ok(Body { bytes, media_type: codec.media_type() })
}

/// The body that a payload is; `None` when it is absent.
fn payload_of(
    from: &dyn Structure,
    index: usize,
    payload: Payload,
    codec: Codec,
) -> Result<Option<Body>, WriteError> {
    let schema = from.schema();
    if payload == Payload::Events {
        return Err(WriteError::NotYet { shape: schema.id, what: EVENTS });
    }
    let modelled = Shape::Payload(index, payload).media_type(schema, codec);
    let media_type = modelled.unwrap_or("application/octet-stream");
    let bytes = match from.field(index).view() {
        Ref::Absent => return Ok(None),
        Ref::Blob(bytes) => bytes.to_vec(),
        Ref::String(text) => text.as_bytes().to_vec(),
        Ref::Enum(text) => text.get().as_bytes().to_vec(),
        other => codec.value(schema.id, other)?,
    };
    Ok(Some(Body { bytes, media_type }))
}
