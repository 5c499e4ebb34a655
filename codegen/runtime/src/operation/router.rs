//! From a request to the operation that it is for.

use http::Request;

use crate::protocol::server::{protocols_of, recognize_among};
use crate::protocol::{REST_JSON_1, Rejection, RequestRef, Routes, ServerProtocol};
use crate::schema::{OperationSchema, ServiceSchema};

/// Finds the operation that a request is for, in whichever protocol of the service it is.
#[derive(Debug, Clone)]
pub struct Router {
    protocols: Vec<&'static dyn ServerProtocol>,
    routes: Routes,
}

/// The operation that a request is for, and the protocol that it is in: hand both to
/// [`Operation::parse_request_with`](crate::Operation::parse_request_with), and the protocol to
/// [`Operation::respond_with`](crate::Operation::respond_with).
#[derive(Debug, Clone, Copy)]
pub struct Routed {
    /// The operation.
    pub operation: &'static OperationSchema,
    /// The protocol of the request.
    pub protocol: &'static dyn ServerProtocol,
}

impl Router {
    /// Returns a router for all protocols of a service that this crate speaks: each request says its own.
    #[must_use]
    pub fn new(service: &'static ServiceSchema) -> Self {
        Router { protocols: protocols_of(service).collect(), routes: Routes::new(service, false) }
    }

    /// Sets the protocols, in order of preference: some of the service's, or others.
    #[must_use]
    pub fn protocols(mut self, protocols: impl IntoIterator<Item = &'static dyn ServerProtocol>) -> Self {
        self.protocols = protocols.into_iter().collect();
        self
    }

    /// Takes requests whatever service they name, and whatever their path and media type are where the
    /// protocol does not need them: for services under another name.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        self.routes = Routes::new(self.routes.service(), true);
        self
    }

    /// Finds the operation that a request is for.
    ///
    /// # Errors
    /// A [`Rejection`]: what to answer when there is none.
    pub fn route<B: AsRef<[u8]>>(&self, request: &Request<B>) -> Result<Routed, Rejection> {
        self.find(&RequestRef::whole(request))
    }

    /// Finds the operation that a request is for by its head alone, for bodies that are streams.
    ///
    /// # Errors
    /// As [`Router::route`].
    pub fn route_head<B>(&self, request: &Request<B>) -> Result<Routed, Rejection> {
        self.find(&RequestRef::stream(request))
    }

    fn find(&self, request: &RequestRef<'_>) -> Result<Routed, Rejection> {
        let protocols = self.protocols.iter().copied();
        let found = recognize_among(protocols, self.routes.service(), request);
        let protocol = found.unwrap_or(&REST_JSON_1);
        match protocol.route(&self.routes, request) {
            Ok(operation) => Ok(Routed { operation, protocol }),
            Err(refusal) => Err(Rejection::new(protocol, refusal)),
        }
    }
}
