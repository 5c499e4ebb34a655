//! The body of a call's requests: whole, or a stream that may be gone after an attempt.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Bytes;
#[cfg(feature = "checksums")]
use ferrosmith_runtime::protocol::checksums::{self, ChecksumAlgorithm};
use ferrosmith_runtime::protocol::{Compressor, MessageError, announce_chunks};
use ferrosmith_runtime::schema::{OperationSchema, REQUIRES_LENGTH, STREAMING};
use ferrosmith_runtime::{ClientOptions, Structure};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Request};
use http_body::{Body as _, SizeHint};

use super::chunks::SignedChunks;
use super::compress::compress;
use super::pace::Pace;
use crate::Credentials;
use crate::sign::{Algorithm, Scope, Signed, SignedPayload};
use crate::transport::{Body, BoxError, Polled};

/// The body of a call's requests.
#[derive(Default)]
pub(super) struct Upload {
    source: Source,
    /// The options of a stream that is compressed where its operation wants that.
    compressed: Option<ClientOptions>,
    /// The progress of the last attempt's body, unless it is that of the written request.
    pace: Option<Pace>,
    /// The signer of the events that the body is made of.
    #[cfg(feature = "event-stream")]
    pub(super) seal: Option<super::seal::Seal>,
    /// The algorithm of the body's checksum.
    #[cfg(feature = "checksums")]
    checksum: Option<ChecksumAlgorithm>,
}

#[derive(Default)]
enum Source {
    /// The bytes of the written request.
    #[default]
    Whole,
    /// A stream, which each attempt gets anew.
    Anew(Body),
    /// A stream that is sent once. It is still there if no attempt has read from it.
    Once(Slot),
}

type Slot = Arc<Mutex<Option<Body>>>;

impl Upload {
    pub(super) fn new(body: Body) -> Self {
        let source = match body.again() {
            Some(_) => Source::Anew(body),
            None => Source::Once(Arc::new(Mutex::new(Some(body)))),
        };
        Upload {
            source,
            compressed: None,
            pace: None,
            #[cfg(feature = "event-stream")]
            seal: None,
            #[cfg(feature = "checksums")]
            checksum: None,
        }
    }

    /// Lets the stream be compressed, if the operation wants that.
    pub(super) fn compress(&mut self, options: &ClientOptions) {
        self.compressed = Some(options.clone());
    }

    /// Notes the checksum that the operation or the input wants, and names its algorithm in the head.
    #[cfg(feature = "checksums")]
    pub(super) fn protect(
        &mut self,
        operation: &'static OperationSchema,
        input: &dyn Structure,
        head: &mut HeaderMap,
        options: &ClientOptions,
    ) -> Result<(), MessageError> {
        let Some(wanted) = checksums::wanted(operation, input, head, options)? else { return Ok(()) };
        wanted.name(head);
        self.checksum = Some(wanted.algorithm);
        Ok(())
    }

    /// Without the feature `checksums` there are none.
    #[cfg(not(feature = "checksums"))]
    pub(super) fn protect(
        &mut self,
        _: &'static OperationSchema,
        _: &dyn Structure,
        _: &mut HeaderMap,
        _: &ClientOptions,
    ) -> Result<(), MessageError> {
        Ok(())
    }

    pub(super) fn is_stream(&self) -> bool {
        !matches!(self.source, Source::Whole)
    }

    /// Returns the progress of the last attempt's body, unless it is that of the written request.
    pub(super) fn pace(&self) -> Option<&Pace> {
        self.pace.as_ref()
    }

    /// Returns `true` if there is a body for another attempt.
    pub(super) fn is_left(&self) -> bool {
        match &self.source {
            Source::Whole | Source::Anew(_) => true,
            Source::Once(slot) => locked(slot, |body| body.is_some()),
        }
    }

    /// Returns the payload that a signature covers before the stream is sent.
    pub(super) fn payload(&self, algorithm: Algorithm) -> SignedPayload<'static> {
        #[cfg(feature = "event-stream")]
        if self.seal.is_some() {
            return SignedPayload::Streaming(super::seal::payload(algorithm));
        }
        let _ = algorithm;
        if self.has_checksum() {
            return SignedPayload::Streaming(crate::sign::UNSIGNED_CHUNKS_TRAILER);
        }
        SignedPayload::Unsigned
    }

    /// Takes the signature of a request, which those of its events follow.
    pub(super) fn follow(&self, request: &Signed, credentials: Credentials, scope: &Scope<'_>) {
        #[cfg(feature = "event-stream")]
        if let Some(seal) = &self.seal {
            return seal.follow(request, credentials, scope);
        }
        let _ = (request, credentials, scope);
    }

    /// Puts the stream into a request of the operation, and its length into the head.
    pub(super) fn put(
        &mut self,
        operation: &'static OperationSchema,
        request: &mut Request<Body>,
    ) -> Result<(), MessageError> {
        let body = match &mut self.source {
            Source::Whole => return Ok(()),
            Source::Anew(body) => body.again().unwrap_or_default(),
            Source::Once(slot) => {
                // An earlier attempt that is still alive must not take the body from this one.
                *slot = Arc::new(Mutex::new(locked(slot, Option::take)));
                let hint = locked(slot, |body| body.as_ref().map_or_else(SizeHint::new, Body::size_hint));
                Body::stream(Handed { slot: Arc::clone(slot), taken: None, hint })
            }
        };
        *request.body_mut() = measured(operation, request, body)?;
        let compressor = self.compressed.as_ref().and_then(|options| Compressor::of(operation, options));
        let compressed = compressor.map_or(Ok(()), |compressor| compress(request, compressor));
        compressed.map_err(|source| MessageError::Body { shape: operation.input.id, source })
    }

    /// Returns `true` if the service knows chunks: it is S3 or alike, or its operation has checksums. Events are none.
    pub(super) fn takes_chunks(&self, scope: &Scope<'_>) -> bool {
        #[cfg(feature = "event-stream")]
        if self.seal.is_some() {
            return false;
        }
        scope.content_sha256 || self.has_checksum()
    }

    fn has_checksum(&self) -> bool {
        #[cfg(feature = "checksums")]
        return self.checksum.is_some();
        #[cfg(not(feature = "checksums"))]
        false
    }

    /// Prepares a request whose stream is sent in signed chunks.
    pub(super) fn chunks(&self, request: &mut Request<Body>, algorithm: Algorithm) -> SignedChunks {
        let length = request.body().size_hint().exact();
        #[cfg(feature = "checksums")]
        if let Some(checksum) = self.checksum {
            let trailer = checksums::trailing(request, checksum, length);
            return SignedChunks::new(request.headers_mut(), length, Some(trailer), algorithm);
        }
        announce_chunks(request.headers_mut(), length);
        SignedChunks::new(request.headers_mut(), length, None, algorithm)
    }

    /// Adds the checksum to a request whose stream is not sent in signed chunks.
    pub(super) fn finish(&self, request: &mut Request<Body>) {
        #[cfg(feature = "checksums")]
        if let Some(algorithm) = self.checksum {
            super::checksums::protect(request, algorithm);
        }
        let _ = request;
    }

    /// Watches the progress of a request's stream.
    pub(super) fn watch(&mut self, request: &mut Request<Body>) {
        if !self.is_stream() {
            return;
        }
        let pace = self.pace.insert(Pace::default());
        if request.body().as_bytes().is_none() {
            let body = std::mem::take(request.body_mut());
            *request.body_mut() = pace.of(body);
        }
    }
}

/// Returns the body with its length, as far as it is known, which the head then tells as well.
fn measured(
    operation: &'static OperationSchema,
    request: &mut Request<Body>,
    body: Body,
) -> Result<Body, MessageError> {
    let stream = operation.input.members.iter().find(|member| member.is(STREAMING));
    let wrong = |problem| {
        let member = stream.map_or("", |member| member.name());
        Err(MessageError::Member { shape: operation.input.id, member, problem })
    };
    let headers = request.headers_mut();
    let said = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    match (said, body.size_hint().exact()) {
        (Some(said), Some(found)) if said != found => {
            wrong("expected a body of the length that the input tells, found one of another length")
        }
        (Some(said), None) => Ok(body.sized(said)),
        (None, Some(length)) => {
            headers.insert(CONTENT_LENGTH, length.into());
            Ok(body)
        }
        (None, None) if stream.is_some_and(|member| member.is(REQUIRES_LENGTH)) => wrong(
            "expected a body of known length, which the operation requires, found a stream of unknown length: give it \
             one by `Body::sized`",
        ),
        _ => Ok(body),
    }
}

/// The body of one attempt, which is taken out of its slot when it is read from.
struct Handed {
    slot: Slot,
    taken: Option<Body>,
    hint: SizeHint,
}

impl http_body::Body for Handed {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        if self.taken.is_none() {
            self.taken = locked(&self.slot, Option::take);
        }
        match &mut self.taken {
            Some(body) => Pin::new(body).poll_frame(cx),
            None => Poll::Ready(Some(Err("the body was given to a later attempt".into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.taken {
            Some(body) => body.is_end_stream(),
            None => self.hint.exact() == Some(0),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.taken.as_ref().map_or_else(|| self.hint, Body::size_hint)
    }
}

fn locked<T>(slot: &Slot, act: impl FnOnce(&mut Option<Body>) -> T) -> T {
    act(&mut slot.lock().unwrap_or_else(PoisonError::into_inner))
}
