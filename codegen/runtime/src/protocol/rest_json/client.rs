//! The client's half of restJson1.

use bytes::Bytes;
use http::Request;

use super::{ERROR_TYPE, RestJson};
use crate::protocol::client::message;
use crate::protocol::{
    Body, Call, ClientProtocol, Codec as _, ErrorFacts, MessageError, ResponseRef, Verdict, rest,
};
use crate::schema::{Location, Member, OperationSchema};
use crate::value::Structure;

impl ClientProtocol for RestJson {
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
        } else if response.headers.contains_key(&ERROR_TYPE) || names_error(operation, response.body) {
            Verdict::Ambiguous
        } else {
            Verdict::Output
        }
    }

    fn read_output(
        &self,
        _: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rest::read_response(&self.codec, response, output)
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        ErrorFacts::of_aws(response, &self.codec.document(response.body.bytes()))
    }

    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        rest::read_response(&self.codec, response, error)
    }
}

/// Returns `true` if a successful response may be an error by its body. A payload may be anything, whatever it begins with.
fn names_error(operation: &OperationSchema, body: Body<&[u8]>) -> bool {
    let is_payload = |member: &Member| member.location() == Location::Payload;
    message::names_type(body) && !operation.output.members.iter().any(is_payload)
}
