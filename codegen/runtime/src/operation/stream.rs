//! Messages whose body is a stream, and those whose body is whole.

use bytes::Bytes;
use http::{Request, Response};

use crate::protocol::{Body, MessageError, Protocol, ResponseRef, Verdict, of_service};
use crate::schema::{OperationSchema, Payload, STREAMING, Schema, ServiceSchema};

/// A response that was not read as a stream.
#[derive(Debug)]
pub enum Unstreamed<E, B> {
    /// Its head could not be read.
    Error(E),
    /// It is an error, or the output has no streaming blob: its body is to be read as a whole.
    Whole(Response<B>),
}

/// Whether the body of a message is a member whose bytes may come as a stream.
pub(super) fn streams(schema: &Schema) -> bool {
    schema.members.iter().any(|member| {
        member.is(STREAMING) && matches!(member.payload(), Some(Payload::Blob | Payload::String))
    })
}

/// Whether a response is an output, as far as its head tells.
pub(super) fn succeeds<B>(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn Protocol>,
    response: &Response<B>,
) -> bool {
    let protocol = protocol.or_else(|| of_service(service).next());
    protocol
        .is_some_and(|protocol| protocol.judge(operation, &ResponseRef::stream(response)) == Verdict::Output)
}

pub(super) fn whole_request(
    request: Result<Request<Body<Bytes>>, MessageError>,
) -> Result<Request<Bytes>, MessageError> {
    request.map(|request| request.map(whole))
}

pub(super) fn whole_response(
    response: Result<Response<Body<Bytes>>, MessageError>,
) -> Result<Response<Bytes>, MessageError> {
    response.map(|response| response.map(whole))
}

/// The bytes of a body that was asked for as a whole.
fn whole(body: Body<Bytes>) -> Bytes {
    match body {
        Body::Whole(bytes) => bytes,
        Body::Stream => Bytes::new(),
    }
}
