//! The server's half of protocols without HTTP bindings.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Response};

use super::refuse_stream;
use crate::codec::Members;
use crate::data::joined;
use crate::protocol::format::{Codec, Side};
use crate::protocol::message::{EVENT_STREAM, content_type, event_stream};
use crate::protocol::required;
use crate::protocol::server::media;
use crate::protocol::server::message::{error_traits, finish_response, response};
use crate::protocol::{Body, MessageError, Reason, Refusal, RequestRef};
use crate::schema::{Fault, OperationSchema, ServiceSchema};
use crate::value::{Mut, Structure};

const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// Returns a body with the members of an output.
///
/// # Errors
/// Returns an error if the output does not fit the format.
pub fn members(codec: &dyn Codec, from: &dyn Structure, stream: bool) -> Result<Vec<u8>, MessageError> {
    let schema = from.schema();
    refuse_stream(schema, stream)?;
    codec.members(from, Members::All, None).map_err(|source| MessageError::body(schema.id, source))
}

/// Returns a response with a stream of events, whose first message has the members of the output.
#[must_use]
pub fn events(mut response: Response<Bytes>) -> Response<Body<Bytes>> {
    event_stream(response.headers_mut());
    response.map(|_| Body::Stream)
}

/// Reads a request into an input, and returns the paths of required members that are missing, as JSON
/// pointers.
///
/// # Errors
/// Returns a refusal if the request is malformed.
pub fn read_request(
    _: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    input: &mut dyn Structure,
) -> Result<Vec<String>, Refusal> {
    let schema = input.schema();
    if request.body == Body::Events {
        check_media_type(EVENT_STREAM, request, media::NoContentType::Taken)?;
        return Ok(Vec::new()); // the input is the first message of the stream
    }
    refuse_stream(schema, request.body == Body::Stream)?;
    check_media(codec, request, media::NoContentType::Taken)?;
    let body = match request.body.bytes() {
        [] => codec.empty(),
        body => body,
    };
    let read = codec.read(body, Mut::Structure(input), Members::All, Side::Server);
    let read = read.map_err(|source| MessageError::body(schema.id, source));
    Ok(required::in_body(read, None)?)
}

/// Checks the media type of a request's body.
///
/// # Errors
/// Returns a refusal if it is not that of the codec.
pub fn check_media(
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    missing: media::NoContentType,
) -> Result<(), Refusal> {
    check_media_type(codec.media_type(), request, missing)
}

fn check_media_type(
    expected: &str,
    request: &RequestRef<'_>,
    missing: media::NoContentType,
) -> Result<(), Refusal> {
    let taken = missing == media::NoContentType::Taken && !request.headers.contains_key(CONTENT_TYPE);
    match taken || media::is_content(request.headers, expected) {
        true => Ok(()),
        false => Err(media::refused(expected, request.headers)),
    }
}

/// Checks that a request is a POST.
///
/// # Errors
/// Returns a refusal for any other method.
pub fn posted(request: &RequestRef<'_>) -> Result<(), Refusal> {
    match *request.method {
        Method::POST => Ok(()),
        _ => Err(Refusal::method(&["POST"], request.method)),
    }
}

/// Returns the refusal of a path that no operation has.
#[must_use]
pub fn unknown_path(expected: &str) -> Refusal {
    Refusal::new(Reason::UnknownOperation, format!("expected the path {expected}, found another one"))
}

/// Returns the head of an error's response, with the code of a query protocol if the service has them (AWS,
/// `awsQueryCompatible` trait).
///
/// # Errors
/// Returns an error if the structure has no `error` trait.
pub fn error_head(
    service: &'static ServiceSchema,
    error: &dyn Structure,
) -> Result<Response<Bytes>, MessageError> {
    let traits = error_traits(error)?;
    let mut response = response(traits.status);
    if service.query_compatible {
        let fault = match traits.fault {
            Fault::Client => ";Sender",
            Fault::Server => ";Receiver",
        };
        if let Ok(value) = HeaderValue::try_from(joined(&[traits.code, fault], "")) {
            response.headers_mut().insert(QUERY_ERROR, value);
        }
    }
    Ok(response)
}

/// Sets the body of an error's response: its name and its members.
///
/// # Errors
/// The same as [`members`].
pub fn error_body(
    response: &mut Response<Bytes>,
    codec: &dyn Codec,
    kind: &'static str,
    error: &dyn Structure,
) -> Result<(), MessageError> {
    let written = codec.typed(kind, error);
    let body = written.map_err(|source| MessageError::body(error.schema().id, source))?;
    content_type(response.headers_mut(), codec);
    finish_response(response, body);
    Ok(())
}
