//! The server: a service of `tower`.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{Reason, Refusal, ServerProtocol};
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{Routed, Router, ServerOptions};
use http::{HeaderValue, Method, Request, Response};
use tower_service::Service;

#[cfg(feature = "sigv4")]
use crate::authentication::Authentication;
use crate::chunked::{self, Verifier};
use crate::handler::{Answer, Handler, Handling, caught, refused, rejected};
use crate::limits::Limits;
use crate::trace::Span;
use crate::{Body, BoxError, Builder, Call, body, request_id};

/// Serves the operations of a service. Cheap to clone.
///
/// It is a [`Service`] of `http` requests with any body, and never fails: what goes wrong is a response.
#[derive(Clone)]
pub struct Server(pub(crate) Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) service: &'static ServiceSchema,
    pub(crate) router: Router,
    /// By the shape id of the operation.
    pub(crate) handlers: BTreeMap<&'static str, Handling>,
    pub(crate) fallback: Option<Box<dyn Handler>>,
    pub(crate) options: Arc<ServerOptions>,
    pub(crate) limits: Limits,
    #[cfg(feature = "sigv4")]
    pub(crate) authentication: Option<Authentication>,
    pub(crate) health: Option<String>,
}

impl Server {
    /// Returns a builder of a server for a service.
    pub fn builder(service: &'static ServiceSchema) -> Builder {
        Builder::new(service)
    }

    /// Returns the response to a request.
    pub async fn respond<B>(&self, request: Request<B>) -> Response<Body>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let id = request_id::next();
        let header = HeaderValue::try_from(&*id);
        let span = Span::of_request(self.0.service, &id);
        let mut response = span.around(self.0.answer(request, id, &span)).await;
        span.answered(&response);
        if let Ok(id) = header {
            response.headers_mut().insert("x-amzn-requestid", id);
        }
        response
    }
}

impl Parts {
    async fn answer<B>(&self, request: Request<B>, id: String, span: &Span) -> Response<Body>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        if self.is_health_check(&request) {
            return Response::default();
        }
        let running = match self.limits.enter() {
            Ok(running) => running,
            Err(refusal) => return self.unread(request.into_parts().0, refusal),
        };
        self.answer_counted(request, id, span).await.map(|body| running.until_end(body, span))
    }

    /// Answers a request that counts towards the limits.
    async fn answer_counted<B>(&self, request: Request<B>, id: String, span: &Span) -> Response<Body>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        if self.router.needs_body(&request) {
            return self.answer_by_body(request, id, span).await;
        }
        let routed = match self.router.route_head(&request) {
            Ok(routed) => routed,
            Err(rejection) => return rejected(&rejection),
        };
        let (head, body) = request.into_parts();
        let mut call = self.call(head, routed, id, span);
        match self.handlers.get(routed.operation.id) {
            Some(Handling::Stream(handler)) => {
                let verifier = match self.authenticate(&mut call, None) {
                    Ok(verifier) => verifier,
                    Err(refusal) => return refused(routed.protocol, refusal),
                };
                let body = chunked::stream(&mut call.head.headers, Body::stream(body), verifier);
                self.answered(routed.protocol, || handler.handle(call, body)).await
            }
            _ => match self.limits.received(body::read(body, self.limits.body)).await {
                Ok(body) => self.answer_whole(call, body).await,
                Err(refusal) => refused(routed.protocol, refusal),
            },
        }
    }

    /// Answers a request whose body names the operation.
    async fn answer_by_body<B>(&self, request: Request<B>, id: String, span: &Span) -> Response<Body>
    where
        B: http_body::Body,
        B::Error: Into<BoxError>,
    {
        let (head, body) = request.into_parts();
        let body = match self.limits.received(body::read(body, self.limits.body)).await {
            Ok(body) => body,
            Err(refusal) => return self.unread(head, refusal),
        };
        let request = Request::from_parts(head, body);
        match self.router.route(&request) {
            Ok(routed) => {
                let (head, body) = request.into_parts();
                self.answer_whole(self.call(head, routed, id, span), body).await
            }
            Err(rejection) => rejected(&rejection),
        }
    }

    /// Answers a request that is there.
    async fn answer_whole(&self, mut call: Call, body: Bytes) -> Response<Body> {
        let (protocol, operation) = (call.protocol, call.operation);
        let verified = self.authenticate(&mut call, Some(&body));
        let body = match verified.and_then(|verifier| chunked::whole(&mut call.head.headers, body, verifier))
        {
            Ok(body) => body,
            Err(refusal) => return refused(protocol, refusal),
        };
        let handler: &dyn Handler = match (self.handlers.get(operation.id), &self.fallback) {
            (Some(Handling::Whole(handler)), _) | (None, Some(handler)) => &**handler,
            (Some(Handling::Stream(handler)), _) => {
                return self.answered(protocol, || handler.handle(call, Body::from(body))).await;
            }
            (None, None) => return refused(protocol, not_implemented(operation)),
        };
        self.answered(protocol, || handler.handle(call, body)).await
    }

    /// Verifies the signature of a request, if that is wanted; without a body before that is read. Returns what verifies
    /// the chunks of the body, if these are signed.
    #[cfg(feature = "sigv4")]
    fn authenticate(&self, call: &mut Call, body: Option<&[u8]>) -> Result<Option<Verifier>, Refusal> {
        let Some(authentication) = &self.authentication else { return Ok(None) };
        let Some(verified) = authentication.verify(call, body)? else { return Ok(None) };
        #[cfg(feature = "event-stream")]
        call.seal.clone_from(&verified.seal);
        call.access_key_id = Some(verified.access_key_id);
        Ok(verified.chunks)
    }

    #[cfg(not(feature = "sigv4"))]
    fn authenticate(&self, _: &mut Call, _: Option<&[u8]>) -> Result<Option<Verifier>, Refusal> {
        Ok(None)
    }

    /// Waits for a handler.
    async fn answered(
        &self,
        protocol: &'static dyn ServerProtocol,
        answer: impl FnOnce() -> Answer,
    ) -> Response<Body> {
        let answered = self.limits.answered(caught(protocol, answer)).await;
        answered.unwrap_or_else(|refusal| refused(protocol, refusal))
    }

    fn call(&self, head: http::request::Parts, routed: Routed, request_id: String, span: &Span) -> Call {
        span.routed(&routed);
        let Routed { operation, protocol, .. } = routed;
        Call {
            head,
            protocol,
            service: self.service,
            operation,
            request_id,
            access_key_id: None,
            #[cfg(all(feature = "event-stream", feature = "sigv4"))]
            seal: None,
            options: Arc::clone(&self.options),
            body_limit: self.limits.body,
        }
    }

    fn is_health_check<B>(&self, request: &Request<B>) -> bool {
        matches!(*request.method(), Method::GET | Method::HEAD)
            && self.health.as_deref() == Some(request.uri().path())
    }

    /// Refuses a request whose body was not read, in the protocol that its head tells.
    fn unread(&self, head: http::request::Parts, refusal: Refusal) -> Response<Body> {
        let protocol = match self.router.route_head(&Request::from_parts(head, ())) {
            Ok(routed) => routed.protocol,
            Err(rejection) => rejection.protocol(),
        };
        refused(protocol, refusal)
    }
}

/// Returns the refusal of an operation that has no handler.
pub(crate) fn not_implemented(operation: &OperationSchema) -> Refusal {
    Refusal::new(Reason::NotImplemented, format!("{} is not implemented", operation.name))
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("handlers", &self.0.handlers.keys()).finish_non_exhaustive()
    }
}

/// The response to a request, while it is being made.
pub struct Answering(Pin<Box<dyn Future<Output = Response<Body>> + Send>>);

impl Future for Answering {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context).map(Ok)
    }
}

impl fmt::Debug for Answering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answering").finish_non_exhaustive()
    }
}

impl<B> Service<Request<B>> for Server
where
    B: http_body::Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Answering {
        let server = self.clone();
        Answering(Box::pin(async move { server.respond(request).await }))
    }
}
