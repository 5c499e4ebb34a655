//! A service with its type erased.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use ferrosmith_runtime::bytes::Bytes;
use http::{Request, Response};
use tower_service::Service;

use super::{Body, BoxError};

/// The future of a response.
pub type Sending = Pin<Box<dyn Future<Output = Result<Response<Body>, BoxError>> + Send>>;

/// Sends requests. A clone shares the service, and with it its connections.
///
/// The type of the service is erased, so that what calls it is compiled once, and clients can be members of any
/// structure: that takes one allocation for each request.
///
/// ```
/// use ferrosmith_client::Transport;
/// use ferrosmith_runtime::http::Response;
///
/// // A test double that counts.
/// let calls = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
/// let counted = calls.clone();
/// let transport = Transport::from_fn(move |_request| {
///     counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///     async { Ok::<_, std::io::Error>(Response::new("{}".into())) }
/// });
/// # let _ = transport;
/// ```
#[derive(Clone)]
pub struct Transport(Arc<dyn Fn(Request<Body>) -> Sending + Send + Sync>);

impl Transport {
    /// Returns a transport that sends requests by a `tower` service, a clone of it for each: `hyper-util`'s client, a
    /// stack of `tower` layers, or one of your own.
    pub fn new<S, B>(service: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
        S::Future: Send,
        S::Error: Into<BoxError>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        // Only clones of the service are called; the lock makes those that are not `Sync` fit.
        let service = Mutex::new(service);
        Transport::from_fn(move |request| {
            let mut service = service.lock().unwrap_or_else(PoisonError::into_inner).clone();
            async move {
                poll_fn(|cx| service.poll_ready(cx)).await.map_err(Into::into)?;
                let response = service.call(request).await.map_err(Into::into)?;
                Ok::<_, BoxError>(response.map(Body::stream))
            }
        })
    }

    /// Returns a transport that sends requests by a function: test doubles, recorders, other HTTP clients.
    pub fn from_fn<F, Fut, E>(function: F) -> Self
    where
        F: Fn(Request<Body>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Response<Body>, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Transport(Arc::new(move |request| {
            let response = function(request);
            Box::pin(async move { response.await.map_err(Into::into) })
        }))
    }

    /// Sends a request.
    pub fn send(&self, request: Request<Body>) -> Sending {
        (self.0)(request)
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transport")
    }
}
