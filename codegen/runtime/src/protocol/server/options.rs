//! The options of servers.

/// The options of a server for reading requests.
///
/// ```
/// use ferrosmith_runtime::bytes::Bytes;
/// use ferrosmith_runtime::http::Request;
/// use ferrosmith_runtime::protocol::REST_JSON_1;
/// use ferrosmith_runtime::{Operation, ServerOptions};
/// use generated::datazone::ListDomains;
///
/// // More than the model allows.
/// let request = Request::get("/v2/domains?maxResults=99").body(Bytes::new()).unwrap();
/// assert!(ListDomains::parse_request(&request).is_err());
/// let options = ServerOptions::default().unchecked();
/// let input = ListDomains::parse_request_with(&REST_JSON_1, &request, &options).unwrap();
/// assert_eq!(input.max_results, Some(99));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ServerOptions {
    /// If `true`, the constraints of the model are not checked.
    pub unchecked: bool,
    /// If `true`, a request whose body does not match its `Content-MD5` is refused, for operations with the
    /// `httpChecksumRequired` or the `httpChecksum` trait; for the latter, with the feature `checksums`, also one that
    /// does not match another checksum.
    ///
    /// Off by default: Smithy's own test of servers sends a checksum of the body with other white space.
    pub verify_checksum: bool,
    /// If `true`, a request without a checksum is refused if its operation requires one: by the `httpChecksumRequired` trait,
    /// or by `requestChecksumRequired` of `httpChecksum`.
    ///
    /// Off by default: two operations of S3 differ by a parameter that botocore does not send, and only one of them
    /// requires it.
    pub require_checksum: bool,
    /// The largest body in bytes after it is decompressed, for operations with the `requestCompression` trait; 64 MiB
    /// by default.
    pub decompressed_limit: usize,
}

impl Default for ServerOptions {
    fn default() -> Self {
        ServerOptions {
            unchecked: false,
            verify_checksum: false,
            require_checksum: false,
            decompressed_limit: ServerOptions::DECOMPRESSED_LIMIT,
        }
    }
}

impl ServerOptions {
    /// The largest body after it is decompressed, unless another limit is set.
    pub(crate) const DECOMPRESSED_LIMIT: usize = 64 << 20;

    /// Sets [`ServerOptions::require_checksum`].
    #[must_use]
    pub fn require_checksum(mut self) -> Self {
        self.require_checksum = true;
        self
    }

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

    /// Sets [`ServerOptions::decompressed_limit`].
    #[must_use]
    pub fn decompressed_limit(mut self, bytes: usize) -> Self {
        self.decompressed_limit = bytes;
        self
    }
}
