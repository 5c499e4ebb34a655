//! What callers decide about messages.

/// How a client writes requests.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ClientOptions {
    /// Makes the idempotency tokens of members that are absent; random UUIDs when `None`.
    pub token: Option<fn() -> String>,
    /// The smallest body that `requestCompression` compresses; 10240 bytes when `None`, the default
    /// of AWS SDKs. Without the feature `compression` nothing is compressed.
    pub compress_from: Option<usize>,
}

impl ClientOptions {
    /// Sets [`ClientOptions::token`].
    #[must_use]
    pub fn token(mut self, token: fn() -> String) -> Self {
        self.token = Some(token);
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
}

impl ServerOptions {
    /// Sets [`ServerOptions::unchecked`].
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }
}
