//! The checksum of a request.

use bytes::Bytes;
use http::{HeaderValue, Request};

use super::ChecksumAlgorithm;
use crate::protocol::{Body, MessageError};
use crate::schema::{Location, OperationSchema};
use crate::value::{Ref, Structure};

/// Adds the checksum that the input asks for, or that the operation demands, unless there is one. A body that is a
/// stream has none here.
pub(in crate::protocol) fn add(
    operation: &'static OperationSchema,
    input: &dyn Structure,
    request: &mut Request<Body<Bytes>>,
) -> Result<(), MessageError> {
    let (Some(facts), Body::Whole(body)) = (operation.checksum, request.body()) else { return Ok(()) };
    let schema = input.schema();
    let mut members = schema.members.iter().enumerate();
    let member = facts.request_algorithm.and_then(|name| members.find(|(_, member)| member.name() == name));
    let wanted = match member.map(|(index, member)| (member, input.member(index))) {
        Some((member, Ref::Enum(name))) => Some((member, name.get())),
        Some((member, Ref::String(name))) => Some((member, name)),
        _ => None,
    };
    let algorithm = match wanted {
        Some((member, name)) => ChecksumAlgorithm::find(name).ok_or_else(|| {
            let problem = "expected CRC32, CRC32C, CRC64NVME, SHA1 or SHA256, found another algorithm";
            MessageError::member(schema, member, problem)
        })?,
        None if facts.required => ChecksumAlgorithm::Crc32,
        None => return Ok(()),
    };
    if ChecksumAlgorithm::ALL.iter().any(|known| request.headers().contains_key(known.header())) {
        return Ok(()); // a member has it
    }
    let checksum = algorithm.checksum(body);
    let headers = request.headers_mut();
    if let Ok(checksum) = HeaderValue::try_from(checksum) {
        headers.insert(algorithm.header(), checksum);
    }
    // The algorithm is named where its member would be.
    if let (None, Some((_, member))) = (wanted, member)
        && let Location::Header(name) = member.location()
        && let Ok(name) = http::HeaderName::try_from(name)
    {
        headers.insert(name, HeaderValue::from_static(algorithm.name()));
    }
    Ok(())
}
