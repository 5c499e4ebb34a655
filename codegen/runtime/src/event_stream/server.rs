//! The server's messages of operations with events.

use http::Response;

use super::initial::{self, First, Initial};
use crate::operation::AnyOperation;
use crate::protocol::server;
use crate::protocol::{Body, Codec, MessageError, Rejection, RequestRef, ServerOptions, ServerProtocol};
use crate::value::Structure;

/// Reads the head of a request into an empty input.
pub(super) fn parse_request<T: Structure>(
    operation: AnyOperation,
    protocol: Option<&'static dyn ServerProtocol>,
    request: RequestRef<'_>,
    mut input: T,
    options: &ServerOptions,
) -> Result<(Initial<T>, &'static dyn Codec), Rejection> {
    let request = RequestRef { body: Body::Events, ..request };
    let AnyOperation { service, schema } = operation;
    let (protocol, codec) =
        server::parse_request_events(service, schema, protocol, request, &mut input, options)?;
    let initial = match protocol.has_http_bindings() {
        true => Initial::in_head(input, Vec::new()),
        false => Initial::in_message(input, First::Input(protocol, options.clone())),
    };
    Ok((initial, codec))
}

/// A head, the format of events, and the message before them.
type Written<M> = (M, &'static dyn Codec, Option<Vec<u8>>);

pub(super) fn respond(
    operation: AnyOperation,
    protocol: Option<&'static dyn ServerProtocol>,
    output: &dyn Structure,
) -> Result<Written<Response<()>>, MessageError> {
    let protocol = server::chosen(operation.service, protocol)?;
    let codec = protocol.event_codec().ok_or(MessageError::NoEvents { protocol: protocol.id() })?;
    let response = server::respond_events(operation.schema, protocol, output)?;
    let initial = match protocol.has_http_bindings() {
        true => None,
        false => Some(initial::write(initial::RESPONSE, codec, output, None)?),
    };
    Ok((response.map(drop), codec, initial))
}
