//! Reading requests with HTTP bindings: path, query, headers and body, and what is missing in them.

use super::read::body;
use super::shape::BodyShape;
use super::write::{binding, binds};
use crate::binding::{headers, parameters};
use crate::codec::members::Seen;
use crate::protocol::format::{Codec, Side};
use crate::protocol::rejection::{Reason, Refusal};
use crate::protocol::{MessageError, RequestRef, media, required};
use crate::schema::OperationSchema;
use crate::value::Structure;

/// Reads the input of a request, and gives the paths of required members that are missing.
///
/// # Errors
/// A request that is malformed, or of another media type than the operation takes.
pub fn read_request(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    input: &mut dyn Structure,
) -> Result<Vec<String>, Refusal> {
    let http = binding(operation)?;
    let shape = BodyShape::of(input.schema());
    check_media(operation, codec, request, input, shape)?;
    let mut seen = Seen::default();
    let (path, query) = (request.uri.path(), request.uri.query().unwrap_or(""));
    if !parameters::read(http.uri, path, query, input, &mut seen).map_err(MessageError::from)? {
        let problem = format!("{}: expected the path {}, found another one", operation.id, http.uri);
        return Err(Refusal::new(Reason::UnknownOperation, problem));
    }
    headers::read(request.headers, input, false, &mut seen).map_err(MessageError::from)?;
    let read = body(codec, shape, request.body, input, Side::Server, &mut seen);
    let within = match shape {
        BodyShape::Payload(index, _) => input.schema().members.get(index),
        _ => None,
    };
    let in_body = required::in_body(read, within)?;
    let mut missing = required::bound(input, &seen);
    missing.extend(in_body);
    Ok(missing)
}

/// The body is of the type that the model says, and so is what the client accepts.
fn check_media(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
    input: &dyn Structure,
    shape: BodyShape,
) -> Result<(), Refusal> {
    let (schema, empty) = (input.schema(), request.body == crate::protocol::Body::Whole(&[]));
    let found = media::content(request.headers);
    let wanted = shape.media_type(schema, codec);
    let fits = match wanted {
        _ if binds(schema, "content-type") => true,
        Some(wanted) => media::is_content(request.headers, wanted) || (found.is_none() && empty),
        None if shape == BodyShape::Nothing => found.is_none() || empty || is_empty_input(operation),
        None => true,
    };
    if !fits {
        let wanted = wanted.unwrap_or("no body");
        let problem = format!("expected {wanted}, found {}", found.unwrap_or("no content type"));
        return Err(Refusal::new(Reason::UnsupportedMediaType, problem));
    }
    match binds(schema, "accept") {
        true => Ok(()), // its value is the input's
        false => check_accept(operation, codec, request),
    }
}

fn check_accept(
    operation: &'static OperationSchema,
    codec: &dyn Codec,
    request: &RequestRef<'_>,
) -> Result<(), Refusal> {
    let output = operation.output;
    let answer = match BodyShape::of(output) {
        BodyShape::Nothing if operation.has_output() => Some(codec.media_type()),
        shape => shape.media_type(output, codec),
    };
    match answer {
        Some(answer) if !media::accepts(request.headers, answer) => {
            let problem = format!("expected a client that accepts {answer}, found one that does not");
            Err(Refusal::new(Reason::NotAcceptable, problem))
        }
        _ => Ok(()),
    }
}

/// Whether the model gives the operation an input without members: clients may send an empty one.
fn is_empty_input(operation: &'static OperationSchema) -> bool {
    operation.has_input() && operation.input.members.is_empty()
}
