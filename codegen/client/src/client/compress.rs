//! Streams that are compressed as they are sent (Smithy 2.0, `requestCompression` trait).

use std::collections::VecDeque;
use std::mem;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::Compressor;
use http::Request;
use http::header::CONTENT_LENGTH;

use super::encoded::{Encode, encoded};
use crate::transport::{Body, BoxError};

/// Compresses the body of a request, and tells so in the head. The length of a stream is not known then.
pub(super) fn compress(request: &mut Request<Body>, compressor: Compressor) -> Result<(), BoxError> {
    let body = mem::take(request.body_mut());
    Compressor::announce(request.headers_mut());
    request.headers_mut().remove(CONTENT_LENGTH);
    *request.body_mut() = match body.as_bytes() {
        None => encoded(body, compressor, None),
        Some(bytes) => {
            let whole = compressor.whole(bytes)?;
            request.headers_mut().insert(CONTENT_LENGTH, whole.len().into());
            Body::from(whole)
        }
    };
    Ok(())
}

/// The most bytes that are compressed at once: other tasks wait for that long.
const STEP: usize = 64 << 10;

impl Encode for Compressor {
    fn encode(&mut self, piece: &mut Bytes, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError> {
        let step = piece.split_to(piece.len().min(STEP));
        push(ready, self.write(&step)?);
        Ok(())
    }

    fn end(self, ready: &mut VecDeque<Bytes>) -> Result<(), BoxError> {
        push(ready, self.finish()?);
        Ok(())
    }
}

fn push(ready: &mut VecDeque<Bytes>, bytes: Vec<u8>) {
    if !bytes.is_empty() {
        ready.push_back(bytes.into());
    }
}
