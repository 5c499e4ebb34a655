//! The parts of messages that both sides share: the headers of a body.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::format::Codec;

/// Sets the length of the body.
pub(super) fn content_length(headers: &mut HeaderMap, length: usize) {
    // `HeaderValue::from` a number would allocate twice.
    if let Ok(length) = HeaderValue::from_str(itoa::Buffer::new().format(length)) {
        headers.insert(CONTENT_LENGTH, length);
    }
}

/// Sets the media type of the body.
pub(super) fn content_type(headers: &mut HeaderMap, codec: &dyn Codec) {
    headers.insert(CONTENT_TYPE, codec.content_type().clone());
}

/// The media type of event streams.
pub(super) const EVENT_STREAM: &str = "application/vnd.amazon.eventstream";

/// Sets the media type of a body of events.
pub(super) fn event_stream(headers: &mut HeaderMap) {
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(EVENT_STREAM));
}

/// Returns a header value for a text of the model or of this crate, without a copy.
pub(super) fn fixed(text: &'static str) -> HeaderValue {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes()))
        .unwrap_or_else(|_| HeaderValue::from_static(""))
}
