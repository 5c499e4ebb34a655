//! The parts of requests and responses that all protocols share, for clients.

use bytes::Bytes;
use http::header::{ACCEPT, HeaderMap, HeaderValue};
use http::uri::{PathAndQuery, Uri};
use http::{Method, Request};

use super::{Call, compression};
#[cfg(feature = "content-md5")]
use crate::protocol::checksum;
use crate::protocol::message::{EVENT_STREAM, content_length};
use crate::protocol::{Body, Codec, MessageError};
use crate::schema::OperationSchema;

/// The maximum length in bytes of the path and query of a [`Uri`].
const LONGEST: usize = 65_534;

/// Sets the method, the path and the query of a request.
pub(in crate::protocol) fn aim(
    request: &mut Request<Body<Bytes>>,
    operation: &'static OperationSchema,
    method: &'static str,
    target: Bytes,
) -> Result<(), MessageError> {
    let wrong = |problem| MessageError::Member { shape: operation.id, member: "http", problem };
    if target.len() > LONGEST {
        return Err(wrong("expected a path and query of at most 65534 bytes, found more"));
    }
    let target = PathAndQuery::from_maybe_shared(target).map_err(|_| {
        wrong("expected the path and query of a URI, found something else: the model is wrong")
    })?;
    *request.uri_mut() = Uri::from(target);
    *request.method_mut() = Method::from_bytes(method.as_bytes())
        .map_err(|_| wrong("expected the name of an HTTP method, found another text: the model is wrong"))?;
    Ok(())
}

/// Sets the body of a request, its length and its checksum, and compresses it if the model asks for that.
pub(in crate::protocol) fn finish(request: &mut Request<Body<Bytes>>, mut body: Vec<u8>, call: &Call<'_>) {
    let headers = request.headers_mut();
    if call.operation.gzip {
        compression::gzip(&mut body, headers, call.options);
    }
    #[cfg(feature = "content-md5")]
    checksum::add(call.operation, &body, headers);
    content_length(headers, body.len());
    *request.body_mut() = Body::Whole(Bytes::from(body));
}

/// Sets the checksum of a request without a body, if the model demands one.
pub(in crate::protocol) fn finish_empty(request: &mut Request<Body<Bytes>>, call: &Call<'_>) {
    #[cfg(feature = "content-md5")]
    checksum::add(call.operation, b"", request.headers_mut());
    #[cfg(not(feature = "content-md5"))]
    let _ = (request, call);
}

/// Sets the media type that is accepted in the response.
pub(in crate::protocol) fn accept(headers: &mut HeaderMap, codec: &dyn Codec) {
    headers.insert(ACCEPT, codec.content_type().clone());
}

/// Sets the media type of events as the one of the response.
pub(in crate::protocol) fn accept_events(headers: &mut HeaderMap) {
    headers.insert(ACCEPT, HeaderValue::from_static(EVENT_STREAM));
}

/// Returns `true` if a body starts with the name of an error, in JSON.
pub(in crate::protocol) fn names_type(body: Body<&[u8]>) -> bool {
    body.bytes().trim_ascii_start().starts_with(b"{\"__type\":")
}
