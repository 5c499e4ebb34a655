//! The scope of signatures, and the differences between services.

use ferrosmith_runtime::{Timestamp, TimestampFormat};

use super::{Error, SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER};

/// A signature's algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Algorithm {
    /// Signature Version 4 (`aws.auth#sigv4`): for one region.
    #[default]
    V4,
    /// Signature Version 4A (`aws.auth#sigv4a`): for a set of regions, which [`Scope::region`] lists with commas.
    #[cfg(feature = "sigv4a")]
    V4a,
}

impl Algorithm {
    pub(super) fn name(self) -> &'static str {
        match self {
            Algorithm::V4 => "AWS4-HMAC-SHA256",
            #[cfg(feature = "sigv4a")]
            Algorithm::V4a => "AWS4-ECDSA-P256-SHA256",
        }
    }

    /// Returns the number of letters that the signature of a chunk has: those of Signature Version 4A, whose length
    /// differs, are filled up to the longest.
    pub(crate) fn chunk_letters(self) -> usize {
        match self {
            Algorithm::V4 => 64,
            #[cfg(feature = "sigv4a")]
            Algorithm::V4a => 144,
        }
    }

    /// Returns the hash of a body in signed chunks, with signed headers after them or without, as the signature of its
    /// request has it: [`SIGNED_CHUNKS`] and the like.
    #[must_use]
    pub fn signed_chunks(self, has_trailer: bool) -> &'static str {
        match (self, has_trailer) {
            (Algorithm::V4, false) => SIGNED_CHUNKS,
            (Algorithm::V4, true) => SIGNED_CHUNKS_TRAILER,
            #[cfg(feature = "sigv4a")]
            (Algorithm::V4a, false) => "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
            #[cfg(feature = "sigv4a")]
            (Algorithm::V4a, true) => "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER",
        }
    }

    /// Returns `true` if the regions are in a header instead of the scope.
    pub(super) fn names_regions(self) -> bool {
        !matches!(self, Algorithm::V4)
    }
}

/// The encoding of a path before it is hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PathEncoding {
    /// The path of the request is encoded once more, as for all services but S3.
    #[default]
    Double,
    /// The path is used as in the request.
    Single,
}

/// The treatment of the session token of temporary credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SessionToken {
    /// It is signed, as for nearly all services.
    #[default]
    Signed,
    /// It is added after the signature.
    Unsigned,
}

/// The scope of a signature, and the options of the service.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Scope<'a> {
    /// The region, such as `eu-central-1`; a list of regions or `*` in Signature Version 4A.
    pub region: &'a str,
    /// The name of the service in signatures, such as `dynamodb` (`aws.auth#sigv4`).
    pub service: &'a str,
    /// The time of the signature. Services accept a difference of about five minutes.
    pub time: Timestamp,
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The encoding of the path.
    pub path_encoding: PathEncoding,
    /// If `true`, `//`, `.` and `..` in the path are resolved in the signature, as for all services but S3.
    pub normalize_path: bool,
    /// If `true`, the hash of the body is sent in the header `x-amz-content-sha256`, as for S3.
    pub content_sha256: bool,
    /// The treatment of a session token.
    pub session_token: SessionToken,
}

/// The names in signatures of S3 and of what belongs to it.
///
/// Their paths are signed as they are sent, since keys may hold anything, and the hash of the body is a header. Smithy has
/// this only as a property of endpoints (`disableDoubleEncoding` of `authSchemes`): a model without endpoint rules, and a
/// server, have no other fact than the name. The list is that of botocore.
const S3: [&str; 4] = ["s3", "s3express", "s3-object-lambda", "s3-outposts"];

impl<'a> Scope<'a> {
    /// Returns a scope with the options of the service: those of S3 ([`Scope::as_s3`]) for S3 and what belongs to it.
    #[must_use]
    pub fn new(region: &'a str, service: &'a str, time: Timestamp) -> Self {
        let scope = Scope {
            region,
            service,
            time,
            algorithm: Algorithm::V4,
            path_encoding: PathEncoding::Double,
            normalize_path: true,
            content_sha256: false,
            session_token: SessionToken::Signed,
        };
        if Scope::is_of_s3(service) { scope.as_s3() } else { scope }
    }

    /// Returns `true` for the name of a service whose scopes have the options of S3 from the start.
    pub(super) fn is_of_s3(service: &str) -> bool {
        S3.contains(&service)
    }

    /// Sets the options of S3: the path is signed as it is sent, and the hash of the body is sent in a header.
    #[must_use]
    pub fn as_s3(self) -> Self {
        self.path(PathEncoding::Single, false).content_sha256(true)
    }

    /// Sets the encoding of the path, and whether it is normalized.
    #[must_use]
    pub fn path(mut self, encoding: PathEncoding, normalize: bool) -> Self {
        self.path_encoding = encoding;
        self.normalize_path = normalize;
        self
    }

    /// Sets [`Scope::algorithm`].
    #[must_use]
    pub fn algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// Sets [`Scope::content_sha256`].
    #[must_use]
    pub fn content_sha256(mut self, sent: bool) -> Self {
        self.content_sha256 = sent;
        self
    }

    /// Sets [`Scope::session_token`].
    #[must_use]
    pub fn session_token(mut self, token: SessionToken) -> Self {
        self.session_token = token;
        self
    }

    /// Returns the time as it is signed, such as `20150830T123600Z`; its first eight letters are the day.
    pub(super) fn instant(&self) -> Result<String, Error> {
        let seconds = Timestamp::from_epoch(self.time.seconds(), 0);
        let mut text = seconds.format(TimestampFormat::DateTime).map_err(|_| Error::Time)?;
        text.retain(|letter| !matches!(letter, '-' | ':'));
        // Later years have more letters; nothing is signed for them.
        if text.len() == INSTANT { Ok(text) } else { Err(Error::Time) }
    }

    /// Appends the scope of a day, such as `20150830/us-east-1/iam/aws4_request`.
    pub(super) fn push(&self, out: &mut String, day: &str) {
        out.push_str(day);
        out.push('/');
        if !self.algorithm.names_regions() {
            out.push_str(self.region);
            out.push('/');
        }
        out.push_str(self.service);
        out.push_str("/aws4_request");
    }
}

/// The length of a signed time.
const INSTANT: usize = "20150830T123600Z".len();
