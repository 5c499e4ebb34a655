//! Writing messages with HTTP bindings.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap};
use http::{Request, Response};

use super::EVENTS;
use super::shape::BodyShape;
use crate::binding::{headers, uri};
use crate::codec::Members;
use crate::protocol::format::Codec;
use crate::protocol::{Body, Call, MessageError, message};
use crate::schema::{Http, Location, OperationSchema, Payload, Schema};
use crate::value::{Ref, Structure};

/// Returns the binding of an operation.
pub(super) fn binding(operation: &'static OperationSchema) -> Result<Http, MessageError> {
    let what = "expected the trait `http`, found none: choose a protocol without HTTP bindings";
    operation.http.ok_or_else(|| MessageError::NotYet { shape: operation.id, what })
}

/// Writes a client's request.
///
/// # Errors
/// An input that does not fit its bindings.
pub fn write_request(
    call: &Call<'_>,
    codec: &dyn Codec,
    input: &dyn Structure,
) -> Result<Request<Body<Bytes>>, MessageError> {
    let (operation, token) = (call.operation, call.options.token.as_ref());
    let mut request = Request::new(Body::Whole(Bytes::new()));
    let http = binding(operation)?;
    let target = uri::write(http.uri, input, token)?;
    message::aim(&mut request, operation, http.method, target)?;
    let schema = input.schema();
    let answer = BodyShape::of(operation.output);
    if let BodyShape::Document | BodyShape::Payload(_, Payload::Structure | Payload::Document) = answer
        && !binds(schema, "accept")
    {
        message::accept(request.headers_mut(), codec);
    }
    let shape = BodyShape::of(schema);
    let headers = request.headers_mut();
    let body = match body(input, shape, codec, call.stream, headers, |members| {
        codec.members(input, members, token)
    })? {
        // A structure that is absent is sent as an empty one.
        None if matches!(shape, BodyShape::Payload(_, Payload::Structure)) => {
            message::content_type(headers, codec);
            Some(Body::Whole(codec.empty().to_vec()))
        }
        body => body,
    };
    headers::write(input, token, headers)?;
    match body {
        Some(Body::Whole(body)) => message::finish(&mut request, body, call),
        Some(Body::Stream) => *request.body_mut() = Body::Stream,
        None => {}
    }
    Ok(request)
}

/// Whether a member is bound to a header of a name in lower case.
pub(super) fn binds(schema: &Schema, header: &str) -> bool {
    schema.members.iter().any(
        |member| matches!(member.location(), Location::Header(name) if name.eq_ignore_ascii_case(header)),
    )
}

/// Writes a server's output.
///
/// # Errors
/// An output that does not fit its bindings.
pub fn write_output(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    output: &dyn Structure,
    stream: bool,
) -> Result<Response<Body<Bytes>>, MessageError> {
    let http = binding(operation)?;
    response(http.code, output, operation.has_output(), codec, stream)
}

/// Writes a modelled error.
///
/// # Errors
/// An error that does not fit its bindings.
pub fn write_error(codec: &dyn Codec, error: &dyn Structure) -> Result<Response<Bytes>, MessageError> {
    let status = message::error_traits(error)?.status;
    let response = response(status, error, true, codec, false)?;
    Ok(response.map(|body| match body {
        Body::Whole(bytes) => bytes,
        Body::Stream => Bytes::new(), // none was asked for
    }))
}

/// Writes a response with an output or an error.
fn response(
    status: u16,
    from: &dyn Structure,
    modelled: bool,
    codec: &dyn Codec,
    stream: bool,
) -> Result<Response<Body<Bytes>>, MessageError> {
    let mut response = message::response(status_of(from)?.unwrap_or(status));
    let shape = match BodyShape::of(from.schema()) {
        shape if message::is_bare(&response) => {
            refuse_body(from, shape, stream)?;
            BodyShape::Nothing
        }
        BodyShape::Nothing if modelled && !stream => BodyShape::Document,
        shape => shape,
    };
    let headers = response.headers_mut();
    let body = body(from, shape, codec, stream, headers, |members| codec.members(from, members, None))?;
    headers::write(from, None, headers)?;
    match body {
        Some(Body::Stream) => Ok(response.map(|_| Body::Stream)),
        Some(Body::Whole(body)) => {
            message::finish_response(&mut response, body);
            Ok(response.map(Body::Whole))
        }
        None => {
            message::finish_response(&mut response, Vec::new());
            Ok(response.map(Body::Whole))
        }
    }
}

/// Refuses a value that belongs in the body of a response which has none: it would be lost.
fn refuse_body(from: &dyn Structure, shape: BodyShape, stream: bool) -> Result<(), MessageError> {
    let schema = from.schema();
    let in_body = schema.members.iter().enumerate().find(|(index, member)| match shape {
        BodyShape::Nothing => false,
        BodyShape::Document => {
            member.location() == Location::Body && !matches!(from.field(*index), Ref::Absent)
        }
        BodyShape::Payload(payload, _) => {
            *index == payload && (stream || !matches!(from.field(*index), Ref::Absent))
        }
    });
    match in_body {
        None => Ok(()),
        Some((_, member)) => {
            let problem = "expected no value, as a response of this status has no body, found one";
            Err(MessageError::member(schema, member, problem))
        }
    }
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
            _ => {
                let problem = "expected a status of HTTP, 100 to 999, found another number";
                Err(MessageError::member(schema, member, problem))
            }
        };
    }
    Ok(None)
}

/// Writes the body and says its media type, for which a member may have a header of its own: those
/// are written later. `None` when there is nothing to write.
fn body(
    from: &dyn Structure,
    shape: BodyShape,
    codec: &dyn Codec,
    stream: bool,
    headers: &mut HeaderMap,
    members: impl FnOnce(Members) -> Result<Vec<u8>, crate::codec::Error>,
) -> Result<Option<Body<Vec<u8>>>, MessageError> {
    let schema = from.schema();
    if stream && !shape.is_streaming(schema) {
        return Err(MessageError::NotStreaming { shape: schema.id });
    }
    match shape {
        BodyShape::Nothing => Ok(None),
        BodyShape::Document => {
            message::content_type(headers, codec);
            let written = members(Members::Body).map_err(|source| MessageError::body(schema.id, source));
            written.map(Body::Whole).map(Some)
        }
        BodyShape::Payload(index, payload) => {
            let body = match stream {
                true => Some(Body::Stream),
                false => payload_of(from, index, payload, codec)?.map(Body::Whole),
            };
            if body.is_some() {
                let media_type = schema.members[index].media_type();
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

/// The body that a payload is; `None` when it is absent.
fn payload_of(
    from: &dyn Structure,
    index: usize,
    payload: Payload,
    codec: &dyn Codec,
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
        other => Some(codec.value(other).map_err(|source| MessageError::body(shape, source))?),
    })
}
