//! The parts of responses that all protocols share, for servers.

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::data::{Document, Object};
use crate::protocol::message::{content_length, content_type};
use crate::protocol::{Codec, MessageError};
use crate::schema::{ErrorTraits, Http, Member};
use crate::value::{Ref, Structure};

/// Returns a response without a body.
pub(in crate::protocol) fn response(status: u16) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// Returns `true` if the status allows neither a body nor its length (RFC 9110, sections 6.4.1 and 8.6).
pub(in crate::protocol) fn is_bare<B>(response: &Response<B>) -> bool {
    !Http::allows_body(response.status().as_u16())
}

/// Sets the body of a response and its length, even if it is empty.
pub(in crate::protocol) fn finish_response(response: &mut Response<Bytes>, body: Vec<u8>) {
    if is_bare(response) {
        return;
    }
    content_length(response.headers_mut(), body.len());
    *response.body_mut() = Bytes::from(body);
}

/// Returns the traits of an error.
pub(in crate::protocol) fn error_traits(error: &dyn Structure) -> Result<&'static ErrorTraits, MessageError> {
    let schema = error.schema();
    schema.error.ok_or(MessageError::NoError { shape: schema.id })
}

/// Sets the body of a response to an error without a shape.
pub(in crate::protocol) fn plain_body(
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
    finish_response(response, codec.value(Ref::Document(members), &Member::WHOLE).unwrap_or_default());
}
