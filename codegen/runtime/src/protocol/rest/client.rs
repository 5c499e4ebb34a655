//! The client's half of protocols with HTTP bindings.

use bytes::Bytes;
use http::Request;

use super::read;
use super::shape::BodyShape;
use super::write::{binding, binds, body};
use crate::binding::{Reading, headers, uri};
use crate::codec::members::Seen;
use crate::protocol::client::message::{accept, aim, finish, finish_empty};
use crate::protocol::format::{Codec, Side};
use crate::protocol::message::content_type;
use crate::protocol::{Body, Call, MessageError, ResponseRef, required};
use crate::schema::{Location, Payload};
use crate::value::{Mut, Structure};

/// Returns the request for an input.
///
/// # Errors
/// Returns an error if the input does not fit its HTTP bindings.
pub fn write_request(
    call: &Call<'_>,
    codec: &dyn Codec,
    input: &dyn Structure,
) -> Result<Request<Body<Bytes>>, MessageError> {
    let (operation, token) = (call.operation, call.options.token.as_ref());
    let mut request = Request::new(Body::Whole(Bytes::new()));
    let http = binding(operation)?;
    let target = uri::write(http.uri, input, token)?;
    aim(&mut request, operation, http.method, target)?;
    let schema = input.schema();
    let answer = BodyShape::of(operation.output);
    if let BodyShape::Document | BodyShape::Payload(_, Payload::Structure | Payload::Document) = answer
        && !binds(schema, "accept")
    {
        accept(request.headers_mut(), codec);
    }
    let shape = BodyShape::with_events(schema, call.stream && operation.input_events.is_some());
    let headers = request.headers_mut();
    let body = match body(input, shape, codec, call.stream, headers, token, |members| {
        codec.members(input, members, token)
    })? {
        // An absent structure is sent as an empty one.
        None if matches!(shape, BodyShape::Payload(_, Payload::Structure)) && !codec.empty().is_empty() => {
            content_type(headers, codec);
            Some(Body::Whole(codec.empty().to_vec()))
        }
        body => body,
    };
    headers::write(input, token, headers)?;
    match body {
        Some(Body::Whole(body)) => finish(&mut request, body, call),
        Some(Body::Stream | Body::Events) => *request.body_mut() = Body::Stream,
        None => finish_empty(&mut request, call),
    }
    Ok(request)
}

/// Reads a response into an output or an error.
///
/// # Errors
/// Returns an error if the response is malformed, or does not fit. Returns [`MessageError::Missing`] if the response
/// [reports](ResponseRef::report_missing) what is missing.
pub fn read_response(
    codec: &dyn Codec,
    response: &ResponseRef<'_>,
    into: &mut dyn Structure,
) -> Result<(), MessageError> {
    let seen = &mut Seen::default();
    let schema = into.schema();
    headers::read(response.headers, into, Reading::Lenient, seen)?;
    let index = schema.members.iter().position(|member| member.location() == Location::StatusCode);
    if let Some(index) = index
        && let Mut::Integer(code) = into.member_mut(index).open()
    {
        *code = response.status.as_u16().into();
        seen.insert(index);
    }
    let (side, shape) = (response.side(), BodyShape::of(schema));
    let read = read::body(codec, shape, response.body, response.headers, into, side, seen);
    match side {
        Side::CheckingClient => required::reported(schema, read::missing(read, shape, into, seen)?),
        _ => read,
    }
}
