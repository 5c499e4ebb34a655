//! The client's messages of operations with events.

use http::Request;

use super::initial::{self, First, Initial};
use crate::operation::AnyOperation;
use crate::protocol::client::{self, Found};
use crate::protocol::{Call, ClientOptions, ClientProtocol, Codec, MessageError, ResponseRef};
use crate::value::Structure;

/// A head, the format of events, and the message before them.
type Written<M> = (M, &'static dyn Codec, Option<Vec<u8>>);

pub(super) fn request(
    operation: AnyOperation,
    protocol: Option<&'static dyn ClientProtocol>,
    input: &dyn Structure,
    options: &ClientOptions,
) -> Result<Written<Request<()>>, MessageError> {
    let AnyOperation { service, schema } = operation;
    let protocol = client::chosen(service, protocol)?;
    let codec = protocol.event_codec().ok_or(MessageError::NoEvents { protocol: protocol.id() })?;
    let call = Call { service, operation: schema, options, stream: true };
    let request = client::request_events(protocol, &call, input)?;
    let initial = match protocol.has_http_bindings() {
        true => None,
        false => Some(initial::write(initial::REQUEST, codec, input, options.token.as_ref())?),
    };
    Ok((request.map(drop), codec, initial))
}

/// An output to come, and the format of events.
type Read<T> = (Initial<T>, &'static dyn Codec);

/// Reads the head of a response into an empty output; `None` if it is no output, as far as its head tells.
pub(super) fn response<'a, T: Structure>(
    operation: AnyOperation,
    protocol: Option<&'static dyn ClientProtocol>,
    response: ResponseRef<'a>,
    mut output: T,
) -> Result<Option<Read<T>>, Box<Found<'a>>> {
    let AnyOperation { service, schema } = operation;
    let Some(head) = client::response_events(service, schema, protocol, response, &mut output)? else {
        return Ok(None);
    };
    let initial = match head.protocol.has_http_bindings() {
        true => Initial::in_head(output, head.missing),
        false => Initial::in_message(output, First::Output(head.codec)),
    };
    Ok(Some((initial, head.codec)))
}
