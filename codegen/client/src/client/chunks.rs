//! Streams that are sent in signed chunks (Amazon S3, Signature calculations: transferring a payload in multiple chunks).

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
#[cfg(feature = "checksums")]
use ferrosmith_runtime::protocol::checksums::TrailingChecksum;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use http_body::{Frame, SizeHint};

use crate::Credentials;
use crate::sign::{
    self, ChunkSigner, SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, Scope, Signed, SignedPayload, Signer,
};
use crate::transport::{Body, BoxError, Polled};

/// The bytes in each chunk but the last one, of which services want 8 KiB at least.
const CHUNK: u64 = 64 * 1024;

/// A stream that is to be sent in signed chunks.
pub(super) struct SignedChunks {
    /// The length of all, encoded, as far as it is known.
    length: Option<u64>,
    trailer: Option<TrailingChecksum>,
}

/// Without the feature `checksums` there are none.
#[cfg(not(feature = "checksums"))]
pub(super) enum TrailingChecksum {}

#[cfg(not(feature = "checksums"))]
impl TrailingChecksum {
    fn update(&mut self, _: &[u8]) {
        match *self {}
    }

    fn line(self) -> String {
        match self {}
    }

    fn line_length(&self) -> u64 {
        match *self {}
    }
}

impl SignedChunks {
    /// Tells the length in a head that announces the chunks, and a checksum behind them.
    pub(super) fn new(
        headers: &mut HeaderMap,
        length: Option<u64>,
        trailer: Option<TrailingChecksum>,
    ) -> Self {
        let length = length.map(|length| encoded_length(length, trailer.as_ref()));
        if let Some(length) = length {
            headers.insert(CONTENT_LENGTH, length.into());
        }
        SignedChunks { length, trailer }
    }

    /// Returns the payload that the signature of the request covers.
    pub(super) fn payload(&self) -> SignedPayload<'static> {
        SignedPayload::Streaming(match self.trailer {
            Some(_) => SIGNED_CHUNKS_TRAILER,
            None => SIGNED_CHUNKS,
        })
    }

    /// Returns a body in chunks, whose signatures follow that of the request.
    pub(super) fn follow(
        self,
        body: Body,
        request: &Signed,
        credentials: Credentials,
        scope: &Scope<'_>,
    ) -> Body {
        let seal = Seal {
            chain: ChunkSigner::new(request),
            signer: Signer::new(),
            credentials,
            region: scope.region.to_owned(),
            service: scope.service.to_owned(),
            time: scope.time,
        };
        Body::stream(Chunked {
            body,
            piece: Bytes::new(),
            chunk: Vec::new(),
            ready: VecDeque::new(),
            left: self.length,
            trailer: self.trailer,
            seal: Some(seal),
        })
    }
}

const SIGNATURE: &str = ";chunk-signature=";
const TRAILER_SIGNATURE: &str = "x-amz-trailer-signature:";

/// The letters of a signature.
const LETTERS: u64 = 64;

/// Returns the length of an encoded body.
fn encoded_length(length: u64, trailer: Option<&TrailingChecksum>) -> u64 {
    let line = |length: u64| format!("{length:x}{SIGNATURE}\r\n").len() as u64 + LETTERS;
    let chunk = |length: u64| if length == 0 { 0 } else { line(length) + length + 2 };
    let chunks = (length / CHUNK).saturating_mul(chunk(CHUNK)).saturating_add(chunk(length % CHUNK));
    let trailer =
        trailer.map_or(0, |trailer| trailer.line_length() + 4 + TRAILER_SIGNATURE.len() as u64 + LETTERS);
    chunks.saturating_add(line(0) + trailer + 2)
}

/// Signs chunks as the request is signed.
struct Seal {
    chain: ChunkSigner,
    signer: Signer,
    credentials: Credentials,
    region: String,
    service: String,
    time: Timestamp,
}

impl Seal {
    /// Returns the line before a chunk.
    fn line(&mut self, chunk: &[u8]) -> Result<Bytes, sign::Error> {
        let scope = Scope::new(&self.region, &self.service, self.time);
        let signature = self.chain.sign(&self.signer, chunk, &self.credentials, &scope)?;
        Ok(format!("{:x}{SIGNATURE}{signature}\r\n", chunk.len()).into())
    }

    /// Returns the lines behind the last chunk.
    fn trailer(self, line: &str) -> Result<Bytes, sign::Error> {
        let scope = Scope::new(&self.region, &self.service, self.time);
        let signed = format!("{line}\n");
        let signature =
            self.chain.sign_trailer(&self.signer, signed.as_bytes(), &self.credentials, &scope)?;
        Ok(format!("{line}\r\n{TRAILER_SIGNATURE}{signature}\r\n").into())
    }
}

/// A body that is encoded as it is read.
struct Chunked {
    body: Body,
    /// A piece of the body that is in no chunk yet.
    piece: Bytes,
    /// The next chunk, until it is full.
    chunk: Vec<u8>,
    /// Parts that are encoded, and not yet taken.
    ready: VecDeque<Bytes>,
    /// The length of the rest, as far as it is known.
    left: Option<u64>,
    trailer: Option<TrailingChecksum>,
    /// `None` after the end.
    seal: Option<Seal>,
}

const LINE: Bytes = Bytes::from_static(b"\r\n");

impl Chunked {
    /// Moves bytes of the piece into the chunk, and encodes that when it is full.
    fn fill(&mut self) -> Result<(), sign::Error> {
        let room = CHUNK as usize - self.chunk.len();
        let bytes = self.piece.split_to(room.min(self.piece.len()));
        self.chunk.extend_from_slice(&bytes);
        if self.chunk.len() as u64 == CHUNK { self.encode() } else { Ok(()) }
    }

    fn encode(&mut self) -> Result<(), sign::Error> {
        let chunk = Bytes::from(std::mem::take(&mut self.chunk));
        let Some(seal) = self.seal.as_mut().filter(|_| !chunk.is_empty()) else { return Ok(()) };
        if let Some(trailer) = &mut self.trailer {
            trailer.update(&chunk);
        }
        self.ready.extend([seal.line(&chunk)?, chunk, LINE]);
        Ok(())
    }

    /// Encodes the end: what is left, a chunk without bytes, and the checksum.
    fn end(&mut self) -> Result<(), sign::Error> {
        self.encode()?;
        let Some(mut seal) = self.seal.take() else { return Ok(()) };
        self.ready.push_back(seal.line(b"")?);
        if let Some(trailer) = self.trailer.take() {
            self.ready.push_back(seal.trailer(&trailer.line())?);
        }
        self.ready.push_back(LINE);
        Ok(())
    }
}

impl http_body::Body for Chunked {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        loop {
            if let Some(bytes) = self.ready.pop_front() {
                self.left = self.left.map(|left| left.saturating_sub(bytes.len() as u64));
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
            if self.seal.is_none() {
                return Poll::Ready(None);
            }
            let done = if self.piece.is_empty() {
                match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                    Some(Ok(frame)) => {
                        self.piece = frame.into_data().unwrap_or_default();
                        Ok(())
                    }
                    Some(Err(error)) => {
                        self.seal = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => self.end(),
                }
            } else {
                self.fill()
            };
            if let Err(error) = done {
                self.seal = None;
                return Poll::Ready(Some(Err(error.into())));
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
