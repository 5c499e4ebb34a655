//! The exchange of a client whose operation has a stream of events.

use bytes::Bytes;
use http::Request;

use super::error_response::{Found, unreadable};
use super::exchange::{chosen, request_of};
use super::{Call, ClientProtocol, ResponseRef, Verdict};
use crate::codec::Members;
use crate::protocol::{Body, Codec, MessageError, REST_JSON_1, Side, required};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::{Mut, Structure};

/// Returns the request of a call whose input has events, without its body.
pub(crate) fn request_events(
    protocol: &'static dyn ClientProtocol,
    call: &Call<'_>,
    input: &dyn Structure,
) -> Result<Request<Body<Bytes>>, MessageError> {
    if call.operation.input_events.is_none() {
        return Err(MessageError::NotStreaming { shape: call.operation.input.id });
    }
    request_of(protocol, call, input)
}

/// The head of a response whose output has events.
pub(crate) struct Head {
    pub(crate) protocol: &'static dyn ClientProtocol,
    /// The format of the events.
    pub(crate) codec: &'static dyn Codec,
    /// The paths of required members that the head lacks.
    pub(crate) missing: Vec<String>,
}

/// Reads the head of a response whose output has events; `None` if it is no output, as far as its head tells.
///
/// # Errors
/// Returns the error of a head that cannot be read.
pub(crate) fn response_events<'a>(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn ClientProtocol>,
    response: ResponseRef<'a>,
    output: &mut dyn Structure,
) -> Result<Option<Head>, Box<Found<'a>>> {
    let unread = |protocol, cause| Box::new(unreadable(protocol, response, cause));
    let protocol = chosen(service, protocol).map_err(|cause| unread(&REST_JSON_1, cause))?;
    if operation.output_events.is_none() || protocol.judge(operation, &response) != Verdict::Output {
        return Ok(None);
    }
    let none = || MessageError::NoEvents { protocol: protocol.id() };
    let codec = protocol.event_codec().ok_or_else(none).map_err(|cause| unread(protocol, cause))?;
    let response = ResponseRef { body: Body::Events, report_missing: true, ..response };
    let missing = match protocol.read_output(operation, &response, output) {
        Ok(()) => Vec::new(),
        Err(MessageError::Missing { members, .. }) => members,
        Err(cause) => return Err(unread(protocol, cause)),
    };
    Ok(Some(Head { protocol, codec, missing }))
}

/// Reads the payload of an initial response into an output, and returns the paths of required members that it lacks.
pub(crate) fn initial_response(
    codec: &dyn Codec,
    payload: &[u8],
    output: &mut dyn Structure,
) -> Result<Vec<String>, MessageError> {
    let payload = if payload.is_empty() { codec.empty() } else { payload };
    let read = codec.read(payload, Mut::Structure(output), Members::All, Side::CheckingClient);
    required::in_body(read.map_err(|source| MessageError::body(output.schema().id, source)), None)
}
