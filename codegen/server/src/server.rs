//! The server: a service of `tower`.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use ferrosmith_runtime::schema::ServiceSchema;
use ferrosmith_runtime::{Rejection, Routed};
use http::{HeaderName, Request, Response};
use tower_service::Service;

use crate::parts::Parts;
use crate::request_id::RequestId;
use crate::trace::Span;
use crate::{Body, BoxError, Builder, http1};

/// Serves the operations of a service. Cheap to clone.
///
/// It is a `tower` service of `http` requests with any body, and never fails: what goes wrong is a response. One that refuses a
/// request has the [`Reason`](ferrosmith_runtime::protocol::Reason) among its extensions, for layers around the server, and one of
/// a handler that failed, or whose output does not fit a response, the [`Unhandled`](ferrosmith_runtime::Unhandled) with its
/// cause, which the client is not told.
///
/// ```
/// use ferrosmith_server::{Body, Call, Server};
/// use generated::datazone::{self, GetDomain, GetDomainInput, GetDomainOutput};
/// use generated::http::Request;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = Server::builder(&datazone::SERVICE)
///     .operation::<GetDomain, _, _>(|input: GetDomainInput, _call: Call| async move {
///         let role = "arn:aws:iam::111122223333:role/any";
///         Ok(GetDomainOutput::new(role, input.identifier, "AVAILABLE"))
///     })
///     .build()?;
/// // A test without a socket.
/// let response = server.respond(Request::get("/v2/domains/dzd_1").body(Body::empty())?).await;
/// assert_eq!(response.status(), 200);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Server {
    pub(crate) parts: Arc<Parts>,
    pub(crate) is_strict: bool,
}

impl Server {
    /// Returns a builder of a server for a service.
    pub fn builder(service: &'static ServiceSchema) -> Builder {
        Builder::new(service)
    }

    /// Refuses requests of HTTP/1.1 that break a rule of it which hyper does not check: those without one header `Host` (RFC
    /// 9112, section 3.2), or in another transfer encoding than `chunked` (section 6.1). `Listener` does so in any case; a
    /// request that comes without a socket need not have a host.
    #[must_use]
    pub fn strict_http1(self) -> Self {
        Server { is_strict: true, ..self }
    }

    /// Returns the response to a request.
    pub async fn respond<B>(&self, request: Request<B>) -> Response<Body>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let Ok(response) = self.responding(request, None).await;
        response
    }

    /// Returns the response to a request that was routed already, by a [`Router`](ferrosmith_runtime::Router) of this
    /// service: for programs that choose among servers by their operations.
    pub async fn respond_routed<B>(
        &self,
        request: Request<B>,
        routed: Result<Routed, Rejection>,
    ) -> Response<Body>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let Ok(response) = self.responding(request, Some(routed)).await;
        response
    }

    /// Returns the response to a request. Its future is moved about, and kept by each connection: the head of the
    /// request, which is large, is beside it.
    pub(crate) fn responding<B>(
        &self,
        request: Request<B>,
        routed: Option<Result<Routed, Rejection>>,
    ) -> impl Future<Output = Result<Response<Body>, Infallible>> + Send + use<B>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let (server, is_strict) = (Arc::clone(&self.parts), self.is_strict);
        let (head, body) = request.into_parts();
        let head = Box::new(head);
        async move {
            let id = RequestId::next();
            let span = Span::of_request(server.service, &id);
            let mut response = match is_strict.then(|| http1::check(&head)) {
                // Rare, and too large a future for each request.
                Some(Err(refusal)) => Box::pin(server.refuse(&head, refusal, body)).await,
                _ => span.around(server.answer(head, body, routed, &id, &span)).await,
            };
            span.answered(&response);
            response.headers_mut().insert(REQUEST_ID, id.header());
            Ok(response)
        }
    }
}

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("handlers", &self.parts.handlers.keys()).finish_non_exhaustive()
    }
}

/// The future of a response, which a [`Server`] returns as a `tower` service.
pub struct Answering(Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>);

impl Future for Answering {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
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
        Answering(Box::pin(self.responding(request, None)))
    }
}
