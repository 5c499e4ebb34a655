//! Streams whose hash is signed, compared with it at their end.

use std::mem;

use ferrosmith_client::sign::BodyVerifier;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::Refusal;

use crate::authentication::refusal;
use crate::decoded::Decode;

impl Decode for BodyVerifier {
    fn decode(&mut self, piece: &mut Bytes) -> Result<Bytes, Refusal> {
        self.update(piece);
        Ok(mem::take(piece))
    }

    fn end(self) -> Result<Bytes, Refusal> {
        BodyVerifier::end(self).map(|()| Bytes::new()).map_err(refusal)
    }
}
