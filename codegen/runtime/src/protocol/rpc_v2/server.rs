//! The server's half of the Smithy RPC v2 protocols.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Response};

use super::{RpcV2, SMITHY_PROTOCOL};
use crate::protocol::message::content_type;
use crate::protocol::server::message;
use crate::protocol::{
    Body, Claim, MessageError, PlainError, Reason, Refusal, RequestRef, Routes, ServerProtocol, rpc,
};
use crate::schema::{OperationSchema, ServiceSchema};
use crate::value::Structure;

/// The headers that a request must not have: intermediaries may take the operation from them.
const TARGETS: [HeaderName; 2] =
    [HeaderName::from_static("x-amz-target"), HeaderName::from_static("x-amzn-target")];

impl RpcV2 {
    fn response(&self, status: u16) -> Response<Bytes> {
        let mut response = message::response(status);
        self.name_in(response.headers_mut());
        response
    }
}

impl ServerProtocol for RpcV2 {
    fn claims(&self, _: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim {
        match self.names(request.headers) {
            Some(true) => Claim::Sure,
            _ => Claim::No,
        }
    }

    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        rpc::posted(request)?;
        refuse_target(request.headers)?;
        if !routes.is_lenient() && self.names(request.headers) != Some(true) {
            let problem = format!("expected the header {SMITHY_PROTOCOL} to be {}", self.name);
            return Err(Refusal::new(Reason::UnknownOperation, problem));
        }
        routes.by_service_path(request.uri.path(), self.takes_namespaces)
    }

    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal> {
        refuse_target(request.headers)?;
        rpc::read_request(operation, self.codec, request, input)
    }

    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        let mut response = self.response(200);
        if stream && operation.output_events.is_some() {
            return Ok(rpc::events(response));
        }
        if operation.has_output() {
            let body = rpc::members(self.codec, output, stream)?;
            content_type(response.headers_mut(), self.codec);
            message::finish_response(&mut response, body);
        } else {
            rpc::refuse_stream(operation.output, stream)?;
            message::finish_response(&mut response, Vec::new());
        }
        Ok(response.map(Body::Whole))
    }

    fn write_error(
        &self,
        service: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        let mut response = rpc::error_head(service, error)?;
        self.name_in(response.headers_mut());
        rpc::error_body(&mut response, self.codec, error.schema().id, error)?;
        Ok(response)
    }

    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        let mut response = self.response(error.status.as_u16());
        message::plain_body(&mut response, self.codec, error.members, Some(error.code));
        response
    }
}

/// Refuses a request with a target, which an intermediary could take for another operation.
fn refuse_target(headers: &HeaderMap) -> Result<(), Refusal> {
    match TARGETS.iter().any(|name| headers.contains_key(name)) {
        false => Ok(()),
        true => {
            let problem = "expected no header x-amz-target or x-amzn-target in RPC v2, found one";
            Err(Refusal::new(Reason::Serialization, problem))
        }
    }
}
