//! The rows of the table: what to call for an operation and for an error.

use bytes::Bytes;
use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::{ErrorStructure, Failure};
use ferrosmith_runtime::protocol::Protocol;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{
    ClientOptions, Mut, Operation as Modeled, Ref, Rejection, ServerOptions, StructureShape,
};
use serde_json::Value;

use super::difference::differences;
use super::event_rows::Events;
use super::params;

type Request = http::Request<Bytes>;
type Response = http::Response<Bytes>;

/// The differences that a test found; empty if it passes.
pub(crate) type Differences = Vec<String>;
/// The outcome of reading a request: compared, rejected, or impossible for the runner.
type Parsed = Result<Result<Differences, Rejection>, String>;

/// A service and everything of it that has tests.
pub(crate) struct Service {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static ServiceSchema,
    pub(crate) operations: &'static [Operation],
    pub(crate) errors: &'static [Error],
    pub(crate) events: &'static [Events],
}

/// An operation, without its types.
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static OperationSchema,
    /// Writes a client's request for an input, with its first label in the host or in the path.
    pub(crate) request: fn(&'static dyn Protocol, &Value, bool) -> Result<Request, String>,
    /// Reads a response as a client, and compares it with an output.
    pub(crate) response: fn(&'static dyn Protocol, &Response, &Value) -> Result<Differences, String>,
    /// Reads a request as a server, and compares it with an input if there is one.
    pub(crate) parse: fn(&'static dyn Protocol, &Request, Option<&Value>) -> Parsed,
    /// Writes a server's response for an output.
    pub(crate) respond: fn(&'static dyn Protocol, &Value) -> Result<Response, String>,
}

impl Operation {
    pub(crate) const fn of<O: Modeled>(name: &'static str) -> Self {
        Operation {
            name,
            schema: O::SCHEMA,
            request: request::<O>,
            response: response::<O>,
            parse: parse::<O>,
            respond: respond::<O>,
        }
    }
}

/// An error structure, as one of the errors of an operation.
pub(crate) trait Raised {
    type Operation: Modeled;
    type Structure: ErrorStructure;
    fn raise(error: Self::Structure) -> <Self::Operation as Modeled>::Error;
}

/// Reads a response, and compares the error that it holds with the expected one.
type ReadError = fn(&'static dyn Protocol, &Response, &Value, Option<&str>) -> Result<Differences, String>;

/// An error of an operation, without its types.
pub(crate) struct Error {
    pub(crate) name: &'static str,
    /// Reads a response as a client, and compares it with the error, and with its code if there is one.
    pub(crate) response: ReadError,
    /// Writes a server's response for the error.
    pub(crate) respond: fn(&'static dyn Protocol, &Value) -> Result<Response, String>,
}

impl Error {
    pub(crate) const fn of<R: Raised>(name: &'static str) -> Self {
        Error { name, response: error_response::<R>, respond: respond_error::<R> }
    }
}

/// Returns the token that tests expect of a client.
fn token() -> String {
    "00000000-0000-4000-8000-000000000000".to_owned()
}

fn request<O: Modeled>(
    protocol: &'static dyn Protocol,
    input: &Value,
    virtual_host: bool,
) -> Result<Request, String> {
    let input = made::<O::Input>(input)?;
    let options = ClientOptions::default().token(token).virtual_host(virtual_host);
    O::request_with(protocol, &input, &options).map_err(|error| format!("no request: {error}"))
}

fn response<O: Modeled>(
    protocol: &'static dyn Protocol,
    response: &Response,
    output: &Value,
) -> Result<Differences, String> {
    let expected = made::<O::Output>(output)?;
    match O::response_with(protocol, response) {
        Ok(output) => Ok(differences(Ref::Structure(&expected), Ref::Structure(&output))),
        Err(error) => Err(format!("expected an output, found the error {error}: {:?}", error.code())),
    }
}

fn parse<O: Modeled>(protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Parsed {
    let expected = input.map(made::<O::Input>).transpose()?;
    let parsed = O::parse_request_with(protocol, request, &ServerOptions::default());
    Ok(parsed.map(|input| match expected {
        Some(expected) => differences(Ref::Structure(&expected), Ref::Structure(&input)),
        None => Vec::new(),
    }))
}

fn respond<O: Modeled>(protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String> {
    let output = made::<O::Output>(output)?;
    O::respond_with(protocol, Ok(&output)).map_err(|error| format!("no response: {error}"))
}

fn error_response<R: Raised>(
    protocol: &'static dyn Protocol,
    response: &Response,
    error: &Value,
    code: Option<&str>,
) -> Result<Differences, String> {
    let expected = made::<R::Structure>(error)?;
    let schema = R::Structure::SCHEMA;
    match R::Operation::response_with(protocol, response) {
        Ok(_) => Err(format!("expected the error {}, found an output", schema.id)),
        Err(error) => match error.failure() {
            Failure::Modeled { structure, .. } if structure.schema().id == schema.id => {
                let mut found = differences(Ref::Structure(&expected), Ref::Structure(structure));
                if code.is_some() && error.code() != code {
                    found.push(format!("code: expected {code:?}, found {:?}", error.code()));
                }
                Ok(found)
            }
            Failure::Modeled { structure, .. } => {
                Err(format!("expected the error {}, found {}", schema.id, structure.schema().id))
            }
            Failure::Unhandled(found) => {
                Err(format!("expected the error {}, found an unhandled one: {found:?}", schema.id))
            }
        },
    }
}

fn respond_error<R: Raised>(protocol: &'static dyn Protocol, error: &Value) -> Result<Response, String> {
    let error = R::raise(made::<R::Structure>(error)?);
    R::Operation::respond_with(protocol, Err(&error)).map_err(|error| format!("no response: {error}"))
}

/// Returns a structure with the members that a test gives it.
fn made<T: StructureShape>(params: &Value) -> Result<T, String> {
    let mut structure = T::initial();
    params::fill(Mut::Structure(&mut structure), params)?;
    Ok(structure)
}
