//! The rows of the table: what to call for an operation.

use bytes::Bytes;
use ferrosmith_runtime::error::{Failure, OperationError, Recognized, Unhandled};
use ferrosmith_runtime::protocol::Protocol;
use ferrosmith_runtime::schema::{OperationSchema, Schema, ServiceSchema};
use ferrosmith_runtime::{
    ClientOptions, Mut, Operation as Modeled, Ref, ServerOptions, ServiceError as _, Structure, StructureShape,
};
use serde_json::Value;

use super::difference::differences;
use super::params;
use super::random_values::is_of_body;

pub(crate) type Request = http::Request<Bytes>;
pub(crate) type Response = http::Response<Bytes>;

/// The facts that another implementation found in an error.
pub(crate) struct Said<'a> {
    pub(crate) members: &'a Value,
    pub(crate) code: Option<&'a str>,
    pub(crate) message: Option<&'a str>,
}

/// The differences that were found; empty if there are none.
pub(crate) type Differences = Vec<String>;

/// Fills a structure with any value.
pub(crate) type Fill<'a> = &'a mut dyn FnMut(&mut dyn Structure);

/// A service.
pub(crate) struct Service {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static ServiceSchema,
    pub(crate) operations: &'static [Operation],
}

/// An operation, without its types.
pub(crate) struct Operation {
    pub(crate) schema: &'static OperationSchema,
    pub(crate) errors: &'static [&'static Schema],
    /// Writes a client's request for an input.
    pub(crate) request: fn(&'static dyn Protocol, &Value) -> Result<Request, String>,
    /// Reads a request as a server, and compares it with an input.
    pub(crate) served: fn(&'static dyn Protocol, &Request, &Value) -> Result<Differences, String>,
    /// Reads a response as a client, and compares it with an output.
    pub(crate) response: fn(&'static dyn Protocol, &Response, &Value) -> Result<Differences, String>,
    /// Reads a response as a client, and compares it with the error of this index.
    pub(crate) failure: fn(&'static dyn Protocol, &Response, usize, &Said<'_>) -> Result<Differences, String>,
    /// Writes an input as a client, and reads it as a server.
    pub(crate) input: fn(&'static dyn Protocol, Fill<'_>) -> Result<Differences, String>,
    /// Writes an output as a server, and reads it as a client.
    pub(crate) output: fn(&'static dyn Protocol, Fill<'_>) -> Result<Differences, String>,
    /// The same for the error of this index.
    pub(crate) error: fn(&'static dyn Protocol, usize, Fill<'_>) -> Result<Differences, String>,
}

impl Operation {
    pub(crate) const fn of<O: Modeled>() -> Self {
        Operation {
            schema: O::SCHEMA,
            errors: O::Error::SCHEMAS,
            request: request::<O>,
            served: served::<O>,
            response: response::<O>,
            failure: failure::<O>,
            input: input::<O>,
            output: output::<O>,
            error: error::<O>,
        }
    }
}

fn request<O: Modeled>(protocol: &'static dyn Protocol, params: &Value) -> Result<Request, String> {
    let mut input = O::Input::initial();
    params::fill_encoded(Mut::Structure(&mut input), params)?;
    written::<O>(protocol, &input)
}

fn served<O: Modeled>(
    protocol: &'static dyn Protocol,
    request: &Request,
    params: &Value,
) -> Result<Differences, String> {
    let mut expected = O::Input::initial();
    params::fill_encoded(Mut::Structure(&mut expected), params)?;
    let options = ServerOptions::default().unchecked();
    let found = O::parse_request_with(protocol, request, &options)
        .map_err(|rejection| format!("unread: {rejection}"))?;
    if is_form(protocol)
        && written::<O>(protocol, &found)?.body() == written::<O>(protocol, &expected)?.body()
    {
        return Ok(Vec::new());
    }
    Ok(told(&expected, &found))
}

/// A form does not tell all empty values from absent ones: there the message counts that is written again.
fn is_form(protocol: &'static dyn Protocol) -> bool {
    protocol.id().ends_with("Query")
}

fn written<O: Modeled>(protocol: &'static dyn Protocol, input: &O::Input) -> Result<Request, String> {
    let options = ClientOptions::default().token(|| "00000000-0000-4000-8000-000000000000".to_owned());
    O::request_with(protocol, input, &options).map_err(|error| format!("no request: {error}"))
}

fn response<O: Modeled>(
    protocol: &'static dyn Protocol,
    response: &Response,
    params: &Value,
) -> Result<Differences, String> {
    let mut expected = O::Output::initial();
    params::fill_encoded(Mut::Structure(&mut expected), params)?;
    let found = O::response_with(protocol, response).map_err(|error| unread(&error))?;
    Ok(differences(Ref::Structure(&expected), Ref::Structure(&found)))
}

fn failure<O: Modeled>(
    protocol: &'static dyn Protocol,
    response: &Response,
    index: usize,
    said: &Said<'_>,
) -> Result<Differences, String> {
    let Err(found) = O::response_with(protocol, response) else {
        return Err("an output instead of an error".to_owned());
    };
    let mut filled = Ok(());
    let mut members = |into: &mut dyn Structure, _: &Unhandled| {
        filled = params::fill_encoded(Mut::Structure(into), said.members);
        Ok(ferrosmith_runtime::error::Metadata::default())
    };
    let expected = O::Error::read(index, Recognized::new(Unhandled::default(), &mut members));
    filled?;
    let mut told = match (expected.failure(), found.failure()) {
        (Failure::Modeled { structure: a, .. }, Failure::Modeled { structure: b, .. })
            if a.schema().id == b.schema().id =>
        {
            differences(Ref::Structure(a), Ref::Structure(b))
        }
        _ => vec![unread(&found)],
    };
    for (what, theirs, ours) in
        [("code", said.code, found.code()), ("message", said.message, found.message())]
    {
        if theirs.unwrap_or_default() != ours.unwrap_or_default() {
            told.push(format!("{what}: expected {theirs:?}, found {ours:?}"));
        }
    }
    Ok(told)
}

fn unread(error: &dyn std::error::Error) -> String {
    let source = error.source().map_or_else(String::new, |source| format!(": {source}"));
    format!("unread: {error}{source}")
}

fn input<O: Modeled>(protocol: &'static dyn Protocol, fill: Fill<'_>) -> Result<Differences, String> {
    let mut input = O::Input::initial();
    fill(&mut input);
    let request = written::<O>(protocol, &input)?;
    let options = ServerOptions::default().unchecked();
    let read = O::parse_request_with(protocol, &request, &options)
        .map_err(|rejection| format!("unread: {rejection}: {}", said(&request)))?;
    let mut found = told(&input, &read);
    if is_form(protocol) && written::<O>(protocol, &read)?.body() == request.body() {
        found.clear();
    }
    if !found.is_empty() {
        found.push(format!("written: {}", said(&request)));
    }
    Ok(found)
}

/// The differences but those of members that the writer fills in from the body.
fn told(written: &dyn Structure, read: &dyn Structure) -> Differences {
    let mut found = differences(Ref::Structure(written), Ref::Structure(read));
    for member in written.schema().members.iter().filter(|member| is_of_body(member)) {
        found.retain(|line| !line.starts_with(&format!(".{}: ", member.name())));
    }
    found
}

fn said(request: &Request) -> String {
    format!("{} {} {}", request.method(), request.uri(), request.body().escape_ascii())
}

fn output<O: Modeled>(protocol: &'static dyn Protocol, fill: Fill<'_>) -> Result<Differences, String> {
    let mut output = O::Output::initial();
    fill(&mut output);
    let response = O::respond_with(protocol, Ok(&output)).map_err(|error| format!("no response: {error}"))?;
    let found = O::response_with(protocol, &response)
        .map_err(|error| format!("{}: {}", unread(&error), response.body().escape_ascii()))?;
    let mut found = told(&output, &found);
    if !found.is_empty() {
        found.push(format!("written: {}", response.body().escape_ascii()));
    }
    Ok(found)
}

fn error<O: Modeled>(
    protocol: &'static dyn Protocol,
    index: usize,
    fill: Fill<'_>,
) -> Result<Differences, String> {
    let mut members = |into: &mut dyn Structure, _: &Unhandled| {
        fill(into);
        Ok(ferrosmith_runtime::error::Metadata::default())
    };
    let error = O::Error::read(index, Recognized::new(Unhandled::default(), &mut members));
    let response = O::respond_with(protocol, Err(&error)).map_err(|error| format!("no response: {error}"))?;
    let Err(found) = O::response_with(protocol, &response) else {
        return Err("an output instead of an error".to_owned());
    };
    match (error.failure(), found.failure()) {
        (Failure::Modeled { structure: a, .. }, Failure::Modeled { structure: b, .. })
            if a.schema().id == b.schema().id =>
        {
            Ok(differences(Ref::Structure(a), Ref::Structure(b)))
        }
        _ => Err(format!(
            "unread: {found} instead of {error}: {} {:?} {}",
            response.status(),
            response.headers(),
            response.body().escape_ascii()
        )),
    }
}
