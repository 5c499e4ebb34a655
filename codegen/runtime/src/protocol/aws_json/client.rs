//! The client's half of the AWS JSON protocols.

use bytes::Bytes;
use http::{HeaderValue, Request};

use super::{AwsJson, TARGET};
use crate::data::joined;
use crate::protocol::client::message;
use crate::protocol::{
    Body, Call, ClientProtocol, Codec as _, ErrorFacts, MessageError, ResponseRef, Verdict, rpc,
};
use crate::schema::{OperationSchema, shape_name};
use crate::value::Structure;

impl ClientProtocol for AwsJson {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let mut request = Request::new(Body::Whole(Bytes::new()));
        message::aim(&mut request, call.operation, "POST", Bytes::from_static(b"/"))?;
        let target = joined(&[shape_name(call.service.id), ".", call.operation.name], "");
        if let Ok(target) = HeaderValue::from_maybe_shared(Bytes::from(target)) {
            request.headers_mut().insert(TARGET, target);
        }
        rpc::write_input(call, &self.codec, input, &mut request)?;
        Ok(request)
    }

    fn judge(&self, _: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        match response.status.is_success() {
            false => Verdict::Error,
            true if response.headers.contains_key("x-amzn-errortype") => Verdict::Ambiguous,
            true if message::names_type(response.body) => Verdict::Ambiguous,
            true => Verdict::Output,
        }
    }

    fn read_output(
        &self,
        _: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rpc::read_response(&self.codec, response, output)
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        ErrorFacts::of_aws(response, &self.codec.document(response.body.bytes()))
    }

    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        rpc::read_response(&self.codec, response, error)
    }
}
