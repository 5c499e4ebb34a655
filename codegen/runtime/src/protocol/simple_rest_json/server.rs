//! The server's half of simpleRestJson.

use bytes::Bytes;
use http::Response;

use super::{ERROR_TYPE, SimpleRestJson};
use crate::protocol::{
    Body, Claim, MessageError, PlainError, Refusal, RequestRef, Routes, ServerProtocol, media, rest,
};
use crate::schema::{OperationSchema, ServiceSchema};
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
        rest::read_request(operation, &self.codec, request, input, media::NoContentType::Taken)
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
        rest::write_named_error(&self.codec, &ERROR_TYPE, error)
    }

    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        rest::write_named_plain_error(&self.codec, &ERROR_TYPE, error)
    }
}
