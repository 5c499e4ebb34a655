//! Routing a request to its operation.
//!
//! By HTTP binding (Smithy 2.0, `http` trait), by a target in a header (AWS JSON protocols), or by a path
//! `/service/{service}/operation/{operation}` (Smithy RPC v2).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use http::HeaderMap;

use super::rejection::{Reason, Refusal};
use super::{RequestRef, ServerOptions};
use crate::binding::pattern::{Segment, query_literals};
use crate::binding::{matching, percent};
use crate::schema::{Location, Member, OperationSchema, REQUIRED, ServiceSchema, shape_name};

/// The operations of a service, indexed by method and path, by target, and by service path.
#[derive(Debug, Clone)]
pub struct Routes {
    service: &'static ServiceSchema,
    lenient: bool,
    namespaced: bool,
    /// The largest body after it is decompressed, where it names the operation.
    decompressed_limit: usize,
    /// The HTTP bindings of all operations, the most specific first.
    bindings: Vec<Route>,
    /// The bindings without labels, by method and path: the most specific of all that match it.
    fixed: BTreeMap<(&'static str, &'static str), &'static OperationSchema>,
}

/// The HTTP binding of an operation.
#[derive(Debug, Clone)]
struct Route {
    operation: &'static OperationSchema,
    method: &'static str,
    uri: &'static str,
    segments: Vec<Segment>,
    literals: Vec<(&'static str, &'static str)>,
    /// If the query has the name of the operation, too: the places of members that a request must have. Models of AWS have
    /// it where URIs would be the same, and clients leave it out: then those members tell which operation is meant.
    named: Option<Vec<Location>>,
}

/// The parameter of a query with the name of the operation.
const NAME: &str = "x-id";

impl Routes {
    /// Returns the routes of a service.
    #[must_use]
    pub fn new(service: &'static ServiceSchema) -> Self {
        let bound = service.operations.iter().filter_map(|operation| {
            let http = operation.http?;
            let (names, literals): (Vec<_>, _) =
                query_literals(http.uri).partition(|literal| *literal == (NAME, operation.name));
            let required = || {
                let members = operation.input.members.iter().filter(|member| member.is(REQUIRED));
                let places = members.map(Member::location);
                places.filter(|place| matches!(place, Location::Query(_) | Location::Header(_))).collect()
            };
            Some(Route {
                operation,
                method: http.method,
                uri: http.uri,
                segments: matching::path(http.uri),
                literals,
                named: (!names.is_empty()).then(required),
            })
        });
        let mut bindings: Vec<Route> = bound.collect();
        bindings.sort_by_cached_key(Route::rank);
        let fixed = |route: &Route| Some(((route.method, route.fixed(&bindings)?), route.operation));
        let fixed = bindings.iter().filter_map(fixed).collect();
        let decompressed_limit = ServerOptions::DECOMPRESSED_LIMIT;
        Routes { service, lenient: false, namespaced: false, decompressed_limit, bindings, fixed }
    }

    /// Accepts requests to other services, whose path and media type do not count where a protocol does not need them.
    pub(crate) fn set_lenient(&mut self) {
        self.lenient = true;
    }

    /// Accepts targets whose service has a namespace before it.
    pub(crate) fn set_namespaced(&mut self) {
        self.namespaced = true;
    }

    /// Sets the largest body after it is decompressed, for protocols whose bodies name the operation.
    pub(crate) fn set_decompressed_limit(&mut self, bytes: usize) {
        self.decompressed_limit = bytes;
    }

    /// Returns the largest body in bytes after it is decompressed.
    #[must_use]
    pub fn decompressed_limit(&self) -> usize {
        self.decompressed_limit
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
        if let Some(operation) = self.fixed.get(&(request.method.as_str(), request.uri.path())) {
            return Ok(operation);
        }
        let parts = matching::parts(request.uri.path());
        let query = request.uri.query().unwrap_or_default();
        let (mut allowed, mut incomplete) = (Vec::new(), None);
        for route in &self.bindings {
            if !route.matches(&parts, query) {
                continue;
            }
            if route.method != request.method.as_str() {
                if let Err(at) = allowed.binary_search(&route.method) {
                    allowed.insert(at, route.method);
                }
            } else if route.is_meant(request.headers, query) {
                return Ok(route.operation);
            } else {
                incomplete = Some(route.operation);
            }
        }
        if let Some(operation) = incomplete {
            return Ok(operation);
        }
        if !allowed.is_empty() {
            return Err(Refusal::method(&allowed, request.method));
        }
        let problem =
            format!("expected a method and path of {}, found a path that no operation has", self.service.id);
        Err(Refusal::new(Reason::UnknownOperation, problem))
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
            let service = match service.rsplit_once('.') {
                Some((_, service)) if self.namespaced => service,
                _ => service,
            };
            (self.lenient || service == shape_name(self.service.id)).then_some(name)
        });
        self.named(name, target.is_some(), location)
    }

    /// Returns the operation of a path that ends in `/service/{service}/operation/{operation}` (Smithy RPC
    /// v2). With `namespace`, the service may be preceded by its namespace and a dot.
    ///
    /// # Errors
    /// Returns a refusal if the service has no such operation, or if the path names another service.
    pub fn by_service_path(&self, path: &str, namespace: bool) -> Result<&'static OperationSchema, Refusal> {
        let mut parts = path.rsplit('/');
        let name = parts.next();
        let is = |part: Option<&str>, expected: &str| part == Some(expected);
        let is_service = |part: &str| {
            self.lenient
                || part == shape_name(self.service.id)
                || namespace && part.rsplit_once('.') == self.service.id.split_once('#')
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

/// Returns the values of a parameter as they stand in a query.
fn values<'q>(query: &'q str, name: &str) -> impl Iterator<Item = &'q str> {
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.filter(move |(key, _)| percent::is(key, name)).map(|(_, value)| value)
}

impl Route {
    /// Returns a key that sorts specific routes first: literals before labels before greedy labels, segment
    /// by segment; then longer before shorter; then those with more literals in the query, or members there and in headers
    /// by which they are told apart.
    fn rank(&self) -> (Vec<u8>, Reverse<usize>, Reverse<usize>) {
        let rank = |segment: &Segment| match segment {
            Segment::Literal(_) => 0,
            Segment::Label(_) => 1,
            Segment::Greedy(_) => 2,
        };
        let mut ranks: Vec<u8> = self.segments.iter().map(rank).collect();
        ranks.push(3); // ends after what goes on
        (ranks, Reverse(self.literals.len()), Reverse(self.named.as_ref().map_or(0, Vec::len)))
    }

    /// Returns the path, if it has no labels, and the query does not matter: not to another binding with it, either.
    fn fixed(&self, all: &[Route]) -> Option<&'static str> {
        let same = |other: &&Route| other.method == self.method && other.segments == self.segments;
        let is_fixed = !self.uri.contains(['{', '?', '%']) && all.iter().filter(same).count() == 1;
        is_fixed.then_some(self.uri)
    }

    fn matches(&self, parts: &[&str], query: &str) -> bool {
        // A literal without a value matches any value.
        let has = |(name, value): &(&str, &str)| {
            values(query, name).any(|found| value.is_empty() || percent::is(found, value))
        };
        matching::matches(&self.segments, parts, self.operation.keeps_slash, |_, _| {})
            && self.literals.iter().all(has)
            && !self.names_another(query)
    }

    /// Returns `true` if the query should have the name of this operation, and has another one.
    fn names_another(&self, query: &str) -> bool {
        let mut names = values(query, NAME).peekable();
        self.named.is_some()
            && names.peek().is_some()
            && !names.any(|name| percent::is(name, self.operation.name))
    }

    /// Returns `true` if a request with this path and query names the operation, or has what it requires.
    fn is_meant(&self, headers: &HeaderMap, query: &str) -> bool {
        let Some(required) = &self.named else { return true };
        let has = |place: &Location| match place {
            Location::Query(name) => values(query, name).next().is_some(),
            Location::Header(name) => headers.contains_key(*name),
            _ => true,
        };
        values(query, NAME).next().is_some() || required.iter().all(has)
    }
}
