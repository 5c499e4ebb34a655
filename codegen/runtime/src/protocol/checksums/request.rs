//! The checksum of a request.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request};

use super::ChecksumAlgorithm;
use crate::protocol::checksum::is_named;
use crate::protocol::client::Call;
use crate::protocol::client::ChecksumMode::WhereSupported;
use crate::protocol::{Body, ClientOptions, MessageError};
use crate::schema::{Location, Member, OperationSchema};
use crate::value::{Ref, Structure};

/// A checksum that a request is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The algorithm.
    pub algorithm: ChecksumAlgorithm,
    /// The header that names the algorithm, where the input leaves it out.
    pub named_in: Option<&'static str>,
}

/// Returns the checksum that a request still has to have: of the algorithm that the input names, or CRC32 where the
/// operation or the [options](ClientOptions::request_checksums) demand one. `None` as well if a member of the input is the
/// checksum, of whatever algorithm.
///
/// # Errors
/// Returns an error if the input names an algorithm that this crate does not have.
pub fn wanted(
    operation: &'static OperationSchema,
    input: &dyn Structure,
    headers: &HeaderMap,
    options: &ClientOptions,
) -> Result<Option<Wanted>, MessageError> {
    let Some(facts) = operation.checksum.filter(|_| !is_named(headers)) else { return Ok(None) };
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
        None if facts.required || member.is_some() && options.request_checksums == WhereSupported => {
            let named_in = member.and_then(|(_, member)| header(member));
            Ok(Some(Wanted { algorithm: ChecksumAlgorithm::Crc32, named_in }))
        }
        None => Ok(None),
    }
}

/// Returns the header of a member that has one.
fn header(member: &Member) -> Option<&'static str> {
    match member.location() {
        Location::Header(name) => Some(name),
        _ => None,
    }
}

/// Adds the checksum that a request still has to have, and asks for that of the response. A body that is a stream has no
/// checksum here.
pub(in crate::protocol) fn add(
    call: &Call<'_>,
    input: &dyn Structure,
    request: &mut Request<Body<Bytes>>,
) -> Result<(), MessageError> {
    ask(call, request.headers_mut());
    let Body::Whole(body) = request.body() else { return Ok(()) };
    let wanted = wanted(call.operation, input, request.headers(), call.options)?;
    let Some(wanted) = wanted else { return Ok(()) };
    let checksum = wanted.algorithm.checksum(body);
    let headers = request.headers_mut();
    if let Ok(checksum) = HeaderValue::try_from(checksum) {
        headers.insert(wanted.algorithm.header(), checksum);
    }
    wanted.name(headers);
    Ok(())
}

/// Asks for a checksum of the response, where the options want it and the input leaves it open.
fn ask(call: &Call<'_>, headers: &mut HeaderMap) {
    let is_asked = call.options.response_checksums == WhereSupported;
    let Some(name) = call.operation.checksum.filter(|_| is_asked).and_then(|facts| facts.response_validation)
    else {
        return;
    };
    let member = call.operation.input.members.iter().find(|member| member.name() == name);
    if let Some(Ok(name)) = member.and_then(header).map(HeaderName::try_from) {
        headers.entry(name).or_insert(HeaderValue::from_static("ENABLED"));
    }
}

impl Wanted {
    /// Names the algorithm in the head of a request, where its member would be.
    pub fn name(&self, headers: &mut HeaderMap) {
        if let Some(Ok(name)) = self.named_in.map(HeaderName::try_from) {
            headers.insert(name, HeaderValue::from_static(self.algorithm.name()));
        }
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue};

    use crate::protocol::checksum::is_named;

    /// Services take checksums of more algorithms than are computed here.
    #[test]
    fn a_checksum_of_any_algorithm_is_one() {
        let given = |name: &'static str| {
            is_named(&HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static("x"))]))
        };
        for name in ["x-amz-checksum-crc32", "x-amz-checksum-sha512", "x-amz-checksum-xxhash128"] {
            assert!(given(name), "{name}");
        }
        for name in ["x-amz-checksum-type", "x-amz-checksum-algorithm", "x-amz-checksum-mode", "content-md5"]
        {
            assert!(!given(name), "{name}");
        }
    }
}
