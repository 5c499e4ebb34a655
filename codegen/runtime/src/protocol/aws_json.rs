//! awsJson1_0 and awsJson1_1 (Smithy 2.0, AWS JSON 1.0 and 1.1 protocols): the operation is in a header,
//! all members are in the body.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response};

use super::error_response::ErrorFacts;
use super::format::{Codec as _, JsonCodec};
use super::rejection::Refusal;
use super::routes::Routes;
use super::{
    Body, Call, Claim, MessageError, PlainError, Protocol, RequestRef, ResponseRef, Verdict, media, message,
    rpc,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;

/// The protocol awsJson1_0.
pub static AWS_JSON_1_0: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_0",
    codec: JsonCodec::new("application/x-amz-json-1.0").timestamp_formats(),
    types: Types::Absolute,
};

/// The protocol awsJson1_1.
pub static AWS_JSON_1_1: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_1",
    codec: JsonCodec::new("application/x-amz-json-1.1").timestamp_formats(),
    types: Types::Names,
};

/// One of the AWS JSON protocols.
#[derive(Debug)]
pub struct AwsJson {
    id: &'static str,
    codec: JsonCodec,
    types: Types,
}

/// How bodies name their error.
#[derive(Debug, Clone, Copy)]
enum Types {
    /// By absolute shape id.
    Absolute,
    /// By the name of the shape alone.
    Names,
}

impl AwsJson {
    fn type_of<'t>(&self, id: &'t str) -> &'t str {
        match self.types {
            Types::Absolute => id,
            Types::Names => shape_name(id),
        }
    }
}

/// The header that names service and operation.
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

impl Protocol for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

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
        rpc::check_media(&self.codec, request, media::Missing::Refused)?;
        Ok(operation)
    }

    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let mut request = Request::new(Body::Whole(Bytes::new()));
        message::aim(&mut request, call.operation, "POST", Bytes::from_static(b"/"))?;
        let target = [shape_name(call.service.id), ".", call.operation.name].concat();
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
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rpc::read_response(&self.codec, response, output)
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        ErrorFacts::of_aws(response, &self.codec.document(response.body.bytes()))
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
        let body = match operation.has_output() {
            true => rpc::members(&self.codec, output, stream)?,
            false => {
                rpc::refuse_stream(operation.output, stream)?;
                Vec::new()
            }
        };
        message::content_type(response.headers_mut(), &self.codec);
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
