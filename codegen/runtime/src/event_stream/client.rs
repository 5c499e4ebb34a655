//! The client's messages of operations with events.

use http::{Request, Response};

use super::initial::{self, First, Initial};
use crate::codec::Members;
use crate::operation::{Operation, Unstreamed};
use crate::protocol::client;
use crate::protocol::{Call, ClientOptions, ClientProtocol, Codec, MessageError, ResponseRef};
use crate::value::StructureShape as _;

/// A head, the format of events, and the message before them.
type Written<M> = (M, &'static dyn Codec, Option<Vec<u8>>);

pub(super) fn request<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ClientProtocol>,
    input: &O::Input,
    options: &ClientOptions,
) -> Result<Written<Request<()>>, MessageError> {
    let protocol = client::chosen(O::SERVICE, protocol)?;
    let codec = protocol.event_codec().ok_or(MessageError::NoEvents { protocol: protocol.id() })?;
    let call = Call { service: O::SERVICE, operation: O::SCHEMA, options, stream: true };
    let request = client::request_events(protocol, &call, input)?;
    let initial = match protocol.has_http_bindings() {
        true => None,
        false => {
            let members = codec.members(input, Members::All, options.token.as_ref());
            let payload = members.map_err(|source| MessageError::body(O::Input::SCHEMA.id, source))?;
            Some(initial::write(initial::REQUEST, payload, codec.media_type(), input)?)
        }
    };
    Ok((request.map(drop), codec, initial))
}

/// An output to come, the format of events, and the body.
type Read<O, B> = (Initial<<O as Operation>::Output>, &'static dyn Codec, B);

pub(super) fn response<O: Operation + ?Sized, B>(
    protocol: Option<&'static dyn ClientProtocol>,
    response: Response<B>,
) -> Result<Read<O, B>, Unstreamed<O::Error, B>> {
    let mut output = O::Output::initial();
    let found = ResponseRef::stream(&response);
    let head = match client::response_events(O::SERVICE, O::SCHEMA, protocol, found, &mut output) {
        Ok(Some(head)) => Ok(head),
        Ok(None) => return Err(Unstreamed::Whole(response)),
        Err(error) => Err(error.read()),
    };
    let head = head.map_err(Unstreamed::Error)?;
    let initial = match head.protocol.has_http_bindings() {
        true => Initial::in_head(output, head.missing),
        false => Initial::in_message(output, First::Output(head.codec)),
    };
    Ok((initial, head.codec, response.into_body()))
}
