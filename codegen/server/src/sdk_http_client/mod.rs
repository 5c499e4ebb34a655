//! A service as an HTTP client of the crates `aws-sdk-*`.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep as _, SharedAsyncSleep};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use ferrosmith_runtime::bytes::Bytes;
use http::header::HOST;
use http::{HeaderValue, Request, Response};
use http_body::{Frame, SizeHint};
use tower_service::Service;

use crate::{Body, BoxError};

/// Sends the requests of the official crates, `aws-sdk-*`, to a service in the same process: code that uses these
/// crates is tested against a [`Server`](crate::Server), without a change to it and without a socket.
///
/// Any `tower` service of `http` messages will do, a clone of it for each request: a server, a stack of layers, a router
/// of axum. Bodies are passed on as they come, in both directions. An [`io::Error`] of the service is to the SDK what a
/// broken connection is, which it tries again, and a time-out if its kind is `TimedOut`; so is a response that does not
/// begin within the SDK's read timeout. A call that is dropped drops the future of the service.
///
/// ```
/// use aws_smithy_runtime_api::client::http::SharedHttpClient;
/// use ferrosmith_server::SdkHttpClient;
/// use generated::datazone;
///
/// struct Profiles;
/// impl datazone::Service for Profiles {}
///
/// let http_client = SdkHttpClient::new(datazone::serve(Profiles));
/// // Any configuration takes it: that of `aws-config`, or, for one client,
/// // `aws_sdk_datazone::Config::builder().http_client(http_client)`.
/// # let http_client: SharedHttpClient = SharedHttpClient::new(http_client);
/// # let _ = http_client;
/// ```
#[derive(Clone)]
pub struct SdkHttpClient(Arc<dyn Fn(Request<Body>) -> Sending + Send + Sync>);

impl SdkHttpClient {
    /// Returns an HTTP client that calls a service.
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
        SdkHttpClient(Arc::new(move |request| {
            let mut service = service.lock().unwrap_or_else(PoisonError::into_inner).clone();
            Box::pin(async move {
                poll_fn(|context| service.poll_ready(context)).await.map_err(Into::into)?;
                let response = service.call(request).await.map_err(Into::into)?;
                Ok(response.map(|body| SdkBody::from_body_1_x(Synced(Mutex::new(Body::stream(body))))))
            })
        }))
    }
}

impl fmt::Debug for SdkHttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SdkHttpClient")
    }
}

impl HttpClient for SdkHttpClient {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let read_timeout = settings.read_timeout().zip(components.sleep_impl());
        SharedHttpConnector::new(Connector { service: self.clone(), read_timeout })
    }
}

/// A client with the settings of a call.
#[derive(Debug)]
struct Connector {
    service: SdkHttpClient,
    /// The longest that a response may take to begin, and the clock for it.
    read_timeout: Option<(Duration, SharedAsyncSleep)>,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let request = match received(request) {
            Ok(request) => request,
            Err(error) => return HttpConnectorFuture::ready(Err(ConnectorError::user(error))),
        };
        let sending = (self.service.0)(request);
        let read_timeout = self.read_timeout.clone();
        HttpConnectorFuture::new(async move {
            let response = match read_timeout {
                Some((limit, clock)) => within(limit, &clock, sending).await,
                None => sending.await,
            };
            response.and_then(answered).map_err(connector_error)
        })
    }
}

/// Returns a request as a server receives it: over HTTP/1.1 the name of the host is a header.
fn received(request: HttpRequest) -> Result<Request<Body>, BoxError> {
    let mut request = request.try_into_http1x()?.map(Body::stream);
    if let (None, Some(authority)) = (request.headers().get(HOST), request.uri().authority()) {
        let host = HeaderValue::try_from(authority.as_str())?;
        request.headers_mut().insert(HOST, host);
    }
    Ok(request)
}

fn answered(response: Response<SdkBody>) -> Result<HttpResponse, BoxError> {
    Ok(HttpResponse::try_from(response)?)
}

/// Returns an error of a service as the SDK means to handle it.
fn connector_error(error: BoxError) -> ConnectorError {
    match error.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(io::ErrorKind::TimedOut) => ConnectorError::timeout(error),
        Some(_) => ConnectorError::io(error),
        None => ConnectorError::other(error, None),
    }
}

/// Waits for a response, but not longer.
async fn within(
    limit: Duration,
    clock: &SharedAsyncSleep,
    mut sending: Sending,
) -> Result<Response<SdkBody>, BoxError> {
    let mut late = pin!(clock.sleep(limit));
    poll_fn(|context| match sending.as_mut().poll(context) {
        Poll::Pending => late.as_mut().poll(context).map(|()| {
            let message = format!("the response did not begin within {limit:?}");
            Err(io::Error::new(io::ErrorKind::TimedOut, message).into())
        }),
        sent => sent,
    })
    .await
}

type Sending = Pin<Box<dyn Future<Output = Result<Response<SdkBody>, BoxError>> + Send>>;

/// A body that is `Sync`, as the SDK wants it. The lock is there for that alone: whoever polls has the body for himself.
struct Synced(Mutex<Body>);

impl http_body::Body for Synced {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let body = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        Pin::new(body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

#[cfg(test)]
mod tests;
