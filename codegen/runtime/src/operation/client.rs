//! The calls of a client. Only the values at either end are generic; the work is done once, in the protocols.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{Request, Response};

use super::Operation;
use crate::protocol::client;
use crate::protocol::{Body, Call, ClientOptions, ClientProtocol, RequestError, ResponseRef, Verdict};
use crate::schema::{OperationSchema, Payload, STREAMING, Schema, ServiceSchema};
use crate::value::StructureShape as _;

/// The error of [`Operation::response_stream`]: a response that was not read as a stream.
#[derive(Debug)]
pub enum Unstreamed<E, B> {
    /// The head of the response could not be read.
    Error(E),
    /// The response, unread: it is an error, or the output has no streaming blob. Collect its body and call
    /// [`Operation::response`].
    Whole(Response<B>),
}

impl<E: fmt::Display, B> fmt::Display for Unstreamed<E, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unstreamed::Error(error) => error.fmt(f),
            Unstreamed::Whole(response) => write!(
                f,
                "expected a response that is a stream, found another one (status {}): read its body as a whole",
                response.status().as_u16()
            ),
        }
    }
}

impl<E: Error, B: fmt::Debug> Error for Unstreamed<E, B> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // The text of `Display` is that of the error, so that the source is the one after it.
            Unstreamed::Error(error) => error.source(),
            Unstreamed::Whole(_) => None,
        }
    }
}

#[inline]
pub(super) fn whole_request<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ClientProtocol>,
    input: &O::Input,
    options: &ClientOptions,
) -> Result<Request<Bytes>, RequestError> {
    let call = Call { service: O::SERVICE, operation: O::SCHEMA, options, stream: false };
    client::request(protocol, &call, input).map(|request| request.map(Body::whole))
}

pub(super) fn read_response<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ClientProtocol>,
    response: ResponseRef<'_>,
) -> Result<O::Output, O::Error> {
    checked_response::<O>(protocol, response).map(|(output, _)| output)
}

pub(super) fn checked_response<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ClientProtocol>,
    response: ResponseRef<'_>,
) -> Result<(O::Output, Vec<String>), O::Error> {
    let mut output = O::Output::initial();
    match client::response(O::SERVICE, O::SCHEMA, protocol, response, &mut output) {
        Ok(missing) => Ok((output, missing)),
        Err(found) => Err(found.read()),
    }
}

/// Returns `true` if the body of a message is a member whose bytes may be a stream.
pub(super) fn streams(schema: &Schema) -> bool {
    schema.members.iter().any(|member| {
        member.is(STREAMING) && matches!(member.payload(), Some(Payload::Blob | Payload::String))
    })
}

/// Returns `true` if a response is an output, by its status and headers alone.
pub(super) fn succeeds<B>(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn ClientProtocol>,
    response: &Response<B>,
) -> bool {
    let protocol = client::chosen(service, protocol);
    protocol
        .is_ok_and(|protocol| protocol.judge(operation, &ResponseRef::stream(response)) == Verdict::Output)
}
