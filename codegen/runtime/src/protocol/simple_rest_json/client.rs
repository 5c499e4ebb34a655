//! The client's half of simpleRestJson.

use bytes::Bytes;
use http::Request;

use super::{ERROR_TYPE, SimpleRestJson};
use crate::protocol::{
    Body, Call, ClientProtocol, Codec as _, ErrorFacts, MessageError, ResponseRef, Verdict, rest,
};
use crate::schema::OperationSchema;
use crate::value::Structure;

impl ClientProtocol for SimpleRestJson {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        rest::write_request(call, &self.codec, input)
    }

    /// An output may choose its status (`httpResponseCode`), a redirection for example.
    fn judge(&self, operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        let status = response.status.as_u16();
        let expected = operation.http.is_some_and(|http| http.code == status);
        if status < 400 || expected { Verdict::Output } else { Verdict::Error }
    }

    fn read_output(
        &self,
        _: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rest::read_response(&self.codec, response, output)
    }

    fn errors_have_statuses(&self) -> bool {
        true
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        let body = self.codec.document(response.body.bytes());
        ErrorFacts::of_header(response, ERROR_TYPE.as_str(), &body)
    }

    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        rest::read_response(&self.codec, response, error)
    }
}
