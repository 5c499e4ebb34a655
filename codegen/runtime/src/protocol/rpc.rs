//! awsJson1_0, awsJson1_1 (AWS JSON 1.0 and 1.1 protocols), rpcv2Cbor and rpcv2Json (Smithy RPC v2):
//! all members stand in the body, HTTP bindings do not count.

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Request, Response};

use super::codec::Codec;
use super::{ClientOptions, MessageError, message};
use crate::codec::Members;
use crate::schema::{
    ErrorTraits, Fault, OperationSchema, Payload, Protocol, STREAMING, Schema, ServiceSchema,
};
use crate::value::Structure;

/// The name of a shape, without its namespace.
pub(crate) fn name(id: &'static str) -> &'static str {
    id.rsplit('#').next().unwrap_or(id)
}

/// What a protocol of RPC v2 calls itself; `None` for the others.
pub(crate) fn smithy_protocol(protocol: Protocol) -> Option<&'static str> {
    match protocol {
        Protocol::RpcV2Cbor => Some("rpc-v2-cbor"),
        Protocol::RpcV2Json => Some("rpc-v2-json"),
        _ => None,
    }
}

pub(super) const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
pub(crate) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

const OTHER_TARGET: HeaderName = HeaderName::from_static("x-amzn-target");

/// A request of RPC v2 with a target could be another operation to whoever stands before the server.
pub(crate) fn refuse_target(protocol: Protocol, headers: &HeaderMap) -> Result<(), &'static str> {
    let has_target = || headers.contains_key(TARGET) || headers.contains_key(OTHER_TARGET);
    if smithy_protocol(protocol).is_some() && has_target() {
        return Err("expected no header x-amz-target or x-amzn-target in RPC v2, found one");
    }
    Ok(())
}

/// A response of RPC v2 says its protocol: what does not comes from someone else.
pub(super) fn says_protocol(protocol: Protocol, headers: &HeaderMap) -> Result<(), &'static str> {
    let Some(name) = smithy_protocol(protocol) else { return Ok(()) };
    match headers.get(SMITHY_PROTOCOL) {
        Some(said) if said.as_bytes().trim_ascii() == name.as_bytes() => Ok(()),
        Some(_) => Err("expected the protocol of the request, found another one"),
        None => Err("expected the protocol of the request, found none"),
    }
}

/// Fails for a message that holds a stream of events.
pub(super) fn refuse_events(schema: &Schema) -> Result<(), MessageError> {
    let events = |member: &crate::schema::Member| {
        member.is(STREAMING) && member.payload().is_none_or(|payload| payload != Payload::Blob)
    };
    match schema.members.iter().any(events) {
        true => Err(MessageError::NotYet { shape: schema.id, what: super::rest::EVENTS }),
        false => Ok(()),
    }
}

pub(super) fn request(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Protocol,
    codec: Codec,
    input: &dyn Structure,
    options: &ClientOptions,
    request: &mut Request<Bytes>,
) -> Result<(), MessageError> {
    let schema = input.schema();
    refuse_events(schema)?;
    match smithy_protocol(protocol) {
        Some(smithy_protocol) => {
            let path = ["/service/", name(service.id), "/operation/", operation.name].concat();
            message::aim(request, operation, "POST", path.into())?;
            let headers = request.headers_mut();
            headers.insert(SMITHY_PROTOCOL, HeaderValue::from_static(smithy_protocol));
            message::accept(headers, codec);
        }
        None => {
            message::aim(request, operation, "POST", Bytes::from_static(b"/"))?;
            let target = [name(service.id), ".", operation.name].concat();
            if let Ok(target) = HeaderValue::from_maybe_shared(Bytes::from(target)) {
                request.headers_mut().insert(TARGET, target);
            }
        }
    }
    if service.query_compatible {
        request.headers_mut().insert(QUERY_MODE, HeaderValue::from_static("true"));
    }
    if operation.has_input() || smithy_protocol(protocol).is_none() {
        let body = codec.message(input, Members::All, options.token.as_ref())?;
        message::content_type(request.headers_mut(), codec);
        message::finish(request, body, operation, options);
    }
    Ok(())
}

pub(super) fn output(
    operation: &'static OperationSchema,
    protocol: Protocol,
    codec: Codec,
    output: &dyn Structure,
) -> Result<Response<Bytes>, MessageError> {
    let schema = output.schema();
    refuse_events(schema)?;
    let mut response = message::response(200);
    says(response.headers_mut(), protocol);
    let body = match operation.has_output() {
        true => codec.message(output, Members::All, None)?,
        false => Vec::new(),
    };
    if operation.has_output() || smithy_protocol(protocol).is_none() {
        message::content_type(response.headers_mut(), codec);
    }
    message::finish_response(&mut response, body);
    Ok(response)
}

/// An error: its type stands in the body.
pub(super) fn error(
    service: &'static ServiceSchema,
    protocol: Protocol,
    codec: Codec,
    traits: &ErrorTraits,
    error: &dyn Structure,
) -> Result<Response<Bytes>, MessageError> {
    let id = error.schema().id;
    let mut response = message::response(traits.status);
    let headers = response.headers_mut();
    says(headers, protocol);
    if service.query_compatible && traits.code != name(id) {
        let fault = match traits.fault {
            Fault::Client => ";Sender",
            Fault::Server => ";Receiver",
        };
        if let Ok(value) = HeaderValue::try_from([traits.code, fault].concat()) {
            headers.insert(QUERY_ERROR, value);
        }
    }
    let wire = if protocol == Protocol::AwsJson1_1 { name(id) } else { id };
    let body = codec.typed(wire, error)?;
    message::content_type(headers, codec);
    message::finish_response(&mut response, body);
    Ok(response)
}

/// Says the protocol, where it has a name to say.
pub(super) fn says(headers: &mut HeaderMap, protocol: Protocol) {
    if let Some(name) = smithy_protocol(protocol) {
        headers.insert(SMITHY_PROTOCOL, HeaderValue::from_static(name));
    }
}
