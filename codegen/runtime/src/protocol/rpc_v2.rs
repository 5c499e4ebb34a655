//! rpcv2Cbor and rpcv2Json (Smithy RPC v2 protocols): service and operation are in the path, a header names
//! the protocol, all members are in the body.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};

use super::error_response::ErrorFacts;
use super::format::{CborCodec, Codec, JsonCodec};
use super::rejection::{Reason, Refusal};
use super::routes::Routes;
use super::{
    Body, Call, Claim, MessageError, PlainError, Protocol, RequestRef, ResponseRef, Verdict, message, rpc,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;

/// The protocol rpcv2Cbor.
pub static RPC_V2_CBOR: RpcV2 = RpcV2 { id: "smithy.protocols#rpcv2Cbor", name: "rpc-v2-cbor", codec: &CBOR };

/// The protocol rpcv2Json.
pub static RPC_V2_JSON: RpcV2 = RpcV2 { id: "smithy.protocols#rpcv2Json", name: "rpc-v2-json", codec: &JSON };

static CBOR: CborCodec = CborCodec::new("application/cbor");
static JSON: JsonCodec = JsonCodec::new("application/json").big_numbers_as_text();

/// One of the Smithy RPC v2 protocols.
#[derive(Debug)]
pub struct RpcV2 {
    id: &'static str,
    /// The protocol's name in its header.
    name: &'static str,
    codec: &'static dyn Codec,
}

/// The header that names the protocol.
const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");

/// Headers that name an operation to whoever stands before a server, and that a request must not have.
const TARGETS: [HeaderName; 2] =
    [HeaderName::from_static("x-amz-target"), HeaderName::from_static("x-amzn-target")];

impl RpcV2 {
    fn names(&self, headers: &HeaderMap) -> Option<bool> {
        let named = headers.get(SMITHY_PROTOCOL)?;
        Some(named.as_bytes().trim_ascii() == self.name.as_bytes())
    }

    fn response(&self, status: u16) -> Response<Bytes> {
        let mut response = message::response(status);
        self.name_in(response.headers_mut());
        response
    }

    fn name_in(&self, headers: &mut HeaderMap) {
        headers.insert(SMITHY_PROTOCOL, HeaderValue::from_static(self.name));
    }
}

impl Protocol for RpcV2 {
    fn id(&self) -> &'static str {
        self.id
    }

    fn claims(&self, _: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim {
        match self.names(request.headers) {
            Some(true) => Claim::Sure,
            _ => Claim::No,
        }
    }

    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        rpc::posted(request)?;
        refuse_target(request.headers)?;
        routes.by_service_path(request.uri.path())
    }

    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let mut request = Request::new(Body::Whole(Bytes::new()));
        let path = ["/service/", shape_name(call.service.id), "/operation/", call.operation.name].concat();
        message::aim(&mut request, call.operation, "POST", path.into())?;
        self.name_in(request.headers_mut());
        message::accept(request.headers_mut(), self.codec);
        if call.operation.has_input() {
            rpc::write_input(call, self.codec, input, &mut request)?;
        } else {
            rpc::refuse_stream(input.schema(), call.stream)?;
            rpc::query_mode(call.service, request.headers_mut());
        }
        Ok(request)
    }

    /// A response that does not name the protocol comes from someone else; of the others only 200 is a
    /// success.
    fn judge(&self, _: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        match self.names(response.headers) {
            None => Verdict::Foreign(
                "expected the header Smithy-Protocol to name the protocol of the request, found none",
            ),
            Some(false) => Verdict::Foreign(
                "expected the header Smithy-Protocol to name the protocol of the request, found another one",
            ),
            Some(true) if response.status == StatusCode::OK => Verdict::Output,
            Some(true) => Verdict::Error,
        }
    }

    fn read_output(
        &self,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rpc::read_response(self.codec, response, output)
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        ErrorFacts::of_type(response, &self.codec.document(response.body.bytes()))
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
        if operation.has_output() {
            let body = rpc::members(self.codec, output, stream)?;
            message::content_type(response.headers_mut(), self.codec);
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

/// A request with a target could be another operation to whoever stands before the server.
fn refuse_target(headers: &HeaderMap) -> Result<(), Refusal> {
    match TARGETS.iter().any(|name| headers.contains_key(name)) {
        false => Ok(()),
        true => {
            let problem = "expected no header x-amz-target or x-amzn-target in RPC v2, found one";
            Err(Refusal::new(Reason::Serialization, problem))
        }
    }
}
