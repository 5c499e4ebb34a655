//! The client's half of protocols without HTTP bindings.

use bytes::Bytes;
use http::Request;
use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::refuse_stream;
use crate::codec::Members;
use crate::protocol::client::message::finish;
use crate::protocol::format::{Codec, Side};
use crate::protocol::message::{content_type, event_stream};
use crate::protocol::{Body, Call, MessageError, ResponseRef, required};
use crate::schema::ServiceSchema;
use crate::value::{Mut, Structure};

const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");

/// Sets the body of a request to the members of an input.
///
/// # Errors
/// Returns an error if the input does not fit the format.
pub fn write_input(
    call: &Call<'_>,
    codec: &dyn Codec,
    input: &dyn Structure,
    request: &mut Request<Body<Bytes>>,
) -> Result<(), MessageError> {
    let schema = input.schema();
    query_mode(call.service, request.headers_mut());
    if call.stream && call.operation.input_events.is_some() {
        event_stream(request.headers_mut()); // the input is the first message of the stream
        *request.body_mut() = Body::Stream;
        return Ok(());
    }
    refuse_stream(schema, call.stream)?;
    let body = codec
        .members(input, Members::All, call.options.token.as_ref())
        .map_err(|source| MessageError::body(schema.id, source))?;
    content_type(request.headers_mut(), codec);
    finish(request, body, call);
    Ok(())
}

/// Sets the header that asks for the error codes of a query protocol, if the service has them (AWS,
/// `awsQueryCompatible` trait).
pub fn query_mode(service: &'static ServiceSchema, headers: &mut HeaderMap) {
    if service.query_compatible {
        headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
    }
}

/// Reads the body of a response into an output or an error.
///
/// # Errors
/// Returns an error if the body is malformed, or does not fit. Returns [`MessageError::Missing`] if the response
/// [reports](ResponseRef::report_missing) what is missing.
pub fn read_response(
    codec: &dyn Codec,
    response: &ResponseRef<'_>,
    into: &mut dyn Structure,
) -> Result<(), MessageError> {
    let schema = into.schema();
    if response.body == Body::Events {
        return Ok(()); // the output is the first message of the stream
    }
    refuse_stream(schema, response.body == Body::Stream)?;
    let (side, mut body) = (response.side(), response.body.bytes());
    if body.trim_ascii().is_empty() {
        body = codec.empty();
        if side == Side::Client {
            return Ok(());
        }
    }
    if schema.members.is_empty() {
        return Ok(());
    }
    let read = codec.read(body, Mut::Structure(into), Members::All, side);
    let read = read.map_err(|source| MessageError::body(schema.id, source));
    match side {
        Side::CheckingClient => required::reported(schema, required::in_body(read, None)?),
        _ => read,
    }
}
