//! The server's half of protocols with HTTP bindings.

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};

use super::read;
use super::shape::BodyShape;
use super::write::{binding, binds, body};
use crate::binding::{Reading, headers, parameters};
use crate::codec::members::Seen;
use crate::protocol::format::{Codec, Side};
use crate::protocol::message::fixed;
use crate::protocol::server::media;
use crate::protocol::server::message::{
    self, error_traits, finish_response, is_bare, response as response_of,
};
use crate::protocol::{Body, MessageError, PlainError, Reason, Refusal, RequestRef, required};
use crate::schema::{Location, OperationSchema, REQUIRES_LENGTH, shape_name};
use crate::value::{Ref, Structure};

/// Reads a request into an input, and returns the paths of required members that are missing, as JSON
/// pointers. `missing` is the treatment of a body without a content type.
///
/// # Errors
/// Returns a refusal if the request is malformed, or has another media type than the operation.
pub fn read_request(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    input: &mut dyn Structure,
    missing: media::NoContentType,
) -> Result<Vec<String>, Refusal> {
    let http = binding(operation)?;
    check_length(request, input)?;
    let shape = BodyShape::with_events(input.schema(), request.body == Body::Events);
    check_media(operation, codec, request, input, shape, missing)?;
    let Some(labels) = parameters::labels(http.uri, operation.keeps_slash, request.uri) else {
        let problem = format!("{}: expected the path {}, found another one", operation.id, http.uri);
        return Err(Refusal::new(Reason::UnknownOperation, problem));
    };
    let mut seen = Seen::default();
    if !shape.is_all_of(input.schema()) {
        parameters::read(&labels, request.uri, input, &mut seen).map_err(MessageError::from)?;
        headers::read(request.headers, input, Reading::Strict, &mut seen).map_err(MessageError::from)?;
        required::fill(input, &seen);
    }
    let read = read::body(codec, shape, request.body, request.headers, input, Side::Server, &mut seen);
    Ok(read::missing(read, shape, input, &seen)?)
}

/// Checks that the length of a stream is told, if the model requires that (Smithy 2.0, `requiresLength` trait): by itself, or
/// of what is in chunks.
fn check_length(request: &RequestRef<'_>, input: &dyn Structure) -> Result<(), Refusal> {
    let is_told = ["content-length", "x-amz-decoded-content-length"]
        .iter()
        .any(|&name| request.headers.contains_key(name));
    let is_required = || input.schema().members.iter().any(|member| member.is(REQUIRES_LENGTH));
    if request.body != Body::Stream || is_told || !is_required() {
        return Ok(());
    }
    let problem = "expected the header Content-Length, found a body whose length is not told";
    Err(Refusal::new(Reason::MissingLength, problem))
}

/// Checks the media type of the body, and the one that the client accepts.
fn check_media(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    input: &dyn Structure,
    shape: BodyShape,
    missing: media::NoContentType,
) -> Result<(), Refusal> {
    let (schema, empty) = (input.schema(), request.body == Body::Whole(&[]));
    let has_none = || !request.headers.contains_key(CONTENT_TYPE);
    let wanted = shape.media_type(schema, codec);
    let fits = match wanted {
        Some(wanted) if media::is_content(request.headers, wanted) => true,
        _ if binds(schema, "content-type") => true,
        Some(_) => {
            let taken = missing == media::NoContentType::Taken || empty || shape == BodyShape::Events;
            taken && has_none()
        }
        None if shape == BodyShape::Nothing => empty || has_none() || is_empty_input(operation),
        None => true,
    };
    if !fits {
        return Err(media::refused(wanted.unwrap_or("no body"), request.headers));
    }
    // The value of a member is the input's.
    check_accept(operation, codec, request)
        .or_else(|refusal| if binds(schema, "accept") { Ok(()) } else { Err(refusal) })
}

fn check_accept(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
) -> Result<(), Refusal> {
    let output = operation.output;
    if operation.output_events.is_some() {
        return Ok(()); // clients name the format of the events, or nothing
    }
    let has_no_body = operation.http.is_some_and(|http| !http.answers_with_body());
    if has_no_body || binds(output, "content-type") {
        return Ok(()); // there is nothing to accept, or its type is the output's
    }
    let answer = match BodyShape::of(output) {
        BodyShape::Nothing if operation.has_output() => Some(codec.media_type()),
        shape => shape.media_type(output, codec),
    };
    match answer {
        Some(answer) if !media::accepts(request.headers, answer) => {
            let problem = format!("expected a client that accepts {answer}, found one that does not");
            Err(Refusal::new(Reason::NotAcceptable, problem))
        }
        _ => Ok(()),
    }
}

/// Returns `true` if the model has an input without members, for which clients may send an empty document.
fn is_empty_input(operation: &'static OperationSchema) -> bool {
    operation.has_input() && operation.input.members.is_empty()
}

/// Returns the response for an output.
///
/// # Errors
/// Returns an error if the output does not fit its HTTP bindings.
pub fn write_output(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    output: &dyn Structure,
    stream: bool,
) -> Result<Response<Body<Bytes>>, MessageError> {
    let http = binding(operation)?;
    let events = stream && operation.output_events.is_some();
    let shape = match BodyShape::with_events(output.schema(), events) {
        BodyShape::Nothing if operation.has_output() && !stream && !codec.empty().is_empty() => {
            BodyShape::Document
        }
        shape => shape,
    };
    response(http.code, output, shape, codec, stream, http.method == "HEAD")
}

/// Returns the response for a modelled error.
///
/// # Errors
/// Returns an error if the modelled error does not fit its HTTP bindings.
pub fn write_error(codec: &dyn Codec, error: &dyn Structure) -> Result<Response<Bytes>, MessageError> {
    let status = error_traits(error)?.status;
    let shape = match BodyShape::of(error.schema()) {
        BodyShape::Nothing if !codec.empty().is_empty() => BodyShape::Document,
        shape => shape,
    };
    let response = response(status, error, shape, codec, false, false)?;
    Ok(response.map(|body| match body {
        Body::Whole(bytes) => bytes,
        Body::Stream | Body::Events => Bytes::new(), // none was asked for
    }))
}

/// Returns the response for a modelled error whose name is in a header.
///
/// # Errors
/// Returns an error if the modelled error does not fit its HTTP bindings.
pub fn write_named_error(
    codec: &dyn Codec,
    header: &HeaderName,
    error: &dyn Structure,
) -> Result<Response<Bytes>, MessageError> {
    let mut response = write_error(codec, error)?;
    response.headers_mut().insert(header, fixed(shape_name(error.schema().id)));
    Ok(response)
}

/// Returns the response for an error that the model does not have, whose name is in a header.
pub fn write_named_plain_error(
    codec: &dyn Codec,
    header: &HeaderName,
    error: &PlainError<'_>,
) -> Response<Bytes> {
    let mut response = response_of(error.status.as_u16());
    if let Ok(code) = HeaderValue::from_str(shape_name(error.code)) {
        response.headers_mut().insert(header, code);
    }
    message::plain_body(&mut response, codec, error.members, None);
    response
}

/// Returns the response for an output or an error.
fn response(
    status: u16,
    from: &dyn Structure,
    shape: BodyShape,
    codec: &dyn Codec,
    stream: bool,
    is_head: bool,
) -> Result<Response<Body<Bytes>>, MessageError> {
    let mut response = response_of(status_of(from)?.unwrap_or(status));
    let shape = match shape {
        BodyShape::Events => shape,
        _ if is_bare(&response) => {
            refuse_body(from, shape, stream)?;
            BodyShape::Nothing
        }
        _ => {
            if is_head {
                refuse_body(from, shape, stream)?;
            }
            shape
        }
    };
    let headers = response.headers_mut();
    let body = body(from, shape, codec, stream, headers, None, |members| codec.members(from, members, None))?;
    headers::write(from, None, headers)?;
    // A member tells the length that the body of a GET would have (RFC 9110, section 9.3.2).
    if is_head && headers.contains_key(CONTENT_LENGTH) {
        return Ok(response.map(|_| Body::Whole(Bytes::new())));
    }
    match body {
        Some(Body::Stream | Body::Events) => Ok(response.map(|_| Body::Stream)),
        Some(Body::Whole(body)) => {
            finish_response(&mut response, body);
            Ok(response.map(Body::Whole))
        }
        None => {
            finish_response(&mut response, Vec::new());
            Ok(response.map(Body::Whole))
        }
    }
}

/// Refuses a value in the body of a response that can have no body: it would be lost.
fn refuse_body(from: &dyn Structure, shape: BodyShape, stream: bool) -> Result<(), MessageError> {
    let schema = from.schema();
    let in_body = schema.members.iter().enumerate().find(|(index, member)| match shape {
        BodyShape::Nothing | BodyShape::Events => false,
        BodyShape::Document => {
            member.location() == Location::Body && !matches!(from.member(*index), Ref::Absent)
        }
        BodyShape::Payload(payload, _) => {
            *index == payload && (stream || !matches!(from.member(*index), Ref::Absent))
        }
    });
    match in_body {
        None => Ok(()),
        Some((_, member)) => {
            let problem = "expected no value, as a response of this status or to HEAD has no body, found one";
            Err(MessageError::member(schema, member, problem))
        }
    }
}

/// Returns the status of the member with the `httpResponseCode` trait; `None` if it is absent or 0.
fn status_of(from: &dyn Structure) -> Result<Option<u16>, MessageError> {
    let schema = from.schema();
    for (index, member) in schema.members.iter().enumerate() {
        if member.location() != Location::StatusCode {
            continue;
        }
        return match from.member(index) {
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
