//! Streams that are sent in signed chunks (Amazon S3, Signature calculations: transferring a payload in multiple chunks).

use std::collections::VecDeque;
use std::mem;

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
#[cfg(feature = "checksums")]
use ferrosmith_runtime::protocol::checksums::TrailingChecksum;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;

use super::encoded::{Encode, LINE, encoded};
use crate::Credentials;
use crate::sign::{self, Algorithm, ChunkSigner, Scope, Signed, SignedPayload, Signer};
use crate::transport::{Body, BoxError};

/// The bytes in each chunk but the last one, of which services want 8 KiB at least.
const CHUNK: u64 = 64 * 1024;

/// A stream that is to be sent in signed chunks.
pub(super) struct SignedChunks {
    /// The length of all, encoded, as far as it is known.
    length: Option<u64>,
    trailer: Option<TrailingChecksum>,
    algorithm: Algorithm,
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
        algorithm: Algorithm,
    ) -> Self {
        let length = length.map(|length| encoded_length(length, trailer.as_ref(), algorithm));
        if let Some(length) = length {
            headers.insert(CONTENT_LENGTH, length.into());
        }
        SignedChunks { length, trailer, algorithm }
    }

    /// Returns the payload that the signature of the request covers.
    pub(super) fn payload(&self) -> SignedPayload<'static> {
        SignedPayload::Streaming(self.algorithm.signed_chunks(self.trailer.is_some()))
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
            algorithm: self.algorithm,
        };
        encoded(body, Chunked { chunk: Vec::new(), trailer: self.trailer, seal }, self.length)
    }
}

const SIGNATURE: &str = ";chunk-signature=";
const TRAILER_SIGNATURE: &str = "x-amz-trailer-signature:";

/// Returns the length of an encoded body.
fn encoded_length(length: u64, trailer: Option<&TrailingChecksum>, algorithm: Algorithm) -> u64 {
    let letters = algorithm.chunk_letters() as u64;
    let line = |length: u64| format!("{length:x}{SIGNATURE}\r\n").len() as u64 + letters;
    let chunk = |length: u64| if length == 0 { 0 } else { line(length) + length + 2 };
    let chunks = (length / CHUNK).saturating_mul(chunk(CHUNK)).saturating_add(chunk(length % CHUNK));
    let trailer =
        trailer.map_or(0, |trailer| trailer.line_length() + 4 + TRAILER_SIGNATURE.len() as u64 + letters);
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
    algorithm: Algorithm,
}

impl Seal {
    /// Returns the line before a chunk.
    fn line(&mut self, chunk: &[u8]) -> Result<Bytes, sign::Error> {
        let scope = Scope::new(&self.region, &self.service, self.time).algorithm(self.algorithm);
        let signature = self.chain.sign(&self.signer, chunk, &self.credentials, &scope)?;
        Ok(format!("{:x}{SIGNATURE}{signature}\r\n", chunk.len()).into())
    }

    /// Returns the lines after the last chunk.
    fn trailer(self, line: &str) -> Result<Bytes, sign::Error> {
        let scope = Scope::new(&self.region, &self.service, self.time).algorithm(self.algorithm);
        let signed = format!("{line}\n");
        let signature =
            self.chain.sign_trailer(&self.signer, signed.as_bytes(), &self.credentials, &scope)?;
        Ok(format!("{line}\r\n{TRAILER_SIGNATURE}{signature}\r\n").into())
    }
}

/// The encoding in signed chunks.
struct Chunked {
    /// The next chunk, until it is full.
    chunk: Vec<u8>,
    trailer: Option<TrailingChecksum>,
    seal: Seal,
}

impl Chunked {
    /// Encodes the chunk, unless it is empty: that would be the end.
    fn flush(&mut self, ready: &mut VecDeque<Bytes>) -> Result<(), sign::Error> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let chunk = Bytes::from(mem::take(&mut self.chunk));
        if let Some(trailer) = &mut self.trailer {
            trailer.update(&chunk);
        }
        ready.extend([self.seal.line(&chunk)?, chunk, LINE]);
        Ok(())
    }
}

impl Encode for Chunked {
    fn encode(&mut self, piece: &mut Bytes, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError> {
        let room = CHUNK as usize - self.chunk.len();
        self.chunk.extend_from_slice(&piece.split_to(room.min(piece.len())));
        if self.chunk.len() as u64 == CHUNK {
            self.flush(ready)?;
        }
        Ok(())
    }

    /// Flushes the last bytes, then adds a chunk without bytes and the checksum.
    fn end(mut self, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError> {
        self.flush(ready)?;
        ready.push_back(self.seal.line(b"")?);
        if let Some(trailer) = self.trailer {
            ready.push_back(self.seal.trailer(&trailer.line())?);
        }
        ready.push_back(LINE);
        Ok(())
    }
}
