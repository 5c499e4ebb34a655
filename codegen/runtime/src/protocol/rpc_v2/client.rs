//! The client's half of the Smithy RPC v2 protocols.

use bytes::Bytes;
use http::{Request, StatusCode};

use super::RpcV2;
use crate::data::joined;
use crate::protocol::client::message;
use crate::protocol::{Body, Call, ClientProtocol, ErrorFacts, MessageError, ResponseRef, Verdict, rpc};
use crate::schema::{OperationSchema, shape_name};
use crate::value::Structure;

impl ClientProtocol for RpcV2 {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let mut request = Request::new(Body::Whole(Bytes::new()));
        let path =
            joined(&["/service/", shape_name(call.service.id), "/operation/", call.operation.name], "");
        message::aim(&mut request, call.operation, "POST", path.into())?;
        self.name_in(request.headers_mut());
        match call.operation.output_events {
            None => message::accept(request.headers_mut(), self.codec),
            Some(_) => message::accept_events(request.headers_mut()),
        }
        if call.operation.has_input() {
            rpc::write_input(call, self.codec, input, &mut request)?;
        } else {
            rpc::refuse_stream(input.schema(), call.stream)?;
            rpc::query_mode(call.service, request.headers_mut());
            message::finish_empty(&mut request, call);
        }
        Ok(request)
    }

    /// A response without the header of the protocol comes from another peer. Of the others, only status 200
    /// is a success.
    fn judge(&self, _: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        match self.names(response.headers) {
            None => Verdict::Foreign(
                "expected a response whose header Smithy-Protocol names the protocol of the request, found none",
            ),
            Some(false) => Verdict::Foreign(
                "expected a response whose header Smithy-Protocol names the protocol of the request, found another one",
            ),
            Some(true) if response.status == StatusCode::OK => Verdict::Output,
            Some(true) => Verdict::Error,
        }
    }

    fn read_output(
        &self,
        _: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rpc::read_response(self.codec, response, output)
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        ErrorFacts::of_type(response, &self.codec.document(response.body.bytes()))
    }

    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        rpc::read_response(self.codec, response, error)
    }
}
