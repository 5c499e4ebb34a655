//! restXml as a server speaks it.

use bytes::Bytes;
use http::{HeaderName, Response, header::CONTENT_TYPE};

use super::frame::Outermost;
use super::{BARE_REST_XML, ERROR, RestXml, has_payload};
use crate::codec::Members;
use crate::protocol::server::{media, message};
use crate::protocol::xml::{APPLICATION_XML, XmlCodec, before, plain_error};
use crate::protocol::{
    Body, Claim, Codec as _, MessageError, PlainError, Refusal, RequestRef, Routes, ServerProtocol, rest,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;
use crate::xml::Envelope;

impl ServerProtocol for RestXml {
    fn spoken_by(&self, service: &'static ServiceSchema) -> Option<&'static dyn ServerProtocol> {
        match service.unwrapped_errors && self.id == BARE_REST_XML.id {
            true => Some(&BARE_REST_XML),
            false => None,
        }
    }

    fn claims(&self, _: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim {
        match media::is_content(request.headers, APPLICATION_XML) {
            true => Claim::Likely,
            false => Claim::Possible, // most requests have no body
        }
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
        let codec = XmlCodec::new(APPLICATION_XML, Outermost::structure(operation.xml_input));
        // botocore sends none, and AWS takes it.
        rest::read_request(operation, &codec, request, input, media::NoContentType::Taken)
    }

    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        let codec = XmlCodec::new(APPLICATION_XML, Outermost::of_output(operation));
        let mut response = rest::write_output(operation, &codec, output, stream)?;
        // An output whose members are all in the head is a document, too: an empty one.
        let is_document = !output.schema().members.is_empty() && !has_payload(output);
        if is_document && !message::is_bare(&response) && *response.body() == Body::Whole(Bytes::new()) {
            let headers = response.headers_mut();
            headers.entry(CONTENT_TYPE).or_insert_with(|| codec.content_type().clone());
        }
        Ok(response)
    }

    fn write_error(
        &self,
        service: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        let names = error_names(service.unwrapped_errors);
        let (fault, code) = (message::error_traits(error)?.fault, shape_name(error.schema().id));
        let first = before(error, fault, code, Members::Body, true);
        let codec = XmlCodec::new(APPLICATION_XML, Envelope { names, namespace: None, first: &first });
        match has_payload(error) {
            // No element around it tells the code.
            true => rest::write_named_error(&codec, &ERROR_TYPE, error),
            false => rest::write_error(&codec, error),
        }
    }

    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        plain_error(APPLICATION_XML, error_names(self.bare_errors), error)
    }
}

/// Returns the elements around the members of an error, the outermost first.
fn error_names(is_bare: bool) -> &'static [&'static str] {
    if is_bare { &ERROR[1..] } else { &ERROR }
}

/// The header that has the code of an error in restJson1.
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
