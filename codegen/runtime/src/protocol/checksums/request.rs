//! The checksum of a request.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request};

use super::ChecksumAlgorithm;
use crate::protocol::{Body, MessageError};
use crate::schema::{Location, OperationSchema};
use crate::value::{Ref, Structure};

/// A checksum that a request is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The algorithm.
    pub algorithm: ChecksumAlgorithm,
    /// The header that names the algorithm, where the input leaves it out.
    pub named_in: Option<&'static str>,
}

/// Returns the checksum that the input asks for, or that the operation demands; then it is CRC32.
///
/// # Errors
/// When the input names an algorithm that this crate does not have.
pub fn wanted(
    operation: &'static OperationSchema,
    input: &dyn Structure,
) -> Result<Option<Wanted>, MessageError> {
    let Some(facts) = operation.checksum else { return Ok(None) };
    let schema = input.schema();
    let mut members = schema.members.iter().enumerate();
    let member = facts.request_algorithm.and_then(|name| members.find(|(_, member)| member.name() == name));
    let named = match member.map(|(index, member)| (member, input.member(index))) {
        Some((member, Ref::Enum(name))) => Some((member, name.get())),
        Some((member, Ref::String(name))) => Some((member, name)),
        _ => None,
    };
    match named {
        Some((member, name)) => match ChecksumAlgorithm::find(name) {
            Some(algorithm) => Ok(Some(Wanted { algorithm, named_in: None })),
            None => {
                let problem = "expected CRC32, CRC32C, CRC64NVME, SHA1 or SHA256, found another algorithm";
                Err(MessageError::member(schema, member, problem))
            }
        },
        None if facts.required => {
            let named_in = member.and_then(|(_, member)| match member.location() {
                Location::Header(name) => Some(name),
                _ => None,
            });
            Ok(Some(Wanted { algorithm: ChecksumAlgorithm::Crc32, named_in }))
        }
        None => Ok(None),
    }
}

/// Returns `true` if a request has a checksum in its head, of a member that holds it.
#[must_use]
pub fn is_given(headers: &HeaderMap) -> bool {
    ChecksumAlgorithm::ALL.iter().any(|known| headers.contains_key(known.header()))
}

/// Adds the checksum that the input asks for, or that the operation demands, unless there is one. A body that is a
/// stream has none here.
pub(in crate::protocol) fn add(
    operation: &'static OperationSchema,
    input: &dyn Structure,
    request: &mut Request<Body<Bytes>>,
) -> Result<(), MessageError> {
    let Body::Whole(body) = request.body() else { return Ok(()) };
    let Some(wanted) = wanted(operation, input)? else { return Ok(()) };
    if is_given(request.headers()) {
        return Ok(());
    }
    let checksum = wanted.algorithm.checksum(body);
    let headers = request.headers_mut();
    if let Ok(checksum) = HeaderValue::try_from(checksum) {
        headers.insert(wanted.algorithm.header(), checksum);
    }
    wanted.name(headers);
    Ok(())
}

impl Wanted {
    /// Names the algorithm in the head of a request, where its member would be.
    pub fn name(&self, headers: &mut HeaderMap) {
        if let Some(Ok(name)) = self.named_in.map(HeaderName::try_from) {
            headers.insert(name, HeaderValue::from_static(self.algorithm.name()));
        }
    }
}
