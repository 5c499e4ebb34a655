//! What a server decides about messages.

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
