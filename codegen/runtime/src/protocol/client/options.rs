//! What a client decides about messages.

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
