//! From a request to the operation that it is for.
//!
//! By HTTP binding (Smithy 2.0, `http`: pattern matching and specificity), by `X-Amz-Target` (AWS
//! JSON protocols), or by `/service/{service}/operation/{operation}` (RPC v2).

use bytes::Bytes;
use http::{Method, Request};

use crate::binding::{
    pattern::{self, Segment},
    percent,
};
use crate::protocol::{Reason, Rejection, rpc};
use crate::schema::{OperationSchema, Protocol, ServiceSchema};

/// Finds the operation that a request is for.
#[derive(Debug)]
pub struct Router {
    service: &'static ServiceSchema,
    protocol: Option<Protocol>,
    /// The bindings of all operations, the most specific first.
    routes: Vec<Route>,
}

/// The HTTP binding of an operation.
#[derive(Debug)]
struct Route {
    operation: &'static OperationSchema,
    method: &'static str,
    segments: Vec<Segment>,
    literals: Vec<(&'static str, &'static str)>,
}

impl Router {
    /// A router for all protocols of a service: each request says its own.
    #[must_use]
    pub fn new(service: &'static ServiceSchema) -> Self {
        let bound = service.operations.iter().filter_map(|operation| {
            let http = operation.http?;
            Some(Route {
                operation,
                method: http.method,
                segments: pattern::path(http.uri),
                literals: pattern::query_literals(http.uri).collect(),
            })
        });
        let mut routes: Vec<Route> = bound.collect();
        routes.sort_by_cached_key(Route::rank);
        Router { service, protocol: None, routes }
    }

    /// A router for one protocol.
    #[must_use]
    pub fn with_protocol(service: &'static ServiceSchema, protocol: Protocol) -> Self {
        Router { protocol: Some(protocol), ..Router::new(service) }
    }

    /// The operation that a request is for.
    ///
    /// # Errors
    /// A [`Rejection`]: what to answer when there is none.
    pub fn route(&self, request: &Request<Bytes>) -> Result<&'static OperationSchema, Rejection> {
        let protocol = self.protocol.or_else(|| Protocol::of(self.service, request));
        let protocol = protocol.unwrap_or(Protocol::RestJson1);
        match protocol {
            Protocol::RestJson1 => self.by_binding(request),
            Protocol::AwsJson1_0 | Protocol::AwsJson1_1 => {
                self.by_target(posted(protocol, request)?, request)
            }
            Protocol::RpcV2Cbor | Protocol::RpcV2Json => self.by_path(posted(protocol, request)?, request),
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => {
                let problem = format!("expected a protocol that this crate speaks, found {protocol:?}");
                Err(Rejection::new(protocol, Reason::NotImplemented, problem))
            }
        }
    }

    fn by_binding(&self, request: &Request<Bytes>) -> Result<&'static OperationSchema, Rejection> {
        let parts = pattern::parts(request.uri().path());
        let query = request.uri().query().unwrap_or_default();
        let mut other_method = false;
        for route in &self.routes {
            if !route.matches(&parts, query) {
                continue;
            }
            if route.method == request.method().as_str() {
                return Ok(route.operation);
            }
            other_method = true;
        }
        let (reason, found) = match other_method {
            true => (Reason::MethodNotAllowed, "a method that no operation has at this path"),
            false => (Reason::UnknownOperation, "a path that no operation has"),
        };
        let problem = format!("expected a method and path of {}, found {found}", self.service.id);
        Err(Rejection::new(Protocol::RestJson1, reason, problem))
    }

    fn by_target(
        &self,
        protocol: Protocol,
        request: &Request<Bytes>,
    ) -> Result<&'static OperationSchema, Rejection> {
        let target = request.headers().get(rpc::TARGET).and_then(|target| target.to_str().ok());
        // The service's name may be another one: services were renamed, their targets were not.
        let name = target.map(|target| target.rsplit('.').next().unwrap_or(target));
        self.named(protocol, name, "the header x-amz-target to name")
    }

    fn by_path(
        &self,
        protocol: Protocol,
        request: &Request<Bytes>,
    ) -> Result<&'static OperationSchema, Rejection> {
        rpc::refuse_target(protocol, request.headers())
            .map_err(|problem| Rejection::new(protocol, Reason::Serialization, problem))?;
        // A prefix may stand before the path (Smithy RPC v2, URI format), and the namespace before
        // the name of the service, with a dot instead of the `#`.
        let mut parts = request.uri().path().rsplit('/');
        let name = parts.next();
        let is = |part: Option<&str>, expected: &str| part == Some(expected);
        let is_service = |part: &str| {
            part == rpc::name(self.service.id) || part.rsplit_once('.') == self.service.id.split_once('#')
        };
        let of_service = is(parts.next(), "operation")
            && parts.next().is_some_and(is_service)
            && is(parts.next(), "service");
        self.named(
            protocol,
            name.filter(|_| of_service),
            "the path /service/{service}/operation/{operation} to name",
        )
    }

    fn named(
        &self,
        protocol: Protocol,
        name: Option<&str>,
        place: &str,
    ) -> Result<&'static OperationSchema, Rejection> {
        let operations = self.service.operations;
        // They are in the order of their Rust names, which may differ from the wire's.
        let found = name.and_then(|name| operations.iter().find(|operation| operation.name == name));
        found.copied().ok_or_else(|| {
            let found = if name.is_some() { "another name" } else { "none" };
            let problem = format!("expected {place} an operation of {}, found {found}", self.service.id);
            Rejection::new(protocol, Reason::UnknownOperation, problem)
        })
    }
}

/// The protocol, where the request is posted, as all of those without bindings are.
fn posted(protocol: Protocol, request: &Request<Bytes>) -> Result<Protocol, Rejection> {
    match *request.method() {
        Method::POST => Ok(protocol),
        _ => {
            let problem = "expected the method POST, found another one";
            Err(Rejection::new(protocol, Reason::MethodNotAllowed, problem))
        }
    }
}

impl Route {
    /// What sorts the more specific route before the less specific one: literals before labels
    /// before greedy labels, segment by segment; then longer before shorter; then more literals in
    /// the query before fewer.
    fn rank(&self) -> (Vec<u8>, std::cmp::Reverse<usize>) {
        let rank = |segment: &Segment| match segment {
            Segment::Literal(_) => 0,
            Segment::Label(_) => 1,
            Segment::Greedy(_) => 2,
        };
        let mut ranks: Vec<u8> = self.segments.iter().map(rank).collect();
        ranks.push(3); // ends after what goes on
        (ranks, std::cmp::Reverse(self.literals.len()))
    }

    fn matches(&self, parts: &[&str], query: &str) -> bool {
        // One without a value takes any.
        let has = |(name, value): &(&str, &str)| {
            query.split('&').any(|pair| {
                let (key, found) = pair.split_once('=').unwrap_or((pair, ""));
                percent::is(key, name) && (value.is_empty() || percent::is(found, value))
            })
        };
        pattern::matches(&self.segments, parts, |_, _| {}) && self.literals.iter().all(has)
    }
}
