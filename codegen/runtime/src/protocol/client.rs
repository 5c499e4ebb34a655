//! The client's side: requests are written, responses are read.

use bytes::Bytes;
use http::Request;

use super::error_response::{Found, foreign, recognize, unreadable};
use super::rest_json::REST_JSON_1;
use super::{Body, Call, MessageError, Protocol, ResponseRef, Verdict, host, list};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// The protocol of the caller's choice, else the one that a service prefers among those that this crate
/// speaks.
pub(super) fn chosen(
    service: &'static ServiceSchema,
    protocol: Option<&'static dyn Protocol>,
) -> Result<&'static dyn Protocol, MessageError> {
    protocol
        .or_else(|| list::of_service(service).next())
        .ok_or(MessageError::NoProtocol { service: service.id })
}

/// Writes a request.
pub(crate) fn request(
    protocol: Option<&'static dyn Protocol>,
    call: &Call<'_>,
    input: &dyn Structure,
) -> Result<Request<Body<Bytes>>, MessageError> {
    let mut request = chosen(call.service, protocol)?.write_request(call, input)?;
    if let Some(pattern) = call.operation.host_prefix {
        request.extensions_mut().insert(host::expand(pattern, input)?);
    }
    Ok(request)
}

/// Reads a response into an output, or finds the error that it holds.
pub(crate) fn response<'a>(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn Protocol>,
    response: ResponseRef<'a>,
    output: &mut dyn Structure,
) -> Result<(), Box<Found<'a>>> {
    let protocol = match chosen(service, protocol) {
        Ok(protocol) => protocol,
        Err(cause) => return Err(Box::new(unreadable(&REST_JSON_1, response, cause))),
    };
    match protocol.judge(operation, &response) {
        Verdict::Foreign(problem) => {
            let cause = MessageError::Foreign { operation: operation.id, problem };
            // Where its status is that of a success, it may well be the output.
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
    protocol.read_output(&response, output).map_err(|cause| Box::new(unreadable(protocol, response, cause)))
}
