//! Routing: finding the operation of a request.

use http::Request;

use crate::data::joined;
use crate::protocol::server::{protocols_of, recognize_among};
use crate::protocol::{
    ALL, Claim, REST_JSON_1, Reason, Refusal, Rejection, RequestRef, Routes, ServerProtocol,
};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};

/// Finds the operation and the protocol of a request.
///
/// ```
/// use ferrosmith_runtime::http::Request;
/// use ferrosmith_runtime::Router;
/// use generated::datazone;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let router = Router::new(&datazone::SERVICE);
/// let routed = router.route(&Request::get("/v2/domains/dzd_1").body("")?)?;
/// assert_eq!(routed.operation.name, "GetDomain");
/// assert_eq!(routed.protocol.id(), "aws.protocols#restJson1");
///
/// // A rejection has the response to send.
/// let rejection = router.route(&Request::get("/v3").body("")?).unwrap_err();
/// assert_eq!(rejection.response().status(), 404);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Router {
    protocols: Vec<&'static dyn ServerProtocol>,
    routes: Routes,
}

/// The operation and the protocol of a request.
///
/// Pass the protocol to [`Operation::parse_request_with`](crate::Operation::parse_request_with) and to
/// [`Operation::respond_with`](crate::Operation::respond_with).
#[derive(Debug, Clone, Copy)]
pub struct Routed {
    /// The operation.
    pub operation: &'static OperationSchema,
    /// The protocol of the request.
    pub protocol: &'static dyn ServerProtocol,
}

impl Router {
    /// Returns a router for all protocols of a service that this crate supports. A request indicates its own.
    #[must_use]
    pub fn new(service: &'static ServiceSchema) -> Self {
        Router { protocols: protocols_of(service).collect(), routes: Routes::new(service) }
    }

    /// Sets the protocols, in order of preference. They need not be the service's.
    #[must_use]
    pub fn protocols(mut self, protocols: impl IntoIterator<Item = &'static dyn ServerProtocol>) -> Self {
        self.protocols = protocols.into_iter().collect();
        self
    }

    /// Accepts requests to services that have the same operations under another name: the service that a
    /// request names is ignored, and so are its path and media type where the protocol does not need them.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        self.routes.set_lenient();
        self
    }

    /// Accepts targets of awsJson in which a namespace stands before the service, as botocore's client of CloudTrail writes
    /// `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents`. The specification has none there.
    #[must_use]
    pub fn namespaced_targets(mut self) -> Self {
        self.routes.set_namespaced();
        self
    }

    /// Sets the largest body in bytes after it is decompressed, for protocols whose bodies name the operation; 64 MiB by
    /// default. [`ServerOptions::decompressed_limit`](crate::ServerOptions::decompressed_limit) is for reading the input.
    #[must_use]
    pub fn decompressed_limit(mut self, bytes: usize) -> Self {
        self.routes.set_decompressed_limit(bytes);
        self
    }

    /// Returns the operation and the protocol of a request.
    ///
    /// # Errors
    /// Returns a [`Rejection`], which has the response to send, if no operation matches.
    pub fn route<B: AsRef<[u8]>>(&self, request: &Request<B>) -> Result<Routed, Rejection> {
        self.route_ref(&RequestRef::whole(request))
    }

    /// Returns the operation and the protocol of a request from its head alone, for bodies that are streams; see
    /// [`Router::needs_body`].
    ///
    /// # Errors
    /// The same as [`Router::route`].
    pub fn route_head<B>(&self, request: &Request<B>) -> Result<Routed, Rejection> {
        self.route_ref(&RequestRef::stream(request))
    }

    /// Returns `true` if the body of a request names its operation, so that [`Router::route_head`] cannot find it: a
    /// form of awsQuery or ec2Query.
    #[must_use]
    pub fn needs_body<B>(&self, request: &Request<B>) -> bool {
        self.needs_body_ref(&RequestRef::stream(request))
    }

    /// The same as [`Router::route`], of a reference to a request.
    ///
    /// # Errors
    /// The same as [`Router::route`].
    pub fn route_ref(&self, request: &RequestRef<'_>) -> Result<Routed, Rejection> {
        let protocol = self.recognized(request);
        match protocol.route(&self.routes, request) {
            Ok(operation) => Ok(Routed { operation, protocol }),
            Err(refusal) => {
                // A protocol tells nothing by the faults that it finds in a request of another one.
                let is_elsewhere = refusal.reason == Reason::UnknownOperation
                    || protocol.claims(self.routes.service(), request) == Claim::No;
                let elsewhere = is_elsewhere.then(|| self.elsewhere(request)).flatten();
                Err(elsewhere.unwrap_or_else(|| Rejection::new(protocol, refusal)))
            }
        }
    }

    /// Returns the rejection of a request whose headers name a protocol that is none of these, in that one: its client
    /// could not read another.
    #[cold]
    fn elsewhere(&self, request: &RequestRef<'_>) -> Option<Rejection> {
        let is_sure =
            |protocol: &dyn ServerProtocol| protocol.claims(self.routes.service(), request) == Claim::Sure;
        if self.protocols.is_empty() || self.protocols.iter().any(|protocol| is_sure(*protocol)) {
            return None;
        }
        let all = ALL.iter().map(|protocol| *protocol as &'static dyn ServerProtocol);
        // A form may be from anyone.
        let found = all.filter(|protocol| !protocol.routes_by_body()).find(|protocol| is_sure(*protocol))?;
        let names: Vec<&str> = self.protocols.iter().map(|protocol| shape_name(protocol.id())).collect();
        let (names, name) = (joined(&names, ", "), shape_name(found.id()));
        let service = self.routes.service().id;
        let problem = format!("expected a request in a protocol of {service} ({names}), found one in {name}");
        Some(Rejection::new(found, Refusal::new(Reason::UnknownOperation, problem)))
    }

    /// The same as [`Router::needs_body`], of a reference to a request.
    #[must_use]
    pub fn needs_body_ref(&self, request: &RequestRef<'_>) -> bool {
        self.protocols.iter().any(|protocol| protocol.routes_by_body())
            && self.recognized(request).routes_by_body()
    }

    fn recognized(&self, request: &RequestRef<'_>) -> &'static dyn ServerProtocol {
        let protocols = self.protocols.iter().copied();
        recognize_among(protocols, self.routes.service(), request).unwrap_or(&REST_JSON_1)
    }
}
