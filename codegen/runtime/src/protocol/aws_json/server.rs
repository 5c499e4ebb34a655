//! The server's half of the AWS JSON protocols.

use bytes::Bytes;
use http::Response;

use super::{AwsJson, TARGET, Types};
use crate::protocol::message::content_type;
use crate::protocol::server::{media, message};
use crate::protocol::{
    Body, Claim, Codec as _, MessageError, PlainError, Refusal, RequestRef, Routes, ServerProtocol, rpc,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;

impl AwsJson {
    fn type_of<'t>(&self, id: &'t str) -> &'t str {
        match self.types {
            Types::Absolute => id,
            Types::Names => shape_name(id),
        }
    }
}

impl ServerProtocol for AwsJson {
    fn claims(&self, _: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim {
        if !request.headers.contains_key(TARGET) {
            return Claim::No;
        }
        match media::is_content(request.headers, self.codec.media_type()) {
            true => Claim::Sure,
            false => Claim::Likely,
        }
    }

    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        rpc::posted(request)?;
        let target = request.headers.get(TARGET).and_then(|target| target.to_str().ok());
        let operation = routes.by_target(target, "the header x-amz-target to name")?;
        if routes.is_lenient() {
            return Ok(operation);
        }
        if request.uri.path() != "/" {
            return Err(rpc::unknown_path("/"));
        }
        if operation.input_events.is_none() {
            rpc::check_media(&self.codec, request, media::NoContentType::Refused)?;
        }
        Ok(operation)
    }

    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal> {
        rpc::read_request(operation, &self.codec, request, input)
    }

    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        let mut response = message::response(200);
        if stream && operation.output_events.is_some() {
            return Ok(rpc::events(response));
        }
        let body = match operation.has_output() {
            true => rpc::members(&self.codec, output, stream)?,
            false => {
                rpc::refuse_stream(operation.output, stream)?;
                Vec::new()
            }
        };
        content_type(response.headers_mut(), &self.codec);
        message::finish_response(&mut response, body);
        Ok(response.map(Body::Whole))
    }

    fn write_error(
        &self,
        service: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        let mut response = rpc::error_head(service, error)?;
        rpc::error_body(&mut response, &self.codec, self.type_of(error.schema().id), error)?;
        Ok(response)
    }

    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        let mut response = message::response(error.status.as_u16());
        message::plain_body(&mut response, &self.codec, error.members, Some(self.type_of(error.code)));
        response
    }
}
