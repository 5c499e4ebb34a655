//! A checksum behind a body that is a stream (AWS, Signature Version 4, chunked uploads with trailers).

use bytes::Bytes;
use http::{HeaderName, Request};

use super::{ChecksumAlgorithm, ChecksumHasher};
use crate::protocol::announce_chunks;

/// The encoder of a body that ends with its checksum.
///
/// ```
/// use ferrosmith_runtime::http::Request;
/// use ferrosmith_runtime::protocol::checksums::{ChecksumAlgorithm, trailing};
///
/// let mut request = Request::new(());
/// let mut body = trailing(&mut request, ChecksumAlgorithm::Crc32, Some(11));
/// assert_eq!(request.headers()["x-amz-trailer"], "x-amz-checksum-crc32");
/// let sent = [body.chunk(b"Hello "), body.chunk(b"world"), body.finish()].concat();
/// let trailer = "0\r\nx-amz-checksum-crc32:i9aeUg==\r\n\r\n";
/// assert_eq!(sent, format!("6\r\nHello \r\n5\r\nworld\r\n{trailer}").as_bytes());
/// ```
#[derive(Debug)]
pub struct TrailingChecksum(ChecksumHasher);

const TRAILER: HeaderName = HeaderName::from_static("x-amz-trailer");

/// Prepares the head of a request for a body that ends with its checksum, and returns the encoder of the body.
/// `length` is that of the body before it is encoded, which most services want to know. The request is signed
/// afterwards; its body is not, or in chunks that are encoded elsewhere, with [`TrailingChecksum::line`] behind them.
#[must_use]
pub fn trailing<B>(
    request: &mut Request<B>,
    algorithm: ChecksumAlgorithm,
    length: Option<u64>,
) -> TrailingChecksum {
    let headers = request.headers_mut();
    headers.insert(TRAILER, algorithm.header().into());
    announce_chunks(headers, length);
    TrailingChecksum(ChecksumHasher::new(algorithm))
}

impl TrailingChecksum {
    /// Returns the next bytes of the body, encoded. No bytes are no chunk: an empty one would be the end.
    pub fn chunk(&mut self, bytes: &[u8]) -> Bytes {
        if bytes.is_empty() {
            return Bytes::new();
        }
        self.0.update(bytes);
        [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat().into()
    }

    /// Returns the bytes before a chunk of the given length, which is sent as it is: each piece of it is to be given to
    /// [`TrailingChecksum::update`], and a line break, `\r\n`, follows the chunk.
    #[must_use]
    pub fn head(length: u64) -> Bytes {
        format!("{length:x}\r\n").into()
    }

    /// Takes a piece of a chunk.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the length of an encoded body of so many bytes in one chunk.
    #[must_use]
    pub fn encoded_length(&self, length: u64) -> u64 {
        let end = "0\r\n\r\n\r\n".len() as u64 + self.line_length();
        let chunk = if length == 0 { 0 } else { Self::head(length).len() as u64 + 2 };
        length.saturating_add(chunk + end)
    }

    /// Returns the end of the body, with the checksum.
    #[must_use]
    pub fn finish(self) -> Bytes {
        format!("0\r\n{}\r\n\r\n", self.line()).into()
    }

    /// Returns the header of the checksum, after the last chunk, without the line break.
    #[must_use]
    pub fn line(self) -> String {
        let name = self.0.algorithm().header();
        format!("{name}:{}", self.0.finish())
    }

    /// Returns the length of [`TrailingChecksum::line`] in bytes.
    #[must_use]
    pub fn line_length(&self) -> u64 {
        TrailingChecksum(ChecksumHasher::new(self.0.algorithm())).line().len() as u64
    }
}
