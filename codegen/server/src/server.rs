//! The server: a service of `tower`.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{Reason, Refusal};
use ferrosmith_runtime::schema::ServiceSchema;
use ferrosmith_runtime::{Rejection, Router, ServerOptions};
use http::{HeaderValue, Method, Request, Response};
use http_body::Body;
use tower_service::Service;

use crate::handler::Handle;
use crate::{Builder, Call, body, request_id};

/// The body of a response.
pub type ResponseBody = http_body_util::Full<Bytes>;

/// Serves the operations of a service. Cheap to clone.
///
/// It is a [`Service`] of `http` requests with any body, and never fails: what goes wrong is a response.
#[derive(Clone)]
pub struct Server(pub(crate) Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) router: Router,
    /// By the shape id of the operation.
    pub(crate) handlers: BTreeMap<&'static str, Box<dyn Handle>>,
    pub(crate) options: ServerOptions,
    pub(crate) body_limit: usize,
    pub(crate) health: Option<String>,
}

impl Server {
    /// Returns a builder of a server for a service.
    pub fn builder(service: &'static ServiceSchema) -> Builder {
        Builder::new(service)
    }

    /// Returns the response to a request.
    pub async fn respond<B>(&self, request: Request<B>) -> Response<ResponseBody>
    where
        B: Body,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let id = request_id::next();
        let mut response = self.0.answer(request, &id).await;
        if let Ok(id) = HeaderValue::try_from(id) {
            response.headers_mut().insert("x-amzn-requestid", id);
        }
        response.map(ResponseBody::new)
    }
}

impl Parts {
    async fn answer<B>(&self, request: Request<B>, id: &str) -> Response<Bytes>
    where
        B: Body,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        if self.is_health_check(&request) {
            return Response::new(Bytes::new());
        }
        let (head, body) = request.into_parts();
        let body = match body::read(body, self.body_limit).await {
            Ok(body) => body,
            Err(refusal) => return self.unread(head, refusal),
        };
        let request = Request::from_parts(head.clone(), body);
        let routed = match self.router.route(&request) {
            Ok(routed) => routed,
            Err(rejection) => return rejection.response(),
        };
        match self.handlers.get(routed.operation.id) {
            Some(handler) => {
                let (protocol, operation) = (routed.protocol, routed.operation);
                let call = Call { head, protocol, operation, request_id: id.to_owned() };
                handler.handle(&request, call, &self.options).await
            }
            None => {
                let message = format!("{} is not implemented", routed.operation.name);
                Rejection::new(routed.protocol, Refusal::new(Reason::NotImplemented, message)).response()
            }
        }
    }

    fn is_health_check<B>(&self, request: &Request<B>) -> bool {
        matches!(*request.method(), Method::GET | Method::HEAD)
            && self.health.as_deref() == Some(request.uri().path())
    }

    /// Refuses a request whose body was not read, in the protocol that its head tells.
    fn unread(&self, head: http::request::Parts, refusal: Refusal) -> Response<Bytes> {
        let protocol = match self.router.route_head(&Request::from_parts(head, ())) {
            Ok(routed) => routed.protocol,
            Err(rejection) => rejection.protocol(),
        };
        Rejection::new(protocol, refusal).response()
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("handlers", &self.0.handlers.keys()).finish_non_exhaustive()
    }
}

/// The response to a request, while it is being made.
pub struct Answering(Pin<Box<dyn Future<Output = Response<ResponseBody>> + Send>>);

impl Future for Answering {
    type Output = Result<Response<ResponseBody>, Infallible>;

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
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<ResponseBody>;
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
