//! The transport of `hyper`: pooled connections, TLS by rustls and ring.

use std::fmt;
use std::time::Duration;

use ::hyper_util::client::legacy::Client;
use ::hyper_util::client::legacy::connect::HttpConnector;
use ::hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};

use super::unsent::with_causes;
use super::{Body, BoxError, NotSent, Transport};

/// The configuration of a transport on `hyper`.
///
/// ```no_run
/// use std::time::Duration;
/// use ferrosmith_client::transport::Hyper;
///
/// let transport = Hyper::default().connect_timeout(Duration::from_secs(1)).transport();
/// ```
#[derive(Debug, Clone)]
pub struct Hyper {
    connect_timeout: Duration,
    idle_timeout: Duration,
    idle_per_host: usize,
}

/// Connections within 3.1 seconds; kept for 20 seconds, which is less than load balancers keep them.
impl Default for Hyper {
    fn default() -> Self {
        Hyper {
            connect_timeout: Duration::from_millis(3100),
            idle_timeout: Duration::from_secs(20),
            idle_per_host: usize::MAX,
        }
    }
}

impl Hyper {
    /// Sets the longest time to connect, which TLS adds to.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// Sets how long a connection that is not used is kept.
    #[must_use]
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle_timeout = limit;
        self
    }

    /// Sets how many connections that are not used are kept for each host.
    #[must_use]
    pub fn idle_per_host(mut self, connections: usize) -> Self {
        self.idle_per_host = connections;
        self
    }

    /// Returns the transport. It needs a runtime of `tokio`, with I/O and time, where requests are sent.
    #[must_use]
    pub fn transport(self) -> Transport {
        let client: Client<HttpsConnector<HttpConnector>, Body> = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout)
            .pool_max_idle_per_host(self.idle_per_host)
            .build(self.connector());
        Transport::from_fn(move |request| {
            let response = client.request(request);
            async move {
                let response = response.await.map_err(|error| -> BoxError {
                    if error.is_connect() {
                        NotSent(error.into()).into()
                    } else {
                        Causes(error.into()).into()
                    }
                })?;
                Ok::<_, BoxError>(response.map(Body::stream))
            }
        })
    }

    fn connector(&self) -> HttpsConnector<HttpConnector> {
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(self.connect_timeout));
        HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector)
    }
}

/// An error of `hyper`, which tells what it is due to in the errors below it.
#[derive(Debug)]
struct Causes(BoxError);

impl fmt::Display for Causes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_causes(&*self.0, f)
    }
}

impl std::error::Error for Causes {}
