//! The server's half of simpleRestJson.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response};

use super::{ERROR_TYPE, SimpleRestJson};
use crate::protocol::message::fixed;
use crate::protocol::server::message;
use crate::protocol::{
    Body, Claim, Codec as _, MessageError, PlainError, Refusal, RequestRef, Routes, ServerProtocol, rest,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;

impl ServerProtocol for SimpleRestJson {
    fn claims(&self, _: &'static ServiceSchema, _: &RequestRef<'_>) -> Claim {
        Claim::Possible // no header says so
    }

    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        routes.by_binding(request)
    }

    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal> {
        // A body is JSON, whether or not the request says so.
        let mut headers = Cow::Borrowed(request.headers);
        if !headers.contains_key(CONTENT_TYPE) && !request.body.bytes().is_empty() {
            headers.to_mut().insert(CONTENT_TYPE, self.codec.content_type().clone());
        }
        rest::read_request(operation, &self.codec, &RequestRef { headers: &headers, ..*request }, input)
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
        response.headers_mut().insert(ERROR_TYPE, fixed(shape_name(error.schema().id)));
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
