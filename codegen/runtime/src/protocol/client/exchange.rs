//! The exchange of a client: an input to a request, and a response to an output or an error.

use bytes::Bytes;
use http::Request;

use super::error_response::{Found, foreign, recognize, unreadable};
use super::{Call, ClientProtocol, ResponseRef, Verdict, compression, host};
#[cfg(not(feature = "content-md5"))]
use crate::protocol::checksum;
#[cfg(feature = "checksums")]
use crate::protocol::checksums;
use crate::protocol::{Body, MessageError, REST_JSON_1, of_service};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// Returns the given protocol, or else the one that a service prefers among those of this crate.
pub(crate) fn chosen(
    service: &'static ServiceSchema,
    protocol: Option<&'static dyn ClientProtocol>,
) -> Result<&'static dyn ClientProtocol, MessageError> {
    let preferred = || of_service(service).next().map(|protocol| protocol as &dyn ClientProtocol);
    let none = MessageError::NoProtocol { service: service.id, listed: service.protocols };
    protocol.or_else(preferred).ok_or(none)
}

/// Returns the request of a call whose input has no events.
pub(crate) fn request(
    protocol: Option<&'static dyn ClientProtocol>,
    call: &Call<'_>,
    input: &dyn Structure,
) -> Result<Request<Body<Bytes>>, MessageError> {
    if call.operation.input_events.is_some() {
        return Err(MessageError::Events { shape: call.operation.input.id });
    }
    request_of(chosen(call.service, protocol)?, call, input)
}

/// Returns the request of a call.
pub(super) fn request_of(
    protocol: &'static dyn ClientProtocol,
    call: &Call<'_>,
    input: &dyn Structure,
) -> Result<Request<Body<Bytes>>, MessageError> {
    #[cfg(not(feature = "content-md5"))]
    checksum::refuse(call.operation)?;
    compression::check(call.operation, call.options)?;
    let token = host::token(call, input)?;
    let options = token.clone().map(|token| call.options.clone().token(move || token.clone()));
    let call = &Call { options: options.as_ref().unwrap_or(call.options), ..*call };
    let mut request = protocol.write_request(call, input)?;
    #[cfg(feature = "checksums")]
    checksums::add(call, input, &mut request)?;
    if let Some(pattern) = call.operation.host_prefix {
        request.extensions_mut().insert(host::expand(pattern, input, token.as_deref())?);
    }
    Ok(request)
}

/// Reads a response into an output. Returns the paths of the required members that it lacks, if it is to report them.
///
/// # Errors
/// Returns the error that the response holds.
pub(crate) fn response<'a>(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn ClientProtocol>,
    response: ResponseRef<'a>,
    output: &mut dyn Structure,
) -> Result<Vec<String>, Box<Found<'a>>> {
    let protocol = match chosen(service, protocol) {
        Ok(protocol) => protocol,
        Err(cause) => return Err(Box::new(unreadable(&REST_JSON_1, response, cause))),
    };
    match protocol.judge(operation, &response) {
        Verdict::Foreign(problem) => {
            let cause = MessageError::Foreign { operation: operation.id, problem };
            // With the status of a success it may well be an output.
            let found = match response.status.is_success() {
                true => unreadable(protocol, response, cause),
                false => foreign(protocol, response),
            };
            return Err(Box::new(found));
        }
        Verdict::Error => return Err(Box::new(recognize(protocol, response, operation.errors))),
        Verdict::Ambiguous => {
            let found = recognize(protocol, response, operation.errors);
            if found.index.is_some() {
                return Err(Box::new(found));
            }
        }
        Verdict::Output => {}
    }
    let read = match operation.output_events {
        Some(_) if response.body != Body::Events => Err(MessageError::Events { shape: operation.output.id }),
        _ => checked(operation, &response).and_then(|()| protocol.read_output(operation, &response, output)),
    };
    match read {
        Ok(()) => Ok(Vec::new()),
        Err(MessageError::Missing { members, .. }) if response.report_missing => Ok(members),
        Err(cause) => Err(Box::new(unreadable(protocol, response, cause))),
    }
}

/// Checks the body of a response against its checksum.
#[cfg(feature = "checksums")]
fn checked(operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Result<(), MessageError> {
    match response.body {
        Body::Whole(body) => checksums::check(operation, response.headers, body),
        Body::Stream | Body::Events => Ok(()),
    }
}

/// Without the feature `checksums`, checksums of responses are not looked at.
#[cfg(not(feature = "checksums"))]
fn checked(_: &'static OperationSchema, _: &ResponseRef<'_>) -> Result<(), MessageError> {
    Ok(())
}
