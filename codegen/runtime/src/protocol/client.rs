//! The client's side: requests are written, responses are read.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Request, Response};

use super::codec::{self, Codec, Side};
use super::error_response::{ErrorResponse, Found, recognize, stranger, unreadable};
use super::{ClientOptions, MessageError, host, rest, rest_read, rpc};
use crate::codec::Members;
use crate::schema::{OperationSchema, Protocol, ServiceSchema};
use crate::value::{Mut, Structure};

/// The protocol that a service prefers among those that this crate speaks.
pub(super) fn preferred(service: &'static ServiceSchema) -> Option<Protocol> {
    service.protocols.iter().copied().find(|protocol| Codec::of(*protocol).is_some())
}

pub(crate) fn request(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<Protocol>,
    input: &dyn Structure,
    options: &ClientOptions,
) -> Result<Request<Bytes>, MessageError> {
    let protocol =
        protocol.or_else(|| preferred(service)).ok_or(MessageError::NoProtocol { service: service.id })?;
    let codec = codec::of(protocol)?;
    let mut request = Request::new(Bytes::new());
    match protocol {
        Protocol::RestJson1 => rest::request(operation, codec, input, options, &mut request)?,
        _ => rpc::request(service, operation, protocol, codec, input, options, &mut request)?,
    }
    if let Some(pattern) = operation.host_prefix {
        request.extensions_mut().insert(host::expand(pattern, input)?);
    }
    Ok(request)
}

/// An error response, by the index of its variant.
pub(crate) struct Failure<'a> {
    pub(crate) index: usize,
    pub(crate) found: Found<'a>,
}

pub(crate) fn response<'a>(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<Protocol>,
    response: &'a Response<Bytes>,
    output: &mut dyn Structure,
) -> Result<(), Box<Failure<'a>>> {
    let chosen = protocol.or_else(|| preferred(service));
    let status = response.status().as_u16();
    let kind = chosen.unwrap_or(Protocol::RestJson1);
    let found = ErrorResponse::of_message(kind, status, response.headers(), response.body());
    let success = response.status().is_success() || expected(operation, chosen) == Some(status);
    if let Err(problem) = rpc::says_protocol(kind, response.headers()) {
        let read = if success {
            let member = "Smithy-Protocol";
            unreadable(found, MessageError::Member { shape: operation.id, member, problem })
        } else {
            stranger(found)
        };
        return Err(Box::new(Failure { index: usize::MAX, found: read }));
    }
    if !success || claims_error(kind, response) {
        let (index, read) = recognize(found, operation.errors);
        if !success || index.is_some() {
            return Err(Box::new(Failure { index: index.unwrap_or(usize::MAX), found: read }));
        }
    }
    let read = match chosen {
        Some(protocol) => codec::of(protocol)
            .and_then(|codec| read(protocol, codec, status, response.headers(), response.body(), output)),
        None => Err(MessageError::NoProtocol { service: service.id }),
    };
    read.map_err(|cause| Box::new(Failure { index: usize::MAX, found: unreadable(found, cause) }))
}

/// The status of a success, where the model names one.
fn expected(operation: &'static OperationSchema, protocol: Option<Protocol>) -> Option<u16> {
    match (protocol, operation.http) {
        (Some(Protocol::RestJson1), Some(http)) => Some(http.code),
        _ => None,
    }
}

/// The header in which restJson1 says which error a response is.
pub(super) const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// Whether a response says that it is an error, whatever its status says. In RPC v2 it is the status
/// that says so.
fn claims_error(protocol: Protocol, response: &Response<Bytes>) -> bool {
    rpc::smithy_protocol(protocol).is_none()
        && (response.headers().contains_key(&ERROR_TYPE)
            || response.body().trim_ascii_start().starts_with(b"{\"__type\":"))
}

/// Reads the members of an output or an error.
pub(crate) fn read(
    protocol: Protocol,
    codec: Codec,
    status: u16,
    headers: &HeaderMap,
    body: &[u8],
    into: &mut dyn Structure,
) -> Result<(), MessageError> {
    if protocol == Protocol::RestJson1 {
        return rest_read::response(codec, status, headers, body, into);
    }
    let schema = into.schema();
    rpc::refuse_events(schema)?;
    if body.is_empty() || schema.members.is_empty() {
        return Ok(());
    }
    codec
        .read(body, Mut::Structure(into), Members::All, Side::Client)
        .map_err(|source| MessageError::body(schema.id, source))
}
