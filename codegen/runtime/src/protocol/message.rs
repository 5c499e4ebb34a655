//! What the messages of all protocols have in common: headers that go with a body.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::{PathAndQuery, Uri};
use http::{Method, Request, Response, StatusCode};

use super::{ClientOptions, WriteError, checksum, compression};
use crate::operation::OperationSchema;

/// A request without a body.
pub(super) fn request(
    operation: &'static OperationSchema,
    method: &'static str,
    target: impl Into<Bytes>,
) -> Result<Request<Bytes>, WriteError> {
    let wrong = |problem| WriteError::Member { shape: operation.id, member: "http", problem };
    let target = PathAndQuery::from_maybe_shared(target.into()).map_err(|_| {
        wrong("expected the path and query of a URI, found something else: the model is wrong")
    })?;
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = Uri::from(target);
    *request.method_mut() = Method::from_bytes(method.as_bytes())
        .map_err(|_| wrong("expected the name of an HTTP method, found another text: the model is wrong"))?;
    Ok(request)
}

/// A response without a body.
pub(super) fn response(status: u16) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// A body, and its media type.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) media_type: &'static str,
}

/// Puts the body into a request, and what it asks for: its type and length, unless a member has
/// set them, compression and a checksum.
pub(super) fn finish(
    request: &mut Request<Bytes>,
    body: Option<Body>,
    operation: &'static OperationSchema,
    options: &ClientOptions,
) -> Result<(), WriteError> {
    let Some(Body { mut bytes, media_type }) = body else { return Ok(()) };
    let headers = request.headers_mut();
    content_type(headers, media_type);
    if operation.gzip {
        compression::gzip(&mut bytes, headers, options);
    }
    if operation.checksum_required {
        let digest = HeaderValue::try_from(checksum::content_md5(&bytes));
        if let Ok(digest) = digest {
            headers.entry(HeaderName::from_static("content-md5")).or_insert(digest);
        }
    }
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    *request.body_mut() = Bytes::from(bytes);
    Ok(())
}

/// Puts the body into a response; the length is said of an empty one too. Some statuses have none
/// (RFC 9110, 6.4.1 and 8.6).
pub(super) fn finish_response(response: &mut Response<Bytes>, body: Option<Body>) {
    if matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        return;
    }
    let headers = response.headers_mut();
    let bytes = body.map_or_else(Vec::new, |body| {
        content_type(headers, body.media_type);
        body.bytes
    });
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    *response.body_mut() = Bytes::from(bytes);
}

fn content_type(headers: &mut HeaderMap, media_type: &'static str) {
    headers.entry(CONTENT_TYPE).or_insert(fixed(media_type));
}

/// Says which answers are wanted.
pub(super) fn accept(headers: &mut HeaderMap, media_type: &'static str) {
    headers.insert(ACCEPT, fixed(media_type));
}

/// A header of a text that the model or this crate fixes, without a copy.
pub(super) fn fixed(text: &'static str) -> HeaderValue {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes()))
        .unwrap_or_else(|_| HeaderValue::from_static(""))
}
