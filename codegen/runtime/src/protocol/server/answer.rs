//! The exchange of a server: a request to a checked input, and an output or an error to a response.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{self, HeaderName};
use http::{HeaderValue, Response, StatusCode};

use super::message::is_bare;
use super::told::Told;
use super::{
    PlainError, Reason, Refusal, Rejection, RequestRef, ServerOptions, ServerProtocol, as_spoken, checksum,
    compression, protocols_of, recognize_among,
};
use crate::codec::fill_defaults;
use crate::data::Object;
use crate::error::{Failure, KEPT, ServiceError, Unhandled};
#[cfg(feature = "checksums")]
use crate::protocol::checksums::fits as fits_others;
use crate::protocol::message::content_length;
use crate::protocol::{Body, MessageError, REST_JSON_1};
use crate::schema::{OperationSchema, Schema, ServiceSchema};
use crate::validate;
use crate::value::Structure;

/// Reads the input of a request, and checks it.
pub(crate) fn parse_request(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn ServerProtocol>,
    request: RequestRef<'_>,
    input: &mut dyn Structure,
    options: &ServerOptions,
) -> Result<(), Rejection> {
    let protocol = protocol_of(service, protocol, &request)?;
    if operation.input_events.is_some() {
        let problem = MessageError::Events { shape: operation.input.id };
        return Err(Rejection::new(protocol, problem.into()));
    }
    let missing = read(operation, protocol, request, input, options)
        .map_err(|refusal| Rejection::new(protocol, refusal))?;
    check(protocol, input, &missing, operation.errors, options)
}

/// Returns the given protocol, or else the one that a request shows.
pub(super) fn protocol_of(
    service: &'static ServiceSchema,
    protocol: Option<&'static dyn ServerProtocol>,
    request: &RequestRef<'_>,
) -> Result<&'static dyn ServerProtocol, Rejection> {
    let recognized = || recognize_among(protocols_of(service), service, request);
    let given = protocol.map(|protocol| as_spoken(service, protocol));
    given.or_else(recognized).ok_or_else(|| {
        let problem = MessageError::NoProtocol { service: service.id, listed: service.protocols };
        Rejection::new(&REST_JSON_1, problem.into())
    })
}

/// Completes an input by its defaults, and checks it.
pub(super) fn check(
    protocol: &'static dyn ServerProtocol,
    input: &mut dyn Structure,
    missing: &[String],
    errors: &[&'static Schema],
    options: &ServerOptions,
) -> Result<(), Rejection> {
    fill_defaults(input);
    if options.unchecked && missing.is_empty() {
        return Ok(());
    }
    let checked = validate::check_read(input, missing).into_result();
    checked.map_err(|violations| Rejection::invalid(protocol, violations, errors))
}

/// Checks that a body is the one that its checksums are of, and that it has one, as far as the options say so.
fn check_sums(
    operation: &OperationSchema,
    request: &RequestRef<'_>,
    options: &ServerOptions,
) -> Result<(), Refusal> {
    let Body::Whole(body) = request.body else { return Ok(()) };
    let verify = options.verify_checksum;
    let is_required = operation.checksum_required || operation.checksum.is_some_and(|facts| facts.required);
    let has_checksum = operation.checksum_required || operation.checksum.is_some();
    let problem = if options.require_checksum && is_required && !checksum::is_given(request.headers) {
        "expected `Content-MD5` or a header `x-amz-checksum-…`, found none"
    } else if verify && has_checksum && !checksum::fits(body, request.headers) {
        "expected the body that `Content-MD5` is the checksum of, found another one"
    } else if verify && operation.checksum.is_some() && !fits_others(body, request.headers) {
        "expected the body that its checksum is of, found another one"
    } else {
        return Ok(());
    };
    Err(Refusal::new(Reason::BadDigest, problem))
}

/// Without the feature `checksums` there are no others.
#[cfg(not(feature = "checksums"))]
fn fits_others(_: &[u8], _: &http::HeaderMap) -> bool {
    true
}

fn read(
    operation: &'static OperationSchema,
    protocol: &'static dyn ServerProtocol,
    request: RequestRef<'_>,
    input: &mut dyn Structure,
    options: &ServerOptions,
) -> Result<Vec<String>, Refusal> {
    let body = request.body.bytes();
    check_sums(operation, &request, options)?;
    let is_gzip = operation.gzip && compression::is_gzip(body, request.headers);
    let plain = match is_gzip {
        true => Cow::Owned(compression::gunzip(body, options.decompressed_limit)?),
        false => Cow::Borrowed(body),
    };
    let request = match request.body {
        Body::Stream | Body::Events => request,
        Body::Whole(_) => RequestRef { body: Body::Whole(&plain), ..request },
    };
    let read = protocol.read_request(operation, &request, input);
    read.map_err(|refusal| if is_gzip { refusal } else { compression::told(refusal, request.headers) })
}

/// Returns the given protocol, or else the one that a service prefers among those of this crate.
pub(crate) fn chosen(
    service: &'static ServiceSchema,
    protocol: Option<&'static dyn ServerProtocol>,
) -> Result<&'static dyn ServerProtocol, MessageError> {
    let preferred = || protocols_of(service).next();
    let given = protocol.map(|protocol| as_spoken(service, protocol));
    given
        .or_else(preferred)
        .ok_or(MessageError::NoProtocol { service: service.id, listed: service.protocols })
}

/// Returns the response for an output or an error; with `stream`, the output's streaming member is sent apart
/// from it.
pub(crate) fn respond(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<&'static dyn ServerProtocol>,
    result: Result<&dyn Structure, Failure<'_>>,
    stream: bool,
) -> Result<Response<Body<Bytes>>, MessageError> {
    let protocol = chosen(service, protocol)?;
    let failure = match result {
        Ok(_) if operation.output_events.is_some() => {
            return Err(MessageError::Events { shape: operation.output.id });
        }
        Ok(output) => return protocol.write_output(operation, output, stream),
        Err(failure) => failure,
    };
    let mut response = match &failure {
        Failure::Modeled { structure, metadata } => {
            match metadata.message().and_then(|message| Told::new(*structure, message)) {
                Some(told) => protocol.write_error(service, &told)?,
                None => protocol.write_error(service, *structure)?,
            }
        }
        Failure::Unhandled(error) => unhandled(protocol, error),
    };
    if let Some(Ok(id)) = failure.request_id().map(HeaderValue::from_str) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    if let Some(Ok(id)) = failure.extended_request_id().map(HeaderValue::from_str) {
        response.headers_mut().insert(EXTENDED_REQUEST_ID, id);
    }
    Ok(response.map(Body::Whole))
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const EXTENDED_REQUEST_ID: HeaderName = HeaderName::from_static("x-amz-id-2");

/// Returns the response for an error that the model does not have, with its status, code and message; with the body
/// that it came in, and the headers which belong to that, if it is in the same protocol.
fn unhandled(protocol: &'static dyn ServerProtocol, error: &Unhandled) -> Response<Bytes> {
    let is_failure = |status: &StatusCode| !status.is_informational() && !status.is_success();
    let status = error.status_code().filter(is_failure);
    let message = error.message().map(|message| ("message", message));
    let members = message.into_iter().collect::<Object>().into();
    let mut response = protocol.write_plain_error(&PlainError {
        status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        code: error.code().unwrap_or(Reason::Internal.code()),
        members: &members,
    });
    if let Some(origin) = error.origin().filter(|origin| origin.protocol == protocol.id()) {
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        KEPT.iter().for_each(|name| drop(headers.remove(name)));
        headers.extend(origin.headers.clone());
        *response.body_mut() = Bytes::new();
        if !is_bare(&response) {
            content_length(response.headers_mut(), error.body().len());
            *response.body_mut() = error.body().clone();
        }
    }
    response
}
