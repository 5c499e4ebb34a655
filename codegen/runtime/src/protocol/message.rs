//! What the messages of all protocols have in common: headers that go with a body.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};
use http::uri::{PathAndQuery, Uri};
use http::{Method, Request, Response, StatusCode};

use super::format::Codec;
use super::{Body, Call, MessageError, checksum, compression};
use crate::data::{Document, Object};
use crate::schema::{ErrorTraits, OperationSchema};
use crate::value::{Ref, Structure};

/// The longest path and query that an [`Uri`] holds.
const LONGEST: usize = 65_534;

/// Says what a request asks for, and of what.
pub(super) fn aim(
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

/// A response without a body.
pub(super) fn response(status: u16) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// Puts the body into a request, and what it asks for: its length, compression and a checksum.
pub(super) fn finish(request: &mut Request<Body<Bytes>>, mut body: Vec<u8>, call: &Call<'_>) {
    let headers = request.headers_mut();
    if call.operation.gzip {
        compression::gzip(&mut body, headers, call.options);
    }
    if call.operation.checksum_required {
        let digest = HeaderValue::try_from(checksum::content_md5(&body));
        if let Ok(digest) = digest {
            headers.entry(checksum::CONTENT_MD5).or_insert(digest);
        }
    }
    content_length(headers, body.len());
    *request.body_mut() = Body::Whole(Bytes::from(body));
}

/// Whether the status is one of those that have no body, nor a word on it (RFC 9110, 6.4.1 and 8.6).
pub(super) fn is_bare(response: &Response<Bytes>) -> bool {
    matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED)
}

/// Puts the body into a response; the length is said of an empty one too.
pub(super) fn finish_response(response: &mut Response<Bytes>, body: Vec<u8>) {
    if is_bare(response) {
        return;
    }
    content_length(response.headers_mut(), body.len());
    *response.body_mut() = Bytes::from(body);
}

fn content_length(headers: &mut HeaderMap, length: usize) {
    // `HeaderValue::from` a number would allocate twice.
    if let Ok(length) = HeaderValue::from_str(itoa::Buffer::new().format(length)) {
        headers.insert(CONTENT_LENGTH, length);
    }
}

/// Says what the body is.
pub(super) fn content_type(headers: &mut HeaderMap, codec: &dyn Codec) {
    headers.insert(CONTENT_TYPE, codec.content_type().clone());
}

/// Says which answers are wanted.
pub(super) fn accept(headers: &mut HeaderMap, codec: &dyn Codec) {
    headers.insert(ACCEPT, codec.content_type().clone());
}

/// A header of a text that the model or this crate fixes, without a copy.
pub(super) fn fixed(text: &'static str) -> HeaderValue {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes()))
        .unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Whether a body starts as one of an error in JSON does.
pub(super) fn names_type(body: Body<&[u8]>) -> bool {
    body.bytes().trim_ascii_start().starts_with(b"{\"__type\":")
}

/// Returns what makes a structure an error.
pub(super) fn error_traits(error: &dyn Structure) -> Result<ErrorTraits, MessageError> {
    let schema = error.schema();
    schema.error.ok_or(MessageError::NoError { shape: schema.id })
}

/// Writes the body of an error that has no shape.
pub(super) fn plain_body(
    response: &mut Response<Bytes>,
    codec: &dyn Codec,
    members: &Document,
    kind: Option<&str>,
) {
    content_type(response.headers_mut(), codec);
    let typed;
    let members = match (kind, members) {
        (Some(kind), Document::Object(members)) => {
            let mut all = Object::from([("__type", kind)]);
            all.extend(members.iter().map(|(name, value)| (name.to_owned(), value.clone())));
            typed = Document::Object(all);
            &typed
        }
        (_, members) => members,
    };
    finish_response(response, codec.value(Ref::Document(members)).unwrap_or_default());
}
