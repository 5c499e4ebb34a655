//! The exchange of a server whose operation has a stream of events.

use bytes::Bytes;
use http::Response;

use super::answer::{check, protocol_of};
use super::{Rejection, RequestRef, ServerOptions, ServerProtocol};
use crate::codec::Members;
use crate::protocol::{Body, Codec, MessageError, Side, required};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::{Mut, Structure};

/// A protocol, and its format of events.
pub(crate) type Eventful = (&'static dyn ServerProtocol, &'static dyn Codec);

/// Reads the head of a request whose input has events. The members of the input are there, and checked, if they have
/// HTTP bindings.
pub(crate) fn parse_request_events(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn ServerProtocol>,
    request: RequestRef<'_>,
    input: &mut dyn Structure,
    options: &ServerOptions,
) -> Result<Eventful, Rejection> {
    let protocol = protocol_of(service, protocol, &request)?;
    let refused = |problem: MessageError| Rejection::new(protocol, problem.into());
    if operation.input_events.is_none() {
        return Err(refused(MessageError::NotStreaming { shape: operation.input.id }));
    }
    let codec = protocol.event_codec();
    let codec = codec.ok_or_else(|| refused(MessageError::NoEvents { protocol: protocol.id() }))?;
    let missing = protocol.read_request(operation, &request, input);
    let missing = missing.map_err(|refusal| Rejection::new(protocol, refusal))?;
    if protocol.has_http_bindings() {
        check(protocol, input, &missing, operation.errors, options)?;
    }
    Ok((protocol, codec))
}

/// Reads the payload of an initial request into an input, and checks it; an empty one has no members.
pub(crate) fn initial_request(
    protocol: &'static dyn ServerProtocol,
    payload: &[u8],
    input: &mut dyn Structure,
    options: &ServerOptions,
) -> Result<(), Rejection> {
    let refused = |problem: MessageError| Rejection::new(protocol, problem.into());
    let codec = protocol.event_codec();
    let codec = codec.ok_or_else(|| refused(MessageError::NoEvents { protocol: protocol.id() }))?;
    let payload = if payload.is_empty() { codec.empty() } else { payload };
    let read = codec.read(payload, Mut::Structure(input), Members::All, Side::Server);
    let read = read.map_err(|source| MessageError::body(input.schema().id, source));
    let missing = required::in_body(read, None).map_err(refused)?;
    // By then the response has begun: no status is left to choose.
    check(protocol, input, &missing, &[], options)
}

/// Returns the response for an output that has events, without its body.
pub(crate) fn respond_events(
    operation: &'static OperationSchema,
    protocol: &'static dyn ServerProtocol,
    output: &dyn Structure,
) -> Result<Response<Body<Bytes>>, MessageError> {
    match operation.output_events {
        Some(_) => protocol.write_output(operation, output, true),
        None => Err(MessageError::NotStreaming { shape: operation.output.id }),
    }
}
