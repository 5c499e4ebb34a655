//! The options of clients.

use crate::codec::token::Generator;

/// The options of a client's requests.
///
/// ```
/// use ferrosmith_runtime::protocol::REST_JSON_1;
/// use ferrosmith_runtime::{ClientOptions, Operation};
/// use generated::datazone::{CreateUserProfile, CreateUserProfileInput};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // A token that is the same at each attempt, instead of a random one.
/// let options = ClientOptions::default().token(|| "attempt-7".to_owned());
/// let input = CreateUserProfileInput::new("dzd_1", "ada");
/// let request = CreateUserProfile::request_with(&REST_JSON_1, &input, &options)?;
/// assert_eq!(request.body(), r#"{"userIdentifier":"ada","clientToken":"attempt-7"}"#);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ClientOptions {
    /// The source of idempotency tokens for absent members; random UUIDs if `None`.
    pub token: Option<Generator>,
    /// The size in bytes from which the body of an operation with the `requestCompression` trait is
    /// compressed, at most 10,485,760; 10,240 if `None`, like AWS SDKs. Ignored without the feature `compression`.
    pub compress_from: Option<usize>,
    /// If `true`, no request is compressed. `false` by default.
    pub uncompressed: bool,
    /// The requests with a checksum; those that must have one by default. Ignored without the feature `checksums`.
    pub request_checksums: ChecksumMode,
    /// The responses that services are asked to send with a checksum; those whose input asks for it by default.
    /// Ignored without the feature `checksums`.
    pub response_checksums: ChecksumMode,
    /// If `true`, restXml sends the label that starts a path in the host, where a host can have it: the bucket of
    /// `/{Bucket}/{Key+}` in S3. `false` by default.
    pub virtual_host: bool,
}

impl ClientOptions {
    /// The largest valid [`ClientOptions::compress_from`], in bytes.
    pub const LARGEST_COMPRESS_FROM: usize = 10_485_760;

    /// Sets [`ClientOptions::token`]: a function that returns a new token at each call.
    #[must_use]
    pub fn token(mut self, token: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.token = Some(Generator::new(token));
        self
    }

    /// Sets [`ClientOptions::compress_from`]. Requests that may be compressed are errors if it is larger than 10,485,760.
    #[must_use]
    pub fn compress_from(mut self, bytes: usize) -> Self {
        self.compress_from = Some(bytes);
        self
    }

    /// Sets [`ClientOptions::uncompressed`].
    #[must_use]
    pub fn uncompressed(mut self, uncompressed: bool) -> Self {
        self.uncompressed = uncompressed;
        self
    }

    /// Sets [`ClientOptions::request_checksums`].
    #[must_use]
    pub fn request_checksums(mut self, mode: ChecksumMode) -> Self {
        self.request_checksums = mode;
        self
    }

    /// Sets [`ClientOptions::response_checksums`].
    #[must_use]
    pub fn response_checksums(mut self, mode: ChecksumMode) -> Self {
        self.response_checksums = mode;
        self
    }

    /// Sets [`ClientOptions::virtual_host`].
    #[must_use]
    pub fn virtual_host(mut self, virtual_host: bool) -> Self {
        self.virtual_host = virtual_host;
        self
    }
}

/// The messages with a checksum, among those for which the operation knows one (AWS, `httpChecksum` trait).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChecksumMode {
    /// Those for which the operation requires a checksum or the input asks for one.
    #[default]
    WhereRequired,
    /// All of them. The algorithm of a request is CRC32, unless the input names another one.
    WhereSupported,
}
