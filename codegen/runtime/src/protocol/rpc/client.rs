//! Requests whose members are all in the body are written, responses are read.

use bytes::Bytes;
use http::Request;
use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::refuse_stream;
use crate::codec::Members;
use crate::protocol::client::message::finish;
use crate::protocol::format::{Codec, Side};
use crate::protocol::message::content_type;
use crate::protocol::{Body, Call, MessageError, ResponseRef};
use crate::schema::ServiceSchema;
use crate::value::{Mut, Structure};

const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");

/// Writes the input as the body of a request.
///
/// # Errors
/// A value that does not fit the format.
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
    content_type(request.headers_mut(), codec);
    finish(request, body, call);
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
