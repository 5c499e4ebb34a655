//! The transport of `ureq`: it sends on the thread that polls, and needs no async runtime.

use std::io::{self, Read as _};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use http::{Method, Request, Response};
use http_body::Frame;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, AsSendBody, BodyReader, Error, Proxy, SendBody, Timeout};

use super::roots::Roots;
use super::tls::{advice, tls_error};
use super::{Body, BoxError, NotSent, Proxies, Transport};
use crate::Environment;
use crate::blocking::reader;

/// The configuration of a transport on `ureq`.
///
/// It blocks the thread that it is polled on: use it with [`blocking`](crate::blocking), never in an async runtime.
#[derive(Debug, Clone)]
pub struct Ureq {
    connect_timeout: Duration,
    timeout: Duration,
    proxies: Proxies,
    roots: Roots,
}

/// Connections within 3.1 seconds, answers within a minute, proxies of the environment. Certificates are those of the
/// file that `AWS_CA_BUNDLE` or the profile's `ca_bundle` names; where none does, those that are compiled in, or with the
/// feature `native-roots` the system's.
impl Default for Ureq {
    fn default() -> Self {
        Ureq {
            connect_timeout: Duration::from_millis(3100),
            timeout: Duration::from_secs(60),
            proxies: Proxies::of(&Environment::of_process()),
            roots: Roots::default(),
        }
    }
}

impl Ureq {
    /// Sets the maximum time to connect.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// Sets the maximum time until an answer is read. The timeouts of a client cannot interrupt this transport: this is
    /// what ends an attempt.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// Sets the proxies; those of the environment of the process by default.
    #[must_use]
    pub fn proxies(mut self, proxies: Proxies) -> Self {
        self.proxies = proxies;
        self
    }

    /// Sets the certificates that are trusted, each as DER, instead of those of the web: for services with a certificate
    /// authority of their own.
    #[must_use]
    pub fn root_certificates<C: Into<Vec<u8>>>(mut self, certificates: impl IntoIterator<Item = C>) -> Self {
        self.roots = certificates.into_iter().collect();
        self
    }

    /// Returns the transport.
    #[must_use]
    pub fn transport(self) -> Transport {
        let agent = self.agent();
        let proxies = Arc::new(self.proxies);
        Transport::from_fn(move |request| {
            let (agent, proxies) = (agent.clone(), proxies.clone());
            async move { send(&agent.map_err(|problem| NotSent(problem.into()))?, &proxies, request) }
        })
    }

    /// Returns the agent, or the reason why there is none.
    fn agent(&self) -> Result<Agent, String> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .allow_non_standard_methods(true)
            // Its own reading of the environment would send requests for credentials of this machine to a proxy.
            .proxy(None)
            .timeout_connect(Some(self.connect_timeout))
            .timeout_global(Some(self.timeout));
        let roots = self.roots.certificates()?;
        #[cfg(feature = "native-roots")]
        let roots = roots.or_else(|| Some(rustls_native_certs::load_native_certs().certs));
        let config = match roots {
            Some(roots) => {
                let roots: Vec<_> = roots.iter().map(|root| Certificate::from_der(root).to_owned()).collect();
                config.tls_config(TlsConfig::builder().root_certs(RootCerts::from(roots)).build())
            }
            None => config,
        };
        Ok(config.build().into())
    }
}

fn send(agent: &Agent, proxies: &Proxies, request: Request<Body>) -> Result<Response<Body>, BoxError> {
    let proxy = proxies.for_uri(request.uri()).map_err(|problem| NotSent(problem.into()))?;
    let proxy =
        proxy.map(|proxy| Proxy::new(&proxy.text)).transpose().map_err(|error| NotSent(error.into()))?;
    let (head, body) = request.into_parts();
    let sent = match body.as_bytes() {
        // Without a length, a method that is made for bodies would have one in chunks.
        Some(bytes) if bytes.is_empty() && !is_for_bodies(&head.method) => {
            run(agent, proxy, Request::from_parts(head, ()))
        }
        Some(bytes) => run(agent, proxy, Request::from_parts(head, &bytes[..])),
        // Its length is in the head, where it is known.
        None => run(agent, proxy, Request::from_parts(head, SendBody::from_owned_reader(reader(body)))),
    };
    let response = sent.map_err(failed)?;
    Ok(response.map(|body| Body::stream(Reader(body.into_reader()))))
}

/// Returns `true` for methods whose requests tell the length of their body even if it is empty (RFC 9110, section 8.6).
fn is_for_bodies(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// Returns the error of a transport: one that says so if nothing was sent.
fn failed(error: Error) -> BoxError {
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::ConnectProxyFailed(_)
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => NotSent(error.into()).into(),
        Error::Io(error) if has_no_address(&error) => NotSent(error.into()).into(),
        Error::Io(error) => match tls_error(&error) {
            // Certificates are seen before anything is sent.
            Some(rustls::Error::InvalidCertificate(_)) => NotSent(advised(error)).into(),
            _ => advised(error),
        },
        error => error.into(),
    }
}

/// Adds to an error of TLS what to do about it.
fn advised(error: io::Error) -> BoxError {
    match tls_error(&error).and_then(advice) {
        Some(advice) => format!("{error}: {advice}").into(),
        None => error.into(),
    }
}

/// Sends a request through a proxy, or without one.
fn run(
    agent: &Agent,
    proxy: Option<Proxy>,
    request: Request<impl AsSendBody>,
) -> Result<Response<ureq::Body>, Error> {
    match proxy {
        None => agent.run(request),
        Some(proxy) => agent.run(agent.configure_request(request).proxy(Some(proxy)).build()),
    }
}

/// Returns `true` if an error is about a host without an address, for which errors of I/O have no kind.
fn has_no_address(error: &io::Error) -> bool {
    error.raw_os_error().is_none() && error.to_string().starts_with("failed to lookup address information")
}

/// The number of bytes that are read at once.
const PIECE: usize = 16 * 1024;

/// A body that is read as it is polled.
struct Reader(BodyReader<'static>);

impl http_body::Body for Reader {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let mut piece = vec![0; PIECE];
        Poll::Ready(match self.0.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some(Ok(Frame::data(piece.into())))
            }
            Err(error) => Some(Err(error)),
        })
    }
}
