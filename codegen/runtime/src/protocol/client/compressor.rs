//! Compression of streams (Smithy 2.0, `requestCompression` trait; RFC 9110, section 8.4).

use std::fmt;
use std::io;

use http::HeaderMap;

use super::{ClientOptions, compression};
use crate::schema::{OperationSchema, REQUIRES_LENGTH, STREAMING};

/// Compresses the streaming member of a request with gzip, piece by piece.
///
/// A client that sends the body of [`Operation::request_stream`](crate::Operation::request_stream) by itself asks for one.
pub struct Compressor(Encoder);

impl Compressor {
    /// Returns the compressor of a request's stream; `None` if it is sent as it is: the model does not ask for compression, or
    /// requires that the length is told, the [options](ClientOptions::uncompressed) forbid it, or the feature
    /// `compression` is off.
    #[must_use]
    pub fn of(operation: &OperationSchema, options: &ClientOptions) -> Option<Self> {
        let mut members = operation.input.members.iter();
        let is_wanted = operation.gzip && !options.uncompressed;
        let is_blob = members.any(|member| member.is(STREAMING) && !member.is(REQUIRES_LENGTH));
        if is_wanted && is_blob && operation.input_events.is_none() {
            Encoder::new().map(Compressor)
        } else {
            None
        }
    }

    /// Appends `gzip` to the header `Content-Encoding`.
    pub fn announce(headers: &mut HeaderMap) {
        compression::announce(headers);
    }

    /// Compresses a stream that is there as a whole.
    ///
    /// # Errors
    /// Returns an error as [`Compressor::write`] does.
    pub fn whole(self, stream: &[u8]) -> io::Result<Vec<u8>> {
        self.0.whole(stream)
    }

    /// Compresses a piece. Returns what can be sent by now, which may be nothing.
    ///
    /// # Errors
    /// Returns an error if the piece cannot be compressed, which nothing is known to cause.
    pub fn write(&mut self, piece: &[u8]) -> io::Result<Vec<u8>> {
        self.0.write(piece)
    }

    /// Returns the end.
    ///
    /// # Errors
    /// Returns an error as [`Compressor::write`] does.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.0.finish()
    }
}

impl fmt::Debug for Compressor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compressor").finish_non_exhaustive()
    }
}

#[cfg(feature = "compression")]
pub(super) struct Encoder(flate2::write::GzEncoder<Vec<u8>>);

#[cfg(feature = "compression")]
impl Encoder {
    pub(super) fn new() -> Option<Self> {
        Some(Encoder(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default())))
    }

    pub(super) fn whole(mut self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        io::Write::write_all(&mut self.0, bytes)?;
        self.0.finish()
    }

    fn write(&mut self, piece: &[u8]) -> io::Result<Vec<u8>> {
        io::Write::write_all(&mut self.0, piece)?;
        Ok(std::mem::take(self.0.get_mut()))
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        self.0.finish()
    }
}

/// Without the feature `compression` there is none.
#[cfg(not(feature = "compression"))]
enum Encoder {}

#[cfg(not(feature = "compression"))]
impl Encoder {
    fn new() -> Option<Self> {
        None
    }

    fn whole(self, _: &[u8]) -> io::Result<Vec<u8>> {
        match self {}
    }

    fn write(&mut self, _: &[u8]) -> io::Result<Vec<u8>> {
        match *self {}
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        match self {}
    }
}
