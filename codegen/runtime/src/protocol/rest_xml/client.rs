//! restXml as a client speaks it.

use bytes::Bytes;
use http::Request;
use http::uri::PathAndQuery;

use super::frame::Outermost;
use super::{ERROR, RestXml, VALUES, has_payload};
use crate::data::joined;
use crate::protocol::client::HostPrefix;
use crate::protocol::rest;
use crate::protocol::xml::{APPLICATION_XML, XmlCodec, error_codec, error_facts};
use crate::protocol::{Body, Call, ClientProtocol, ErrorFacts, MessageError, ResponseRef, Verdict};
use crate::schema::{Location, OperationSchema, Payload, shape_name};
use crate::value::Structure;
use crate::xml;

impl ClientProtocol for RestXml {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let codec = XmlCodec::new(APPLICATION_XML, Outermost::structure(call.operation.xml_input));
        let mut request = rest::write_request(call, &codec, input)?;
        if call.options.virtual_host && call.operation.host_prefix.is_none() {
            virtual_host(call.operation, &mut request);
        }
        Ok(request)
    }

    /// Some services begin to answer before they know that they succeed: an error may have the status of a success.
    fn judge(&self, operation: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        let expected = operation.http.is_some_and(|http| http.code == response.status.as_u16());
        if !response.status.is_success() && !expected || is_late_error(operation, response) {
            Verdict::Error
        } else {
            Verdict::Output
        }
    }

    fn read_output(
        &self,
        operation: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        let codec = XmlCodec::new(APPLICATION_XML, Outermost::of_output(operation));
        rest::read_response(&codec, response, output)
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        error_facts(response)
    }

    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        match has_payload(error) {
            // No element is around it.
            true => rest::read_response(&VALUES, response, error),
            false => rest::read_response(&error_codec(), response, error),
        }
    }
}

/// Moves the label that starts the path into the host (S3, virtual hosting of buckets). One that no host can have
/// stays.
fn virtual_host(operation: &OperationSchema, request: &mut Request<Body<Bytes>>) {
    let starts = operation.http.is_some_and(|http| http.uri.starts_with("/{"));
    let path = request.uri().path().strip_prefix('/').unwrap_or_default();
    let (label, rest) = path.split_once('/').unwrap_or((path, ""));
    if !starts || !is_bucket(label) {
        return;
    }
    let (host, mut target) = (HostPrefix(joined(&[label, "."], "")), joined(&["/", rest], ""));
    if let Some(query) = request.uri().query() {
        target.extend(["?", query]);
    }
    if let Ok(target) = PathAndQuery::try_from(target) {
        *request.uri_mut() = target.into();
        request.extensions_mut().insert(host);
    }
}

/// Returns `true` if a text is one label of a host name, as new buckets are called.
fn is_bucket(label: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (3..=63).contains(&label.len())
        && label.bytes().all(inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Returns whether the body is an error, and neither a stored payload nor an output of that name.
fn is_late_error(operation: &OperationSchema, response: &ResponseRef<'_>) -> bool {
    let payload = operation.output.members.iter().find(|member| member.location() == Location::Payload);
    let name = match payload {
        Some(member) => match member.payload() {
            Some(Payload::Structure | Payload::Document) => member.xml_name().unwrap_or_default(),
            _ => return false,
        },
        None if operation.xml_output.name.is_empty() => shape_name(operation.output.id),
        None => operation.xml_output.name,
    };
    name != ERROR[1] && xml::is_root(response.body.bytes(), &ERROR)
}
