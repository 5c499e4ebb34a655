//! The transport of `hyper`: pooled connections, TLS by rustls and ring.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ::hyper_util::client::legacy::Client;
use ::hyper_util::client::legacy::connect::HttpConnector;
use ::hyper_util::rt::{TokioExecutor, TokioTimer};
use http::header::PROXY_AUTHORIZATION;
use http::uri::Scheme;
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector, HttpsConnectorBuilder};
use rustls::{ClientConfig, RootCertStore};
use tokio::runtime::{Handle, RuntimeFlavor};

#[cfg(feature = "http2")]
use super::both_ways::Left;
use super::connector::{Connector, InTime};
use super::roots::Roots;
use super::tls::{advice, tls_error};
use super::unsent::with_causes;
use super::{Body, BoxError, NotSent, Proxies, Transport};
use crate::Environment;
use crate::sleeping::Blocked;

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
    proxies: Proxies,
    roots: Roots,
    #[cfg(feature = "http2")]
    http2: Http2,
}

/// The use of HTTP/2.
#[cfg(feature = "http2")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Http2 {
    Never,
    Offered,
    Only,
}

/// Connections within 3.1 seconds; kept for 20 seconds, which is less than load balancers keep them. Proxies are those of
/// the environment. Certificates are those of the file that `AWS_CA_BUNDLE` or the profile's `ca_bundle` names; where
/// none does, those that are compiled in, or with the feature `native-roots` the system's.
impl Default for Hyper {
    fn default() -> Self {
        Hyper {
            connect_timeout: Duration::from_millis(3100),
            idle_timeout: Duration::from_secs(20),
            idle_per_host: usize::MAX,
            proxies: Proxies::of(&Environment::of_process()),
            roots: Roots::default(),
            #[cfg(feature = "http2")]
            http2: Http2::Never,
        }
    }
}

impl Hyper {
    /// Sets the maximum time to connect, with the tunnel of a proxy and TLS.
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

    /// Sets the proxies; those of the environment of the process by default.
    #[must_use]
    pub fn proxies(mut self, proxies: Proxies) -> Self {
        self.proxies = proxies;
        self
    }

    /// If `true`, connections are offered HTTP/2, which servers may choose: over TLS only. False by default.
    #[cfg(feature = "http2")]
    #[must_use]
    pub fn http2(mut self, offered: bool) -> Self {
        self.http2 = if offered { Http2::Offered } else { Http2::Never };
        self
    }

    /// Speaks HTTP/2 and nothing else, without TLS too (RFC 9113, section 3.3): for streams of events in both directions
    /// to servers that are known to speak it.
    #[cfg(feature = "http2")]
    #[must_use]
    pub fn http2_only(mut self) -> Self {
        self.http2 = Http2::Only;
        self
    }

    /// Sets the certificates that are trusted, each as DER, instead of those of the web: for services with a certificate
    /// authority of their own.
    #[must_use]
    pub fn root_certificates<C: Into<Vec<u8>>>(mut self, certificates: impl IntoIterator<Item = C>) -> Self {
        self.roots = certificates.into_iter().collect();
        self
    }

    /// Returns the transport. It needs a runtime of `tokio`, with I/O and time, where requests are sent.
    #[must_use]
    pub fn transport(self) -> Transport {
        let proxies = Arc::new(self.proxies.clone());
        let connector = match self.connector(proxies.clone()) {
            Ok(connector) => connector,
            Err(problem) => {
                return Transport::from_fn(move |_| {
                    let problem = problem.clone();
                    async move { Err::<http::Response<Body>, _>(NotSent(problem.into())) }
                });
            }
        };
        let mut builder = Client::builder(TokioExecutor::new());
        let builder = builder.pool_timer(TokioTimer::new()).timer(TokioTimer::new());
        let builder = builder.pool_idle_timeout(self.idle_timeout).pool_max_idle_per_host(self.idle_per_host);
        #[cfg(feature = "http2")]
        let builder = builder.http2_only(self.http2 == Http2::Only);
        let connector = InTime { connector, limit: self.connect_timeout };
        let client: Client<InTime<HttpsConnector<Connector>>, Body> = builder.build(connector);
        Transport::from_fn(move |mut request| {
            introduce(&proxies, &mut request);
            #[cfg(feature = "http2")]
            let (request, left) = Left::tell(request);
            let response = client.request(request);
            async move {
                drivable().map_err(|problem| NotSent(problem.into()))?;
                let response = response.await.map_err(|error| -> BoxError {
                    if error.is_connect() {
                        NotSent(Unconnected(error).into()).into()
                    } else {
                        Unanswered(error).into()
                    }
                })?;
                #[cfg(feature = "http2")]
                let response = Left::by(left, response);
                Ok::<_, BoxError>(response.map(Body::stream))
            }
        })
    }

    /// Returns the connector, or the reason why there is none.
    fn connector(&self, proxies: Arc<Proxies>) -> Result<HttpsConnector<Connector>, String> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        http.set_connect_timeout(Some(self.connect_timeout));
        let builder = HttpsConnectorBuilder::new().with_tls_config(self.tls()?).https_or_http();
        let connector = Connector { http, proxies };
        #[cfg(feature = "http2")]
        match self.http2 {
            Http2::Never => {}
            Http2::Offered => return Ok(builder.enable_all_versions().wrap_connector(connector)),
            Http2::Only => return Ok(builder.enable_http2().wrap_connector(connector)),
        }
        Ok(builder.enable_http1().wrap_connector(connector))
    }

    /// Returns the configuration of TLS. It names its cryptography: another package of the program may bring a second
    /// one, and then `rustls` has no default.
    fn tls(&self) -> Result<ClientConfig, String> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| format!("no TLS: {error}"))?;
        let Some(roots) = self.roots.certificates()? else {
            #[cfg(feature = "native-roots")]
            let builder = builder.with_native_roots().map_err(|error| {
                format!("no certificates of the system can be read ({error}): install them, or do without the feature `native-roots`")
            })?;
            #[cfg(not(feature = "native-roots"))]
            let builder = builder.with_webpki_roots();
            return Ok(builder.with_no_client_auth());
        };
        let mut store = RootCertStore::empty();
        for (number, certificate) in roots.into_iter().enumerate() {
            store.add(certificate).map_err(|error| {
                format!("expected a certificate as DER, found another text at place {number} of the root certificates: {error}")
            })?;
        }
        Ok(builder.with_root_certificates(store).with_no_client_auth())
    }
}

/// Tells a proxy that passes on a request who sends it. One that makes a tunnel was told before.
fn introduce(proxies: &Proxies, request: &mut http::Request<Body>) {
    if request.uri().scheme() == Some(&Scheme::HTTP)
        && let Ok(Some(proxy)) = proxies.for_uri(request.uri())
        && let Some(authorization) = proxy.authorization.clone()
    {
        request.headers_mut().insert(PROXY_AUTHORIZATION, authorization);
    }
}

/// Returns an error if no runtime, or none that can go on, drives the sockets of this thread's requests.
fn drivable() -> Result<(), &'static str> {
    match Handle::try_current() {
        Err(_) => Err(NO_RUNTIME),
        Ok(handle)
            if Blocked::is_this_thread() && handle.runtime_flavor() == RuntimeFlavor::CurrentThread =>
        {
            Err(BLOCKED)
        }
        Ok(_) => Ok(()),
    }
}

const NO_RUNTIME: &str = "expected a runtime of tokio, found none: await the call in one, or use a client of \
     `from_env_blocking`, whose transport needs none";

const BLOCKED: &str = "expected a runtime of tokio that goes on, found one whose only thread is blocked by \
     `blocking::wait`: await the call, or use a client of `from_env_blocking`, whose transport needs no runtime";

/// The reason why there is no connection, and what to do.
#[derive(Debug)]
struct Unconnected(::hyper_util::client::legacy::Error);

impl fmt::Display for Unconnected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The error itself says no more than that it is one of connecting.
        let cause = std::error::Error::source(&self.0).unwrap_or(&self.0);
        with_causes(cause, f)?;
        if let Some(advice) = tls_error(cause).and_then(advice) {
            write!(f, ": {advice}")?;
        } else if cause.to_string().starts_with("dns error") {
            f.write_str(": is the endpoint, or the region, right?")?;
        }
        Ok(())
    }
}

impl std::error::Error for Unconnected {}

/// The reason why there is no answer, and what to do.
#[derive(Debug)]
struct Unanswered(::hyper_util::client::legacy::Error);

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The error itself says no more than at which step it is one.
        let cause = std::error::Error::source(&self.0).unwrap_or(&self.0);
        with_causes(cause, f)?;
        if cause.downcast_ref().is_some_and(::hyper::Error::is_parse) {
            f.write_str(": what answers there speaks no HTTP/1, or not well: is it the right port?")?;
        }
        Ok(())
    }
}

impl std::error::Error for Unanswered {}
