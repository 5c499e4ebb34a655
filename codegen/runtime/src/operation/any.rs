//! Operations whose types are not known when a program is compiled: the calls beneath those of [`Operation`].

#[cfg(any(feature = "client", feature = "server"))]
use bytes::Bytes;
#[cfg(feature = "client")]
use http::Request;
#[cfg(feature = "server")]
use http::Response;

use super::Operation;
#[cfg(feature = "client")]
use crate::error::{Metadata, Unhandled};
#[cfg(any(feature = "client", feature = "server"))]
use crate::protocol::Body;
#[cfg(feature = "client")]
use crate::protocol::client::{self, Found};
#[cfg(feature = "server")]
use crate::protocol::server;
#[cfg(feature = "client")]
use crate::protocol::{Call, ClientOptions, ClientProtocol, RequestError, ResponseRef};
#[cfg(feature = "server")]
use crate::protocol::{Rejection, RequestRef, RespondError, ServerOptions, ServerProtocol};
#[cfg(feature = "client")]
use crate::schema::Schema;
use crate::schema::{OperationSchema, ServiceSchema};
#[cfg(any(feature = "client", feature = "server"))]
use crate::value::Structure;

/// An operation by its schemas: the calls of [`Operation`] for structures of any type.
///
/// [`Operation`] ties the types of an operation together when a program is compiled. Here the caller does: the structures
/// that it passes have the operation's schemas, whether they are generated or made from a model at run time.
///
/// ```
/// use ferrosmith_runtime::protocol::RequestRef;
/// use ferrosmith_runtime::{AnyOperation, ClientOptions, ServerOptions};
/// use ferrosmith_runtime::{Structure, StructureShape};
/// use generated::datazone::{GetDomain, GetDomainInput};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let operation = AnyOperation::of::<GetDomain>();
/// let input: Box<dyn Structure> = Box::new(GetDomainInput::new("dzd_1"));
/// let request = operation.request(None, &*input, &ClientOptions::default())?;
/// assert_eq!(request.uri().path(), "/v2/domains/dzd_1");
///
/// let mut read: Box<dyn Structure> = Box::new(GetDomainInput::initial());
/// let request = RequestRef::whole(&request);
/// operation.parse_request(None, request, &mut *read, &ServerOptions::default())?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AnyOperation {
    /// The service that the operation belongs to.
    pub service: &'static ServiceSchema,
    /// The operation: its name, HTTP binding and other traits.
    pub schema: &'static OperationSchema,
}

impl AnyOperation {
    /// Returns a generated operation by its schemas.
    #[must_use]
    pub const fn of<O: Operation + ?Sized>() -> Self {
        AnyOperation { service: O::SERVICE, schema: O::SCHEMA }
    }

    /// Returns the request for an input. `None` as the protocol is the one that the service prefers.
    ///
    /// # Errors
    /// The same as [`Operation::request`].
    #[cfg(feature = "client")]
    pub fn request(
        self,
        protocol: Option<&'static dyn ClientProtocol>,
        input: &dyn Structure,
        options: &ClientOptions,
    ) -> Result<Request<Bytes>, RequestError> {
        let call = Call { service: self.service, operation: self.schema, options, stream: false };
        client::request(protocol, &call, input).map(|request| request.map(Body::whole))
    }

    /// Reads the output that a response holds into an empty structure, and returns the paths of the required members
    /// that the response lacks, as [`Operation::response_checked`] does. `None` as the protocol is the one that the
    /// service prefers.
    ///
    /// # Errors
    /// Returns the error that the response holds, whose members are still to be read.
    #[cfg(feature = "client")]
    pub fn response<'a>(
        self,
        protocol: Option<&'static dyn ClientProtocol>,
        response: ResponseRef<'a>,
        output: &mut dyn Structure,
    ) -> Result<Vec<String>, AnyError<'a>> {
        let response = ResponseRef { report_missing: true, ..response };
        client::response(self.service, self.schema, protocol, response, output)
            .map_err(|found| AnyError { found, operation: self.schema })
    }

    /// Reads the input that a request holds into an empty structure, and checks it against the constraints of the
    /// model. `None` as the protocol is the one that the request indicates.
    ///
    /// # Errors
    /// The same as [`Operation::parse_request`].
    #[cfg(feature = "server")]
    pub fn parse_request(
        self,
        protocol: Option<&'static dyn ServerProtocol>,
        request: RequestRef<'_>,
        input: &mut dyn Structure,
        options: &ServerOptions,
    ) -> Result<(), Rejection> {
        server::parse_request(self.service, self.schema, protocol, request, input, options)
    }

    /// Returns the response for an output or an error. `None` as the protocol is the one that the service prefers.
    ///
    /// # Errors
    /// The same as [`Operation::respond`].
    #[cfg(feature = "server")]
    pub fn respond(
        self,
        protocol: Option<&'static dyn ServerProtocol>,
        result: Result<&dyn Structure, crate::error::Failure<'_>>,
    ) -> Result<Response<Bytes>, RespondError> {
        let response = server::respond(self.service, self.schema, protocol, result, false);
        response.map(|response| response.map(Body::whole))
    }
}

/// An error response to an operation: which error it is, and its members, which are not read yet.
#[cfg(feature = "client")]
pub struct AnyError<'a> {
    pub(crate) found: Box<Found<'a>>,
    pub(crate) operation: &'static OperationSchema,
}

#[cfg(feature = "client")]
impl AnyError<'_> {
    /// Returns the schema of a modelled error; `None` for any other.
    #[must_use]
    pub fn schema(&self) -> Option<&'static Schema> {
        self.operation.errors.get(self.found.index?).copied()
    }

    /// Reads the members of a modelled error into an empty structure of its schema, and returns the facts of the
    /// response that are not members.
    ///
    /// # Errors
    /// Returns the error as an unmodelled one if its members cannot be read.
    pub fn read(self, error: &mut dyn Structure) -> Result<Metadata, Unhandled> {
        self.found.with(|_, response| response.fill(error))
    }

    /// Returns the error as an unmodelled one: code, message, status, request id and body.
    #[must_use]
    pub fn unhandled(self) -> Unhandled {
        self.found.with(|_, response| response.unhandled())
    }
}

#[cfg(feature = "client")]
impl std::fmt::Debug for AnyError<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AnyError")
            .field("schema", &self.schema().map(|schema| schema.id))
            .finish_non_exhaustive()
    }
}
