//! The calls of a server. Only the values at either end are generic; the work is done once, in the protocols.

use bytes::Bytes;
use http::Response;

use super::Operation;
use crate::error::ServiceError as _;
use crate::protocol::server;
use crate::protocol::{Body, Rejection, RequestRef, RespondError, ServerOptions, ServerProtocol};
use crate::value::{Structure, filled};

pub(super) fn parse_request<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ServerProtocol>,
    request: RequestRef<'_>,
    options: &ServerOptions,
) -> Result<O::Input, Rejection> {
    filled(|input: &mut O::Input| {
        server::parse_request(O::SERVICE, O::SCHEMA, protocol, request, input, options)
    })
}

pub(super) fn whole_response<O: Operation + ?Sized>(
    protocol: Option<&'static dyn ServerProtocol>,
    result: Result<&O::Output, &O::Error>,
) -> Result<Response<Bytes>, RespondError> {
    let result = match result {
        Ok(output) => Ok(output as &dyn Structure),
        Err(error) => Err(error.failure()),
    };
    let response = server::respond(O::SERVICE, O::SCHEMA, protocol, result, false);
    response.map(|response| response.map(Body::whole))
}
