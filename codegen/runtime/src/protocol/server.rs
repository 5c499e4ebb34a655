//! The server's side: requests are read, responses are written.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{Request, Response};

use super::client::{ERROR_TYPE, preferred};
use super::codec::{Codec, Side};
use super::rest::Shape;
use super::{MessageError, Reason, Rejection, ServerOptions};
use super::{checksum, codec, compression, defaults, media, message, required, rest, rest_read, rpc};
use crate::binding::{headers, parameters};
use crate::codec::{Members, members::Seen};
use crate::data::{Document, Object};
use crate::error::Failure;
use crate::schema::{OperationSchema, Protocol, ServiceSchema};
use crate::validate;
use crate::value::{Mut, Ref, Structure};

/// What a request is read by.
struct Reading<'r> {
    operation: &'static OperationSchema,
    protocol: Protocol,
    codec: Codec,
    request: &'r Request<Bytes>,
    body: Bytes,
}

pub(crate) fn parse_request(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<Protocol>,
    request: &Request<Bytes>,
    input: &mut dyn Structure,
    options: &ServerOptions,
) -> Result<(), Rejection> {
    let Some(protocol) = protocol.or_else(|| Protocol::of(service, request)) else {
        let problem = MessageError::NoProtocol { service: service.id };
        return Err(Rejection::new(Protocol::RestJson1, Reason::NotImplemented, problem.to_string()));
    };
    let refused =
        |problem: MessageError| Rejection::new(protocol, Reason::NotImplemented, problem.to_string());
    let codec = codec::of(protocol).map_err(refused)?;
    let verify = options.verify_checksum && operation.checksum_required;
    if verify && !checksum::fits(request.body(), request.headers()) {
        let problem = "expected the body that `Content-MD5` is the checksum of, found another one";
        return Err(Rejection::new(protocol, Reason::BadDigest, problem));
    }
    let body =
        plain(operation, request).map_err(|what| Rejection::new(protocol, Reason::Serialization, what))?;
    let reading = Reading { operation, protocol, codec, request, body };
    let missing = match protocol {
        Protocol::RestJson1 => reading.rest(input)?,
        _ => reading.rpc(input)?,
    };
    defaults::fill(input);
    if options.unchecked && missing.is_empty() {
        return Ok(());
    }
    let checked = validate::check_read(input, &missing).into_result();
    checked.map_err(|violations| Rejection::invalid(protocol, violations))
}

/// The body of a request, decompressed where the model lets clients compress it.
fn plain(operation: &'static OperationSchema, request: &Request<Bytes>) -> Result<Bytes, &'static str> {
    let body = request.body();
    if operation.gzip && compression::is_gzip(body, request.headers()) {
        return compression::gunzip(body).map(Bytes::from);
    }
    Ok(body.clone())
}

impl Reading<'_> {
    /// Reads a request with HTTP bindings, and gives the paths of what is missing.
    fn rest(&self, input: &mut dyn Structure) -> Result<Vec<String>, Rejection> {
        let operation = self.operation;
        let http = rest::binding(operation).map_err(|error| self.damaged(&error))?;
        let shape = Shape::of(input.schema());
        self.check_media(input, shape)?;
        let mut seen = Seen::default();
        let uri = self.request.uri();
        let path = parameters::read(http.uri, uri.path(), uri.query().unwrap_or(""), input, &mut seen);
        if !path.map_err(|error| self.damaged(&error.into()))? {
            let problem = format!("{}: expected the path {}, found another one", operation.id, http.uri);
            return Err(self.refuse(Reason::UnknownOperation, problem));
        }
        headers::read(self.request.headers(), input, false, &mut seen)
            .map_err(|error| self.damaged(&error.into()))?;
        let read = rest_read::body(self.codec, shape, &self.body, input, Side::Server, &mut seen);
        let within = match shape {
            Shape::Payload(index, _) => input.schema().members.get(index),
            _ => None,
        };
        let in_body = required::in_body(read, within).map_err(|error| self.damaged(&error))?;
        let mut missing = required::bound(input, &seen);
        missing.extend(in_body);
        Ok(missing)
    }

    /// The body is of the type that the model says, and so is what the client accepts.
    fn check_media(&self, input: &dyn Structure, shape: Shape) -> Result<(), Rejection> {
        let (headers, schema) = (self.request.headers(), input.schema());
        let bound = rest::is_bound(schema, &CONTENT_TYPE);
        let found = media::content(headers);
        let wanted = shape.media_type(schema, self.codec);
        let fits = match wanted {
            _ if bound => true,
            Some(wanted) => media::is_content(headers, wanted) || (found.is_none() && self.body.is_empty()),
            None if shape == Shape::Nothing => {
                found.is_none() || self.body.is_empty() || is_empty_input(self.operation)
            }
            None => true,
        };
        if !fits {
            let wanted = wanted.unwrap_or("no body");
            let problem = format!("expected {wanted}, found {}", found.unwrap_or("no content type"));
            return Err(self.refuse(Reason::UnsupportedMediaType, problem));
        }
        // A member that is bound to it tells the operation, which decides.
        if rest::is_bound(schema, &ACCEPT) { Ok(()) } else { self.check_accept() }
    }

    fn check_accept(&self) -> Result<(), Rejection> {
        let output = self.operation.output;
        let answer = match Shape::of(output) {
            Shape::Nothing if self.operation.has_output() => Some(self.codec.media_type()),
            shape => shape.media_type(output, self.codec),
        };
        match answer {
            Some(answer) if !media::accepts(self.request.headers(), answer) => {
                let problem = format!("expected a client that accepts {answer}, found one that does not");
                Err(self.refuse(Reason::NotAcceptable, problem))
            }
            _ => Ok(()),
        }
    }

    /// Reads a request without HTTP bindings, and gives the paths of what is missing.
    fn rpc(&self, input: &mut dyn Structure) -> Result<Vec<String>, Rejection> {
        let schema = input.schema();
        rpc::refuse_events(schema).map_err(|error| self.damaged(&error))?;
        rpc::refuse_target(self.protocol, self.request.headers())
            .map_err(|what| self.refuse(Reason::Serialization, format!("{}: {what}", schema.id)))?;
        let body: &[u8] = &self.body;
        if let Some(found) = media::content(self.request.headers())
            && !found.eq_ignore_ascii_case(self.codec.media_type())
        {
            let problem = format!("expected {}, found {found}", self.codec.media_type());
            return Err(self.refuse(Reason::UnsupportedMediaType, problem));
        }
        let body = if body.is_empty() { self.codec.empty() } else { body };
        let read = self.codec.read(body, Mut::Structure(input), Members::All, Side::Server);
        let read = read.map_err(|source| MessageError::body(schema.id, source));
        required::in_body(read, None).map_err(|error| self.damaged(&error))
    }

    fn refuse(&self, reason: Reason, problem: String) -> Rejection {
        Rejection::new(self.protocol, reason, problem)
    }

    fn damaged(&self, error: &MessageError) -> Rejection {
        let reason = match error {
            MessageError::NotYet { .. } => Reason::NotImplemented,
            _ => Reason::Serialization,
        };
        self.refuse(reason, error.to_string())
    }
}

/// Whether the model gives the operation an input without members: clients may send an empty one.
fn is_empty_input(operation: &'static OperationSchema) -> bool {
    operation.has_input() && operation.input.members.is_empty()
}

pub(crate) fn respond(
    service: &'static ServiceSchema,
    operation: &'static OperationSchema,
    protocol: Option<Protocol>,
    result: Result<&dyn Structure, Failure<'_>>,
) -> Result<Response<Bytes>, MessageError> {
    let protocol =
        protocol.or_else(|| preferred(service)).ok_or(MessageError::NoProtocol { service: service.id })?;
    let codec = codec::of(protocol)?;
    let error = match result {
        Ok(output) if protocol == Protocol::RestJson1 => {
            let http = rest::binding(operation)?;
            return rest::response(http.code, output, operation.has_output(), codec);
        }
        Ok(output) => return rpc::output(operation, protocol, codec, output),
        Err(Failure::Modeled { structure, .. }) => structure,
        Err(Failure::Unhandled(_)) => return Err(MessageError::Unhandled { operation: operation.id }),
    };
    let schema = error.schema();
    let traits = schema.error.as_ref().ok_or(MessageError::Unhandled { operation: operation.id })?;
    if protocol != Protocol::RestJson1 {
        return rpc::error(service, protocol, codec, traits, error);
    }
    let mut response = rest::response(traits.status, error, true, codec)?;
    let kind = message::fixed(rpc::name(schema.id));
    response.headers_mut().insert(ERROR_TYPE, kind);
    Ok(response)
}

/// What answers a request that could not be read.
pub(crate) fn rejection(protocol: Protocol, reason: Reason, body: &Document) -> Response<Bytes> {
    let mut response = message::response(reason.status().as_u16());
    let headers = response.headers_mut();
    if protocol == Protocol::RestJson1 {
        headers.insert(ERROR_TYPE, HeaderValue::from_static(reason.code()));
    }
    rpc::says(headers, protocol);
    let mut bytes = Vec::new();
    if let Some(codec) = Codec::of(protocol) {
        message::content_type(headers, codec);
        let typed;
        let body = match body {
            Document::Object(members) if protocol != Protocol::RestJson1 => {
                let mut all = Object::from([("__type", reason.code())]);
                all.extend(members.iter().map(|(name, value)| (name.to_owned(), value.clone())));
                typed = Document::Object(all);
                &typed
            }
            other => other,
        };
        bytes = codec.value("", Ref::Document(body)).unwrap_or_default();
    }
    message::finish_response(&mut response, bytes);
    response
}
