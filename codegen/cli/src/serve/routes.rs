//! Several services on one port: which one a request is for.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_dynamic::Service;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response, header};
use ferrosmith_runtime::protocol::{self, Claim, Reason, Refusal, RequestRef, ServerProtocol};
use ferrosmith_runtime::schema::ServiceSchema;
use ferrosmith_runtime::{Rejection, Routed, Router, ServerOptions};
use ferrosmith_server::{Body, Builder, Server};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::{Body as _, Frame, Incoming};
use tokio::time::timeout;

use super::answer::StandIn;
use super::log::Line;

/// The largest body of a request, in bytes.
const LARGEST: usize = 64 << 20;
/// The longest that a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);
/// The longest that an answer may take beyond the latency that is wanted.
const ANSWER_TIME: Duration = Duration::from_secs(60);

/// The services, of which there is at least one.
pub(super) struct Routes {
    first: Route,
    others: Vec<Route>,
    /// The host below which hosts are buckets.
    virtual_hosts: Option<String>,
}

/// A service: how its requests are recognized, and what answers them.
struct Route {
    schema: &'static ServiceSchema,
    router: Router,
    server: Server,
}

impl Routes {
    pub(super) fn new(
        first: &Arc<Service>,
        others: &[Arc<Service>],
        stand_in: &Arc<StandIn>,
    ) -> Result<Routes, String> {
        let route = |service: &Arc<Service>| {
            let schema = service.schema();
            if protocol::of_service(schema).next().is_none() {
                return Err(silent(schema));
            }
            let router = || Router::new(schema).namespaced_targets();
            let server = server(service, stand_in).router(router()).build();
            let (router, server) = (router(), server.map_err(|error| error.to_string())?.strict_http1());
            Ok(Route { schema, router, server })
        };
        let others = others.iter().map(route).collect::<Result<_, _>>()?;
        Ok(Routes { first: route(first)?, others, virtual_hosts: None })
    }

    /// Sets the host below which hosts are buckets.
    pub(super) fn virtual_hosts(mut self, base: Option<String>) -> Routes {
        self.virtual_hosts = base;
        self
    }

    /// Returns the protocol of requests that tell none.
    pub(super) fn protocol(&self) -> &'static dyn ServerProtocol {
        match self.first.router.route_head(&Request::new(())) {
            Ok(routed) => routed.protocol,
            Err(rejection) => rejection.protocol(),
        }
    }

    /// Answers a request, and prints a line about it.
    pub(super) async fn answer(&self, mut request: Request<Incoming>) -> Response<Body> {
        let mut line = Line::of(&request);
        let in_path = |base: &String| protocol::bucket_in_path(request.uri(), request.headers(), base);
        if let Some(uri) = self.virtual_hosts.as_ref().and_then(in_path) {
            *request.uri_mut() = uri;
        }
        let routes = || std::iter::once(&self.first).chain(&self.others);
        // A rejection is written by the server, too, with the id of the request.
        let response = if routes().any(|route| route.router.needs_body(&request)) {
            let (request, refusal) = whole(request).await;
            let (route, routed) = self.route(&request, |router| router.route(&request));
            line.routed(&routed);
            let body = |bytes| refusal.map_or(Body::from(bytes), |refusal| Body::stream(Refused(refusal)));
            route.server.respond_routed(request.map(body), routed).await
        } else {
            let (route, routed) = self.route(&request, |router| router.route_head(&request));
            line.routed(&routed);
            route.server.respond_routed(request, routed).await
        };
        line.answered(&response);
        response
    }

    /// Returns the service that a request is signed for, or else could be for, and its operation; or the rejection that
    /// tells most.
    fn route<B>(
        &self,
        request: &Request<B>,
        find: impl Fn(&Router) -> Result<Routed, Rejection>,
    ) -> (&Route, Result<Routed, Rejection>) {
        let signed_for = signed_for(request);
        let head = RequestRef::stream(request);
        let rank = |route: &Route, found: &Result<Routed, Rejection>| {
            let kind = match found {
                Ok(_) => 3,
                // The client reads no other protocol than the one that its request names.
                Err(rejection) if rejection.protocol().claims(route.schema, &head) == Claim::Sure => 2,
                Err(rejection) if rejection.reason() != Reason::UnknownOperation => 1,
                Err(_) => 0,
            };
            // A path that another service has, too, as services have that take any, is not theirs.
            (signed_for.is_some() && route.schema.signing_name == signed_for.as_deref(), kind)
        };
        let mut best = (&self.first, find(&self.first.router));
        for route in &self.others {
            let found = find(&route.router);
            if rank(route, &found) > rank(best.0, &best.1) {
                best = (route, found);
            }
        }
        best
    }
}

/// Returns the server of a service, whose operations the stand-in answers.
fn server(service: &Arc<Service>, stand_in: &Arc<StandIn>) -> Builder {
    let handler = {
        let (stand_in, service) = (Arc::clone(stand_in), Arc::clone(service));
        move |call, body| StandIn::handle(Arc::clone(&stand_in), &service, call, body)
    };
    let mut builder = Server::builder(service.schema())
        .fallback(handler)
        .options(ServerOptions::default().verify_checksum())
        .body_limit(LARGEST)
        .body_timeout(BODY_TIME)
        .handler_timeout(stand_in.latency.saturating_add(ANSWER_TIME));
    for operation in service.operations().iter().filter(|operation| operation.input_events().is_some()) {
        let (stand_in, handled) = (Arc::clone(stand_in), operation.clone());
        let handler =
            move |call, body| StandIn::handle_stream(Arc::clone(&stand_in), handled.clone(), call, body);
        builder = builder.stream_handler(operation.schema(), handler);
    }
    builder
}

/// Reads the body of a request, which names its operation; or returns why it is refused.
async fn whole(request: Request<Incoming>) -> (Request<Bytes>, Option<Refusal>) {
    let (head, body) = request.into_parts();
    let announced = body.size_hint().lower();
    let too_large = (Reason::TooLarge, "the body is too large");
    let read = timeout(BODY_TIME, Limited::new(body, LARGEST).collect());
    let (reason, problem) = match announced > LARGEST as u64 {
        true => too_large,
        false => match read.await {
            Ok(Ok(body)) => return (Request::from_parts(head, body.to_bytes()), None),
            Ok(Err(error)) if error.is::<LengthLimitError>() => too_large,
            Ok(Err(_)) => (Reason::Serialization, "the body could not be received"),
            Err(_) => (Reason::Timeout, "the body did not arrive in time"),
        },
    };
    (Request::from_parts(head, Bytes::new()), Some(Refusal::new(reason, problem)))
}

/// A body that is refused. The server writes that in the protocol of the request.
struct Refused(Refusal);

impl hyper::body::Body for Refused {
    type Data = Bytes;
    type Error = Refusal;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Refusal>>> {
        // Again and again: what is left of the request was not read.
        Poll::Ready(Some(Err(self.0.clone())))
    }
}

/// Returns the message about a service that no protocol is known of.
fn silent(schema: &ServiceSchema) -> String {
    match schema.protocols {
        [] => format!(
            "`{}` names no protocol; add the trait of one, such as `aws.protocols#restJson1`",
            schema.id
        ),
        known => format!("`{}`: none of its protocols is known: {}", schema.id, known.join(", ")),
    }
}

/// Returns the name of the service in the scope of a signature (Signature Version 4 and 4a, in a header or in the URL):
/// `AKID/20260101/eu-west-1/SERVICE/aws4_request`.
fn signed_for<B>(request: &Request<B>) -> Option<String> {
    let in_header = || {
        let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
        Some(value.split_once("Credential=")?.1.split(',').next()?.to_owned())
    };
    let in_url = || {
        let mut pairs = request.uri().query()?.split('&');
        let scope = pairs.find_map(|pair| pair.strip_prefix("X-Amz-Credential="))?;
        Some(scope.replace("%2F", "/").replace("%2f", "/"))
    };
    in_header().or_else(in_url)?.rsplit('/').nth(1).map(str::to_owned)
}
