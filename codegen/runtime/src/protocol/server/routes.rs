//! Routing a request to its operation.
//!
//! By HTTP binding (Smithy 2.0, `http` trait), by a target in a header (AWS JSON protocols), or by a path
//! `/service/{service}/operation/{operation}` (Smithy RPC v2).

use super::RequestRef;
use super::rejection::{Reason, Refusal};
use crate::binding::pattern::{Segment, query_literals};
use crate::binding::{matching, percent};
use crate::schema::{OperationSchema, ServiceSchema, shape_name};

/// The operations of a service, indexed by method and path, by target, and by service path.
#[derive(Debug, Clone)]
pub struct Routes {
    service: &'static ServiceSchema,
    lenient: bool,
    /// The HTTP bindings of all operations, the most specific first.
    bindings: Vec<Route>,
}

/// The HTTP binding of an operation.
#[derive(Debug, Clone)]
struct Route {
    operation: &'static OperationSchema,
    method: &'static str,
    segments: Vec<Segment>,
    literals: Vec<(&'static str, &'static str)>,
}

impl Routes {
    /// Returns the routes of a service. With `lenient`, the service that a request names is ignored, and so
    /// are its path and media type where the protocol does not need them.
    #[must_use]
    pub fn new(service: &'static ServiceSchema, lenient: bool) -> Self {
        let bound = service.operations.iter().filter_map(|operation| {
            let http = operation.http?;
            Some(Route {
                operation,
                method: http.method,
                segments: matching::path(http.uri),
                literals: query_literals(http.uri).collect(),
            })
        });
        let mut bindings: Vec<Route> = bound.collect();
        bindings.sort_by_cached_key(Route::rank);
        Routes { service, lenient, bindings }
    }

    /// Returns the service.
    #[must_use]
    pub fn service(&self) -> &'static ServiceSchema {
        self.service
    }

    /// Returns `true` if requests to other services are accepted.
    #[must_use]
    pub fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Returns the operation with the method and the path of a request.
    ///
    /// # Errors
    /// Returns a refusal if no operation has this path, or none has it with this method.
    pub fn by_binding(&self, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        let parts = matching::parts(request.uri.path());
        let query = request.uri.query().unwrap_or_default();
        let mut other_method = false;
        for route in &self.bindings {
            if !route.matches(&parts, query) {
                continue;
            }
            if route.method == request.method.as_str() {
                return Ok(route.operation);
            }
            other_method = true;
        }
        let (reason, found) = match other_method {
            true => (Reason::MethodNotAllowed, "a method that no operation has at this path"),
            false => (Reason::UnknownOperation, "a path that no operation has"),
        };
        let problem = format!("expected a method and path of {}, found {found}", self.service.id);
        Err(Refusal::new(reason, problem))
    }

    /// Returns the operation of a target `{service}.{operation}`.
    ///
    /// # Errors
    /// Returns a refusal if the service has no such operation.
    pub fn by_target(
        &self,
        target: Option<&str>,
        location: &str,
    ) -> Result<&'static OperationSchema, Refusal> {
        let name = target.and_then(|target| {
            let (service, name) = target.rsplit_once('.').unwrap_or(("", target));
            (self.lenient || service == shape_name(self.service.id)).then_some(name)
        });
        self.named(name, target.is_some(), location)
    }

    /// Returns the operation of a path that ends in `/service/{service}/operation/{operation}` (Smithy RPC
    /// v2). The service may be preceded by its namespace and a dot.
    ///
    /// # Errors
    /// Returns a refusal if the service has no such operation, or if the path names another service.
    pub fn by_service_path(&self, path: &str) -> Result<&'static OperationSchema, Refusal> {
        let mut parts = path.rsplit('/');
        let name = parts.next();
        let is = |part: Option<&str>, expected: &str| part == Some(expected);
        let is_service = |part: &str| {
            self.lenient
                || part == shape_name(self.service.id)
                || part.rsplit_once('.') == self.service.id.split_once('#')
        };
        let of_service = is(parts.next(), "operation")
            && parts.next().is_some_and(is_service)
            && is(parts.next(), "service");
        let location = "the path /service/{service}/operation/{operation} to name";
        self.named(name.filter(|_| of_service), false, location)
    }

    /// Returns the operation with a name.
    ///
    /// # Errors
    /// Returns a refusal if the service has no such operation.
    pub fn by_name(&self, name: Option<&str>, location: &str) -> Result<&'static OperationSchema, Refusal> {
        self.named(name, false, location)
    }

    fn named(
        &self,
        name: Option<&str>,
        other: bool,
        location: &str,
    ) -> Result<&'static OperationSchema, Refusal> {
        let operations = self.service.operations;
        // Operations are in the order of their Rust names, which may differ from that of the wire.
        let found = name.and_then(|name| operations.iter().find(|operation| operation.name == name));
        found.copied().ok_or_else(|| {
            let found = if other || name.is_some() { "another name" } else { "none" };
            let problem = format!("expected {location} an operation of {}, found {found}", self.service.id);
            Refusal::new(Reason::UnknownOperation, problem)
        })
    }
}

impl Route {
    /// Returns a key that sorts specific routes first: literals before labels before greedy labels, segment
    /// by segment; then longer before shorter; then those with more literals in the query.
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
        // A literal without a value matches any value.
        let has = |(name, value): &(&str, &str)| {
            query.split('&').any(|pair| {
                let (key, found) = pair.split_once('=').unwrap_or((pair, ""));
                percent::is(key, name) && (value.is_empty() || percent::is(found, value))
            })
        };
        matching::matches(&self.segments, parts, self.operation.keeps_slash, |_, _| {})
            && self.literals.iter().all(has)
    }
}
