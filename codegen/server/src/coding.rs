//! The form in which a body comes: in chunks or not, with signatures or not.

#[cfg(feature = "sigv4")]
use ferrosmith_client::sign::BodyVerifier;
use ferrosmith_runtime::protocol::Refusal;
use http::HeaderMap;

use crate::Body;
use crate::chunked::{self, Decoder, Verifier};
#[cfg(feature = "sigv4")]
use crate::hashed;

/// The verifiers of a body whose request is verified.
#[derive(Default)]
pub(crate) struct Verifiers {
    /// That of the chunks, if these are signed.
    pub(crate) chunks: Option<Verifier>,
    /// That of the body as it came, if its hash is signed.
    #[cfg(feature = "sigv4")]
    pub(crate) hash: Option<BodyVerifier>,
}

/// The form of a stream.
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

    /// Returns the stream as it was before it was encoded, and tells so in the head. It ends in a refusal where it is
    /// malformed, or another one than was signed.
    pub(crate) fn read(self, head: &mut HeaderMap, body: Body) -> Body {
        // The hash is that of the encoded form.
        #[cfg(feature = "sigv4")]
        let body = hashed::stream(body, self.hash);
        chunked::stream(head, body, self.decoder)
    }
}
