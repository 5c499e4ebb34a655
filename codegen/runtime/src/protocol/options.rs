//! What callers decide about messages.

use crate::codec::token::Generator;

/// How a client writes requests.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ClientOptions {
    /// Makes the idempotency tokens of members that are absent; random UUIDs when `None`.
    pub token: Option<Generator>,
    /// The smallest body that `requestCompression` compresses; 10240 bytes when `None`, the default
    /// of AWS SDKs. Without the feature `compression` nothing is compressed.
    pub compress_from: Option<usize>,
}

impl ClientOptions {
    /// Sets [`ClientOptions::token`].
    #[must_use]
    pub fn token(mut self, token: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.token = Some(Generator::new(token));
        self
    }

    /// Sets [`ClientOptions::compress_from`].
    #[must_use]
    pub fn compress_from(mut self, bytes: usize) -> Self {
        self.compress_from = Some(bytes);
        self
    }
}

/// How a server reads requests.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ServerOptions {
    /// Whether the constraints of the model are left unchecked.
    pub unchecked: bool,
    /// Whether a request with another body than its `Content-MD5` is of is refused, where the model
    /// asks for a checksum (`httpChecksumRequired`). Not unless set: Smithy's own test of a server
    /// sends the checksum of a body with other white space.
    pub verify_checksum: bool,
}

impl ServerOptions {
    /// Sets [`ServerOptions::verify_checksum`].
    #[must_use]
    pub fn verify_checksum(mut self) -> Self {
        self.verify_checksum = true;
        self
    }

    /// Sets [`ServerOptions::unchecked`].
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }
}
