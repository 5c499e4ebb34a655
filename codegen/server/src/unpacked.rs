//! Streams that are decompressed (Smithy 2.0, `requestCompression` trait).

use ferrosmith_runtime::bytes::{Buf as _, Bytes};
use ferrosmith_runtime::protocol::{Decompressor, Refusal};

use crate::decoded::Decode;

impl Decode for Decompressor {
    fn decode(&mut self, piece: &mut Bytes) -> Result<Bytes, Refusal> {
        let mut rest: &[u8] = piece;
        let plain = self.read(&mut rest)?;
        let taken = piece.len() - rest.len();
        piece.advance(taken);
        Ok(plain.into())
    }

    fn end(self) -> Result<Bytes, Refusal> {
        self.finish().map(Bytes::from)
    }
}
