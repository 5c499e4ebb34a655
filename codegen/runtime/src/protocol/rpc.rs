//! What protocols without HTTP bindings share: all members are in the body, and requests are posted.

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Response};

use super::format::{Codec, Side};
use super::rejection::{Reason, Refusal};
use super::{Body, Call, MessageError, RequestRef, ResponseRef, media, message, required};
use crate::codec::Members;
use crate::schema::{Fault, Member, OperationSchema, Payload, STREAMING, Schema, ServiceSchema, shape_name};
use crate::value::{Mut, Structure};

const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// Refuses a message that holds a stream of events, or whose body is a stream: there is none in these
/// protocols.
///
/// # Errors
/// The shape that streams.
pub fn refuse_stream(schema: &Schema, stream: bool) -> Result<(), MessageError> {
    let events = |member: &Member| {
        member.is(STREAMING) && member.payload().is_none_or(|payload| payload != Payload::Blob)
    };
    if schema.members.iter().any(events) {
        return Err(MessageError::NotYet { shape: schema.id, what: super::rest::EVENTS });
    }
    match stream {
        true => Err(MessageError::NotStreaming { shape: schema.id }),
        false => Ok(()),
    }
}

/// Writes the members of a message.
///
/// # Errors
/// A value that does not fit the format.
pub fn members(codec: &dyn Codec, from: &dyn Structure, stream: bool) -> Result<Vec<u8>, MessageError> {
    let schema = from.schema();
    refuse_stream(schema, stream)?;
    codec.members(from, Members::All, None).map_err(|source| MessageError::body(schema.id, source))
}

/// Writes the input as the body of a request.
///
/// # Errors
/// As [`members`].
pub fn write_input(
    call: &Call<'_>,
    codec: &dyn Codec,
    input: &dyn Structure,
    request: &mut Request<Body<Bytes>>,
) -> Result<(), MessageError> {
    let schema = input.schema();
    refuse_stream(schema, call.stream)?;
    query_mode(call.service, request.headers_mut());
    let body = codec
        .members(input, Members::All, call.options.token.as_ref())
        .map_err(|source| MessageError::body(schema.id, source))?;
    message::content_type(request.headers_mut(), codec);
    message::finish(request, body, call);
    Ok(())
}

/// Asks for the error codes of a query protocol (`awsQueryCompatible`), where the service has them.
pub fn query_mode(service: &'static ServiceSchema, headers: &mut HeaderMap) {
    if service.query_compatible {
        headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
    }
}

/// Reads the members of an output or an error.
///
/// # Errors
/// A body that is malformed, or does not fit.
pub fn read_response(
    codec: &dyn Codec,
    response: &ResponseRef<'_>,
    into: &mut dyn Structure,
) -> Result<(), MessageError> {
    let schema = into.schema();
    refuse_stream(schema, response.body == Body::Stream)?;
    let body = response.body.bytes();
    if body.trim_ascii().is_empty() || schema.members.is_empty() {
        return Ok(());
    }
    codec
        .read(body, Mut::Structure(into), Members::All, Side::Client)
        .map_err(|source| MessageError::body(schema.id, source))
}

/// Reads the input of a request, and gives the paths of required members that are missing.
///
/// # Errors
/// A request that is malformed.
pub fn read_request(
    _: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    input: &mut dyn Structure,
) -> Result<Vec<String>, Refusal> {
    let schema = input.schema();
    refuse_stream(schema, request.body == Body::Stream)?;
    check_media(codec, request, media::Missing::Taken)?;
    let body = match request.body.bytes() {
        [] => codec.empty(),
        body => body,
    };
    let read = codec.read(body, Mut::Structure(input), Members::All, Side::Server);
    let read = read.map_err(|source| MessageError::body(schema.id, source));
    Ok(required::in_body(read, None)?)
}

/// Refuses a body of another media type.
///
/// # Errors
/// The media type that was expected, and the one that was found.
pub fn check_media(
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    missing: media::Missing,
) -> Result<(), Refusal> {
    let found = match media::content(request.headers) {
        Some(found) if found.eq_ignore_ascii_case(codec.media_type()) => return Ok(()),
        None if missing == media::Missing::Taken => return Ok(()),
        found => found.unwrap_or("no content type"),
    };
    let problem = format!("expected {}, found {found}", codec.media_type());
    Err(Refusal::new(Reason::UnsupportedMediaType, problem))
}

/// Refuses a request that is not posted.
///
/// # Errors
/// That of any other method.
pub fn posted(request: &RequestRef<'_>) -> Result<(), Refusal> {
    match *request.method {
        Method::POST => Ok(()),
        _ => Err(Refusal::new(Reason::MethodNotAllowed, "expected the method POST, found another one")),
    }
}

/// Returns the refusal of a path that no operation has.
#[must_use]
pub fn unknown_path(expected: &str) -> Refusal {
    Refusal::new(Reason::UnknownOperation, format!("expected the path {expected}, found another one"))
}

/// Writes the head of an error's response, with the code of a query protocol where the service has them.
///
/// # Errors
/// A structure that is no error.
pub fn error_head(
    service: &'static ServiceSchema,
    error: &dyn Structure,
) -> Result<Response<Bytes>, MessageError> {
    let (id, traits) = (error.schema().id, message::error_traits(error)?);
    let mut response = message::response(traits.status);
    if service.query_compatible && traits.code != shape_name(id) {
        let fault = match traits.fault {
            Fault::Client => ";Sender",
            Fault::Server => ";Receiver",
        };
        if let Ok(value) = HeaderValue::try_from([traits.code, fault].concat()) {
            response.headers_mut().insert(QUERY_ERROR, value);
        }
    }
    Ok(response)
}

/// Writes the body of an error: its type, and its members.
///
/// # Errors
/// As [`members`].
pub fn error_body(
    response: &mut Response<Bytes>,
    codec: &dyn Codec,
    kind: &'static str,
    error: &dyn Structure,
) -> Result<(), MessageError> {
    let written = codec.typed(kind, error);
    let body = written.map_err(|source| MessageError::body(error.schema().id, source))?;
    message::content_type(response.headers_mut(), codec);
    message::finish_response(response, body);
    Ok(())
}
