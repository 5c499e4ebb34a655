//! The checksum of a message that was received.

use std::error::Error;
use std::fmt;

use http::HeaderMap;

use super::ChecksumAlgorithm;
#[cfg(feature = "client")]
use crate::protocol::MessageError;
use crate::schema::OperationSchema;

/// An error of a body that is another one than its checksum is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChecksumMismatch {
    /// The algorithm of the checksum.
    pub algorithm: ChecksumAlgorithm,
}

impl fmt::Display for ChecksumMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected the body that the checksum {} is of, found another one", self.algorithm.name())
    }
}

impl Error for ChecksumMismatch {}

/// Returns the checksum that the body of a response is to have, in base64, among those that the operation knows.
/// `None` if there is none, or only one of checksums of parts.
#[must_use]
pub fn expected<'h>(
    operation: &OperationSchema,
    headers: &'h HeaderMap,
) -> Option<(ChecksumAlgorithm, &'h str)> {
    let names = operation.checksum?.response_algorithms;
    names.iter().find_map(|name| {
        let algorithm = ChecksumAlgorithm::find(name)?;
        Some((algorithm, said(headers, algorithm)?))
    })
}

/// Returns the checksum of a header. One with a hyphen is made of the checksums of an object's parts.
fn said(headers: &HeaderMap, algorithm: ChecksumAlgorithm) -> Option<&str> {
    let text = headers.get(algorithm.header())?.to_str().ok()?.trim();
    (!text.contains('-')).then_some(text)
}

/// Checks the complete body of a response.
#[cfg(feature = "client")]
pub(in crate::protocol) fn check(
    operation: &'static OperationSchema,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), MessageError> {
    match expected(operation, headers) {
        Some((algorithm, checksum)) if algorithm.checksum(body) != checksum => {
            let source = Box::new(ChecksumMismatch { algorithm });
            Err(MessageError::Body { shape: operation.output.id, source })
        }
        _ => Ok(()),
    }
}

/// Returns `true` if a body has all checksums in the headers.
#[cfg(feature = "server")]
pub(in crate::protocol) fn fits(body: &[u8], headers: &HeaderMap) -> bool {
    ChecksumAlgorithm::ALL
        .into_iter()
        .all(|algorithm| said(headers, algorithm).is_none_or(|checksum| algorithm.checksum(body) == checksum))
}
