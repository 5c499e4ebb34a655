//! The query protocols as a server speaks them.

use std::borrow::Cow;

use bytes::Bytes;
use http::{Method, Response, header::CONTENT_TYPE};

use super::{ACTION, FORM, Query, VERSION};
use crate::codec::{Members, Options};
use crate::protocol::format::{Codec as _, Side, reading};
use crate::protocol::message::fixed;
use crate::protocol::server::{compression, media, message};
use crate::protocol::xml::{XmlCodec, before, plain_error};
use crate::protocol::{
    Body, Claim, MessageError, PlainError, Reason, Refusal, RequestRef, Routes, ServerProtocol, required, rpc,
};
use crate::query::{self, Dialect, Form};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};
use crate::value::Structure;
use crate::xml::Envelope;

impl Query {
    /// Returns the media type of responses.
    fn xml_type(&self) -> &'static str {
        match self.dialect {
            Dialect::Aws => "text/xml",
            Dialect::Ec2 => "text/xml;charset=UTF-8",
        }
    }
}

impl ServerProtocol for Query {
    fn claims(&self, _: &'static ServiceSchema, request: &RequestRef<'_>) -> Claim {
        match media::is_content(request.headers, FORM) || is_asked_by_query(request) {
            true => Claim::Sure,
            false => Claim::No,
        }
    }

    fn routes_by_body(&self) -> bool {
        true
    }

    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        if !is_asked_by_query(request) {
            rpc::posted(request)?;
        }
        if !routes.is_lenient() && request.uri.path() != "/" {
            return Err(rpc::unknown_path("/"));
        }
        let parameters = parameters(request);
        let parameters = match compression::is_gzip(parameters, request.headers) {
            true => Cow::Owned(compression::gunzip(parameters, routes.decompressed_limit())?),
            false => Cow::Borrowed(parameters),
        };
        let form = form(&parameters)?;
        let version = form.get(VERSION);
        let expected = routes.service().version;
        if !routes.is_lenient() && version.is_some_and(|version| version != expected) {
            let problem = format!("expected the parameter {VERSION} to be {expected}, found another one");
            return Err(Refusal::new(Reason::UnknownOperation, problem));
        }
        routes.by_name(form.get(ACTION), "the parameter Action to name")
    }

    fn read_request(
        &self,
        _: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal> {
        let schema = input.schema();
        rpc::refuse_stream(schema, request.body == Body::Stream)?;
        let form = form(parameters(request))?;
        let options = reading(Options::default(), Members::All, Side::Server);
        let read = query::read(&form, self.dialect, input, &options);
        let read = read.map_err(|source| MessageError::body(schema.id, source));
        if let Some(kept) = input.unknown_members_mut() {
            // These are the protocol's.
            kept.remove(ACTION);
            kept.remove(VERSION);
            // And these the signature's, in a query.
            let signed: Vec<String> = kept.iter().map(|(name, _)| name.to_owned()).collect();
            for name in signed.iter().filter(|name| name.starts_with("X-Amz-")) {
                kept.remove(name);
            }
        }
        Ok(required::in_body(read, None)?)
    }

    fn write_output(
        &self,
        operation: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        rpc::refuse_stream(operation.output, stream)?;
        let body = self.with_output(operation, |envelope| self.write(envelope, output))?;
        Ok(self.respond(200, body).map(Body::Whole))
    }

    fn write_error(
        &self,
        _: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        let traits = message::error_traits(error)?;
        let (status, code) = match self.dialect {
            Dialect::Aws => (traits.query_status, traits.code),
            Dialect::Ec2 => (traits.fault.status(), shape_name(error.schema().id)),
        };
        let first = before(error, traits.fault, code, Members::All, self.dialect == Dialect::Aws);
        let envelope = Envelope { names: self.error_names(), namespace: None, first: &first };
        let body = self.write(envelope, error)?;
        Ok(self.respond(status, body))
    }

    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        plain_error(self.xml_type(), self.error_names(), error)
    }
}

impl Query {
    fn write(&self, envelope: Envelope<'_>, value: &dyn Structure) -> Result<Vec<u8>, MessageError> {
        let codec = XmlCodec::new(self.xml_type(), envelope);
        let written = codec.members(value, Members::All, None);
        written.map_err(|source| MessageError::body(value.schema().id, source))
    }

    fn respond(&self, status: u16, body: Vec<u8>) -> Response<Bytes> {
        let mut response = message::response(status);
        response.headers_mut().insert(CONTENT_TYPE, fixed(self.xml_type()));
        message::finish_response(&mut response, body);
        response
    }
}

/// Returns `true` if the parameters stand in the query of a `GET`, as in requests that were signed before they are sent
/// (AWS, query protocol, Overview).
fn is_asked_by_query(request: &RequestRef<'_>) -> bool {
    let mut parameters = request.uri.query().unwrap_or_default().split('&');
    *request.method == Method::GET
        && parameters.any(|one| one.strip_prefix(ACTION).is_some_and(|rest| rest.starts_with('=')))
}

/// Returns the parameters of a request: its body, or its query.
fn parameters<'r>(request: &RequestRef<'r>) -> &'r [u8] {
    match is_asked_by_query(request) {
        true => request.uri.query().unwrap_or_default().as_bytes(),
        false => request.body.bytes(),
    }
}

fn form(body: &[u8]) -> Result<Form<'_>, Refusal> {
    Form::parse(body).map_err(|error| Refusal::new(Reason::Serialization, error.to_string()))
}
