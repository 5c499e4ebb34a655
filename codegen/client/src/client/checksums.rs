//! Checksums of streams (AWS, `httpChecksum` trait): behind those that are sent, and of those that are received.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::checksums::{
    ChecksumAlgorithm, ChecksumHasher, ChecksumMismatch, TrailingChecksum, expected, trailing,
};
use ferrosmith_runtime::schema::OperationSchema;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderValue, Request};
use http_body::{Body as _, Frame, SizeHint};

use crate::transport::{Body, BoxError, Polled};

/// Adds the checksum of a body to its request: to the head, where the body is whole, or else behind it.
pub(super) fn protect(request: &mut Request<Body>, algorithm: ChecksumAlgorithm) {
    let checksum = request.body().as_bytes().map(|bytes| HeaderValue::try_from(algorithm.checksum(bytes)));
    if let Some(Ok(checksum)) = checksum {
        request.headers_mut().insert(algorithm.header(), checksum);
        return;
    }
    let body = std::mem::take(request.body_mut());
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
    let mut ready = VecDeque::new();
    // A body of known length is one chunk, so that its length is known when it is encoded, too.
    if let Some(length @ 1..) = length {
        ready.push_back(TrailingChecksum::head(length));
    }
    let body = match length {
        Some(length) => body.sized(length),
        None => body,
    };
    Body::stream(Trailed {
        body,
        is_sized: length.is_some(),
        is_empty: length == Some(0),
        checksum: Some(checksum),
        left,
        ready,
    })
}

/// A body that ends with its checksum.
struct Trailed {
    body: Body,
    is_sized: bool,
    is_empty: bool,
    /// `None` after the end.
    checksum: Option<TrailingChecksum>,
    /// The length of the rest, as far as it is known.
    left: Option<u64>,
    /// Frames that are encoded, and not yet taken.
    ready: VecDeque<Bytes>,
}

const LINE: Bytes = Bytes::from_static(b"\r\n");

impl Trailed {
    fn take(&mut self, data: Bytes) {
        let Some(checksum) = &mut self.checksum else { return };
        if data.is_empty() {
            return; // as a chunk it would be the end
        }
        checksum.update(&data);
        match self.is_sized {
            true => self.ready.push_back(data),
            false => self.ready.extend([TrailingChecksum::head(data.len() as u64), data, LINE]),
        }
    }

    fn end(&mut self) {
        if let Some(checksum) = self.checksum.take() {
            if self.is_sized && !self.is_empty {
                self.ready.push_back(LINE);
            }
            self.ready.push_back(checksum.finish());
        }
    }
}

impl http_body::Body for Trailed {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        loop {
            if let Some(bytes) = self.ready.pop_front() {
                self.left = self.left.map(|left| left.saturating_sub(bytes.len() as u64));
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
            if self.checksum.is_none() {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        self.take(data);
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => self.end(),
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
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
