//! The rows of the table: what to call for an operation and for an error.

use std::marker::PhantomData;

use bytes::Bytes;
use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::{ErrorStructure, Failure};
use ferrosmith_runtime::protocol::Protocol;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{
    ClientOptions, Mut, Operation as Modeled, Ref, Rejection, ServerOptions, Structure, StructureShape,
};
use serde_json::Value;

use super::difference::differences;
use super::event_rows::{Input, InputCalls, Output, OutputCalls};
use super::params;

pub(crate) type Request = http::Request<Bytes>;
pub(crate) type Response = http::Response<Bytes>;

/// The differences that a test found; empty if it passes.
pub(crate) type Differences = Vec<String>;
/// The outcome of reading a response: compared, or another one than expected.
pub(crate) type Compared = Result<Differences, String>;
/// The outcome of reading a request: compared, rejected, or impossible for the runner.
pub(crate) type Parsed = Result<Result<Differences, Rejection>, String>;

/// A service, whose tests are run, with its types or without.
pub(crate) trait Tested {
    fn name(&self) -> &str;
    fn schema(&self) -> &'static ServiceSchema;
    /// Returns an operation by its name in generated code.
    fn operation(&self, name: &str) -> Option<&dyn OperationCalls>;
    /// Returns an error by its name in generated code.
    fn error(&self, name: &str) -> Option<&dyn ErrorCalls>;
    /// Returns an operation whose input has events.
    fn input_events(&self, name: &str) -> Option<&dyn InputCalls>;
    /// Returns an operation whose output has events.
    fn output_events(&self, name: &str) -> Option<&dyn OutputCalls>;
}

/// The calls of an operation, without its types.
pub(crate) trait OperationCalls {
    fn schema(&self) -> &'static OperationSchema;
    /// Writes a client's request for an input, with its first label in the host or in the path.
    fn request(&self, protocol: &'static dyn Protocol, input: &Value, host: bool) -> Result<Request, String>;
    /// Reads a response as a client, and compares it with an output.
    fn response(&self, protocol: &'static dyn Protocol, response: &Response, output: &Value) -> Compared;
    /// Reads a request as a server, and compares it with an input if there is one.
    fn parse(&self, protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Parsed;
    /// Writes a server's response for an output.
    fn respond(&self, protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String>;
}

/// The calls of an error of an operation, without its types.
pub(crate) trait ErrorCalls {
    /// Reads a response as a client, and compares it with the error, and with its code if there is one.
    fn response(
        &self,
        protocol: &'static dyn Protocol,
        response: &Response,
        error: &Value,
        code: Option<&str>,
    ) -> Compared;
    /// Writes a server's response for the error.
    fn respond(&self, protocol: &'static dyn Protocol, error: &Value) -> Result<Response, String>;
}

/// A generated service and everything of it that has tests.
pub(crate) struct Service {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static ServiceSchema,
    pub(crate) operations: &'static [Operation],
    pub(crate) errors: &'static [Error],
    pub(crate) inputs: &'static [Input],
    pub(crate) outputs: &'static [Output],
}

impl Tested for Service {
    fn name(&self) -> &str {
        self.name
    }

    fn schema(&self) -> &'static ServiceSchema {
        self.schema
    }

    fn operation(&self, name: &str) -> Option<&dyn OperationCalls> {
        self.operations.iter().find(|row| row.name == name).map(|row| row.calls as &dyn OperationCalls)
    }

    fn error(&self, name: &str) -> Option<&dyn ErrorCalls> {
        self.errors.iter().find(|row| row.name == name).map(|row| row.calls as &dyn ErrorCalls)
    }

    fn input_events(&self, name: &str) -> Option<&dyn InputCalls> {
        self.inputs.iter().find(|row| row.name == name).map(|row| row.calls as &dyn InputCalls)
    }

    fn output_events(&self, name: &str) -> Option<&dyn OutputCalls> {
        self.outputs.iter().find(|row| row.name == name).map(|row| row.calls as &dyn OutputCalls)
    }
}

/// A generated operation.
pub(crate) struct Operation {
    name: &'static str,
    calls: &'static (dyn OperationCalls + Sync),
}

impl Operation {
    pub(crate) const fn of<O: Modeled>(name: &'static str) -> Self {
        Operation { name, calls: &Of::<O>(PhantomData) }
    }
}

/// An error structure, as one of the errors of an operation.
pub(crate) trait Raised: 'static {
    type Operation: Modeled;
    type Structure: ErrorStructure;
    fn raise(error: Self::Structure) -> <Self::Operation as Modeled>::Error;
}

/// A generated error.
pub(crate) struct Error {
    name: &'static str,
    calls: &'static (dyn ErrorCalls + Sync),
}

impl Error {
    pub(crate) const fn of<R: Raised>(name: &'static str) -> Self {
        Error { name, calls: &Of::<R>(PhantomData) }
    }
}

/// The types of an operation or an error.
pub(super) struct Of<T>(pub(super) PhantomData<fn() -> T>);

/// Returns the token that tests expect of a client.
pub(crate) fn token() -> String {
    "00000000-0000-4000-8000-000000000000".to_owned()
}

impl<O: Modeled> OperationCalls for Of<O> {
    fn schema(&self) -> &'static OperationSchema {
        O::SCHEMA
    }

    fn request(&self, protocol: &'static dyn Protocol, input: &Value, host: bool) -> Result<Request, String> {
        let input = made::<O::Input>(input)?;
        let options = ClientOptions::default().token(token).virtual_host(host);
        O::request_with(protocol, &input, &options).map_err(|error| format!("no request: {error}"))
    }

    fn response(&self, protocol: &'static dyn Protocol, response: &Response, output: &Value) -> Compared {
        let expected = made::<O::Output>(output)?;
        match O::response_with(protocol, response) {
            Ok(output) => Ok(differences(Ref::Structure(&expected), Ref::Structure(&output))),
            Err(error) => Err(format!("expected an output, found the error {error}: {:?}", error.code())),
        }
    }

    fn parse(&self, protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Parsed {
        let expected = input.map(made::<O::Input>).transpose()?;
        let parsed = O::parse_request_with(protocol, request, &ServerOptions::default());
        Ok(parsed.map(|input| match expected {
            Some(expected) => differences(Ref::Structure(&expected), Ref::Structure(&input)),
            None => Vec::new(),
        }))
    }

    fn respond(&self, protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String> {
        let output = made::<O::Output>(output)?;
        O::respond_with(protocol, Ok(&output)).map_err(|error| format!("no response: {error}"))
    }
}

impl<R: Raised> ErrorCalls for Of<R> {
    fn response(
        &self,
        protocol: &'static dyn Protocol,
        response: &Response,
        error: &Value,
        code: Option<&str>,
    ) -> Compared {
        let expected = made::<R::Structure>(error)?;
        match R::Operation::response_with(protocol, response) {
            Ok(_) => Err(format!("expected the error {}, found an output", R::Structure::SCHEMA.id)),
            Err(error) => failures(&expected, &error, code),
        }
    }

    fn respond(&self, protocol: &'static dyn Protocol, error: &Value) -> Result<Response, String> {
        let error = R::raise(made::<R::Structure>(error)?);
        R::Operation::respond_with(protocol, Err(&error)).map_err(|error| format!("no response: {error}"))
    }
}

/// Compares an error with the expected one.
pub(crate) fn failures(expected: &dyn Structure, error: &dyn ServiceError, code: Option<&str>) -> Compared {
    let schema = expected.schema();
    match error.failure() {
        Failure::Modeled { structure, .. } if structure.schema().id == schema.id => {
            let mut found = differences(Ref::Structure(expected), Ref::Structure(structure));
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
    }
}

/// Returns a structure with the members that a test gives it.
pub(super) fn made<T: StructureShape>(params: &Value) -> Result<T, String> {
    let mut structure = T::initial();
    params::fill(Mut::Structure(&mut structure), params)?;
    Ok(structure)
}
