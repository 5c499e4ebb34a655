//! The server's messages of operations with events.

use http::{Request, Response};

use super::initial::{self, First, Initial};
use crate::codec::Members;
use crate::operation::Operation;
use crate::protocol::server;
use crate::protocol::{Body, Codec, MessageError, Rejection, RequestRef, ServerOptions, ServerProtocol};
use crate::value::StructureShape as _;

pub(super) fn parse_request<O: Operation + ?Sized, B>(
    protocol: Option<&'static dyn ServerProtocol>,
    request: &Request<B>,
    options: &ServerOptions,
) -> Result<(Initial<O::Input>, &'static dyn Codec), Rejection> {
    let request = RequestRef { body: Body::Events, ..RequestRef::stream(request) };
    let mut input = O::Input::initial();
    let (protocol, codec) =
        server::parse_request_events(O::SERVICE, O::SCHEMA, protocol, request, &mut input, options)?;
    let initial = match protocol.has_http_bindings() {
        true => Initial::in_head(input, Vec::new()),
        false => Initial::in_message(input, First::Input(protocol, options.clone())),
    };
    Ok((initial, codec))
}

/// A head, the format of events, and the message before them.
type Written<M> = (M, &'static dyn Codec, Option<Vec<u8>>);

pub(super) fn respond<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ServerProtocol>,
    output: &O::Output,
) -> Result<Written<Response<()>>, MessageError> {
    let protocol = server::chosen(O::SERVICE, protocol)?;
    let codec = protocol.event_codec().ok_or(MessageError::NoEvents { protocol: protocol.id() })?;
    let response = server::respond_events(O::SCHEMA, protocol, output)?;
    let initial = match protocol.has_http_bindings() {
        true => None,
        false => {
            let members = codec.members(output, Members::All, None);
            let payload = members.map_err(|source| MessageError::body(O::Output::SCHEMA.id, source))?;
            Some(initial::write(initial::RESPONSE, payload, codec.media_type(), output)?)
        }
    };
    Ok((response.map(drop), codec, initial))
}
