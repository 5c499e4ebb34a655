//! The form in which a body comes: in chunks or not, compressed or not, with signatures or not.

#[cfg(feature = "sigv4")]
use ferrosmith_client::sign::BodyVerifier;
use ferrosmith_runtime::protocol::{Decompressor, Refusal};
use http::HeaderMap;

use crate::chunked::{self, Decoder, Verifier};
use crate::decoded::decoded;
use crate::{Body, Call};

/// The verifiers of a body whose request is verified.
#[derive(Default)]
pub(crate) struct Verifiers {
    /// That of the chunks, if these are signed.
    pub(crate) chunks: Option<Verifier>,
    /// That of the body as it came, if its hash is signed.
    #[cfg(feature = "sigv4")]
    pub(crate) hash: Option<BodyVerifier>,
}

/// The form of a stream, without its compression.
pub(crate) struct Coding {
    decoder: Option<Decoder>,
    #[cfg(feature = "sigv4")]
    hash: Option<BodyVerifier>,
}

impl Coding {
    /// Returns the form that a head tells.
    ///
    /// # Errors
    /// Returns a refusal if the head is malformed.
    pub(crate) fn of(head: &HeaderMap, verifiers: Verifiers) -> Result<Self, Refusal> {
        Ok(Coding {
            decoder: Decoder::of(head, verifiers.chunks)?,
            #[cfg(feature = "sigv4")]
            hash: verifiers.hash,
        })
    }

    /// Returns the stream as it was before it was encoded, and tells so in the head of the call. It ends in a refusal where
    /// it is malformed, or another one than was signed.
    pub(crate) fn read(self, call: &mut Call, mut body: Body) -> Body {
        // The hash is that of what was sent.
        #[cfg(feature = "sigv4")]
        if let Some(hash) = self.hash {
            let length = http_body::Body::size_hint(&body).exact();
            body = decoded(body, hash, length);
        }
        if let Some(decoder) = self.decoder {
            body = chunked::stream(&mut call.head.headers, body, decoder);
        }
        unpacked(call, body)
    }
}

/// Returns the stream of a call as it was before it was compressed, and tells so in the head. A message that has the stream
/// as one member among others is left as it is: whoever reads the message decompresses it.
pub(crate) fn unpacked(call: &mut Call, body: Body) -> Body {
    if !call.protocol.has_http_bindings() {
        return body;
    }
    let Some(decompressor) = Decompressor::of(call.operation, &call.head.headers) else { return body };
    Decompressor::announce(&mut call.head.headers);
    decoded(body, decompressor, None)
}
