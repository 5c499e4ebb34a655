//! Checksums of streams (AWS, `httpChecksum` trait): behind those that are sent, and of those that are received.

use std::collections::VecDeque;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::checksums::{
    ChecksumAlgorithm, ChecksumHasher, ChecksumMismatch, TrailingChecksum, expected, trailing,
};
use ferrosmith_runtime::schema::OperationSchema;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderValue, Request};
use http_body::{Body as _, SizeHint};

use super::encoded::{Encode, LINE, encoded};
use crate::transport::{Body, BoxError, Polled};

/// Adds the checksum of a body to its request: to the head, where the body is whole, or else behind it.
pub(super) fn protect(request: &mut Request<Body>, algorithm: ChecksumAlgorithm) {
    let checksum = request.body().as_bytes().map(|bytes| HeaderValue::try_from(algorithm.checksum(bytes)));
    if let Some(Ok(checksum)) = checksum {
        request.headers_mut().insert(algorithm.header(), checksum);
        return;
    }
    let body = mem::take(request.body_mut());
    *request.body_mut() = with_trailer(request, algorithm, body);
}

/// Returns a body with its checksum behind it, and tells so in the head of the request.
fn with_trailer(request: &mut Request<Body>, algorithm: ChecksumAlgorithm, body: Body) -> Body {
    let length = body.size_hint().exact();
    let checksum = trailing(request, algorithm, length);
    let left = length.map(|length| checksum.encoded_length(length));
    if let Some(length) = left {
        request.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    let body = match length {
        Some(length) => body.sized(length),
        None => body,
    };
    let trailed = Trailed { checksum, length, has_begun: false };
    encoded(body, trailed, left)
}

/// The encoding with a checksum at the end.
struct Trailed {
    checksum: TrailingChecksum,
    /// The length of the body. One of known length is one chunk, so that its length is known when it is encoded, too.
    length: Option<u64>,
    has_begun: bool,
}

impl Encode for Trailed {
    fn encode(&mut self, piece: &mut Bytes, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError> {
        let data = mem::take(piece);
        self.checksum.update(&data);
        match self.length {
            Some(_) if self.has_begun => ready.push_back(data),
            Some(length) => ready.extend([TrailingChecksum::head(length), data]),
            None => ready.extend([TrailingChecksum::head(data.len() as u64), data, LINE]),
        }
        self.has_begun = true;
        Ok(())
    }

    fn end(self, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError> {
        if self.length.is_some() && self.has_begun {
            ready.push_back(LINE);
        }
        ready.push_back(self.checksum.finish());
        Ok(())
    }
}

/// Returns the body of an output, which ends in an error if its checksum is another one than the head tells.
pub(super) fn checked(operation: &OperationSchema, headers: &HeaderMap, body: Body) -> Body {
    match expected(operation, headers) {
        Some((algorithm, checksum)) => {
            let hasher = Some(ChecksumHasher::new(algorithm));
            Body::stream(Checked { body, hasher, expected: checksum.to_owned() })
        }
        None => body,
    }
}

/// A body that is checked as it is read.
struct Checked {
    body: Body,
    /// `None` after the end.
    hasher: Option<ChecksumHasher>,
    expected: String,
}

impl http_body::Body for Checked {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        let polled = ready!(Pin::new(&mut self.body).poll_frame(cx));
        match &polled {
            Some(Ok(frame)) => {
                if let (Some(hasher), Some(data)) = (&mut self.hasher, frame.data_ref()) {
                    hasher.update(data);
                }
            }
            Some(Err(_)) => self.hasher = None,
            None => {
                if let Some(hasher) = self.hasher.take() {
                    let algorithm = hasher.algorithm();
                    if hasher.finish() != self.expected {
                        return Poll::Ready(Some(Err(Box::new(ChecksumMismatch { algorithm }))));
                    }
                }
            }
        }
        Poll::Ready(polled)
    }

    // Whoever asked for the end would stop before the checksum is compared.
    fn is_end_stream(&self) -> bool {
        self.hasher.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
