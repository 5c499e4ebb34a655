//! Services that answer the requests of connections: a server, with or without layers around it.

use std::convert::Infallible;
use std::future::{Future, poll_fn};

use http::{Request, Response};
use hyper::body::Incoming;
use tower_service::Service;

use crate::{Body, BoxError, Server};

/// A service of a [`Listener`](crate::Listener).
///
/// The package implements it: it is no trait to implement elsewhere.
pub trait Respond: Clone + Send + 'static {
    #[doc(hidden)]
    type Body: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static;

    #[doc(hidden)]
    fn respond(
        &self,
        request: Request<Incoming>,
    ) -> impl Future<Output = Result<Response<Self::Body>, Infallible>> + Send + use<Self>;
}

impl Respond for Server {
    type Body = Body;

    fn respond(
        &self,
        request: Request<Incoming>,
    ) -> impl Future<Output = Result<Response<Body>, Infallible>> + Send + use<> {
        self.responding(request, None)
    }
}

/// A `tower` service for a [`Listener`](crate::Listener).
#[derive(Debug, Clone)]
pub struct Layered<S>(pub(crate) S);

impl<S, B> Respond for Layered<S>
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
    B: http_body::Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Body = B;

    fn respond(
        &self,
        request: Request<Incoming>,
    ) -> impl Future<Output = Result<Response<B>, Infallible>> + Send + use<S, B> {
        let mut service = self.0.clone();
        async move {
            let Ok(()) = poll_fn(|context| service.poll_ready(context)).await;
            service.call(request).await
        }
    }
}
