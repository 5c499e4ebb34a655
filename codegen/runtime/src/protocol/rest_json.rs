//! restJson1 (Smithy 2.0, AWS restJson1 protocol): HTTP bindings, and JSON in bodies.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response};

use super::error_response::ErrorFacts;
use super::format::{Codec as _, JsonCodec};
use super::rejection::Refusal;
use super::routes::Routes;
use super::{
    Body, Call, Claim, MessageError, PlainError, Protocol, RequestRef, ResponseRef, Verdict, message, rest,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;

/// The protocol restJson1.
pub static REST_JSON_1: RestJson = RestJson::new(
    "aws.protocols#restJson1",
    JsonCodec::new("application/json").json_names().timestamp_formats(),
);

/// A protocol with HTTP bindings and JSON in bodies.
#[derive(Debug)]
pub struct RestJson {
    id: &'static str,
    codec: JsonCodec,
}

/// The header in which a response says which error it is.
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

impl RestJson {
    /// Returns a protocol like restJson1, by another name and with other settings of its bodies.
    #[must_use]
    pub const fn new(id: &'static str, codec: JsonCodec) -> Self {
        RestJson { id, codec }
    }
}

impl Protocol for RestJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn has_http_bindings(&self) -> bool {
        true
    }

    fn claims(&self, _: &'static ServiceSchema, _: &RequestRef<'_>) -> Claim {
        Claim::Possible // no header says so
    }

    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        routes.by_binding(request)
    }

    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        rest::write_request(call, &self.codec, input)
    }

    fn judge(&self, operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        let expected = operation.http.is_some_and(|http| http.code == response.status.as_u16());
        if !response.status.is_success() && !expected {
            Verdict::Error
        } else if response.headers.contains_key(&ERROR_TYPE) || message::names_type(response.body) {
            Verdict::Ambiguous
        } else {
            Verdict::Output
        }
    }

    fn read_output(
        &self,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rest::read_response(&self.codec, response, output)
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
        rest::read_request(operation, &self.codec, request, input)
    }

    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        rest::write_output(operation, &self.codec, output, stream)
    }

    fn write_error(
        &self,
        _: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        let mut response = rest::write_error(&self.codec, error)?;
        response.headers_mut().insert(ERROR_TYPE, message::fixed(shape_name(error.schema().id)));
        Ok(response)
    }

    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        let mut response = message::response(error.status.as_u16());
        if let Ok(code) = HeaderValue::from_str(shape_name(error.code)) {
            response.headers_mut().insert(ERROR_TYPE, code);
        }
        message::plain_body(&mut response, &self.codec, error.members, None);
        response
    }
}
