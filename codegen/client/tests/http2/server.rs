//! A server that speaks HTTP/2: over TLS with a certificate of its own, or without.

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrosmith_client::transport::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

pub(crate) struct Server {
    pub(crate) endpoint: String,
    /// The certificate as DER.
    pub(crate) certificate: Option<Vec<u8>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Starts a server over TLS that offers these protocols (RFC 7301).
    pub(crate) async fn with_tls<F, Fut>(protocols: &[&str], answer: F) -> Self
    where
        F: Fn(http::Request<Incoming>) -> Fut + Clone + Send + 'static,
        Fut: Future<Output = http::Response<Body>> + Send + 'static,
    {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let certificate = made.cert.der().clone();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let mut config = config.with_single_cert(vec![certificate.clone()], key).unwrap();
        config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
        Server::start(Some(Arc::new(config).into()), Some(certificate.to_vec()), answer).await
    }

    /// Starts a server without TLS.
    pub(crate) async fn plain<F, Fut>(answer: F) -> Self
    where
        F: Fn(http::Request<Incoming>) -> Fut + Clone + Send + 'static,
        Fut: Future<Output = http::Response<Body>> + Send + 'static,
    {
        Server::start(None, None, answer).await
    }

    async fn start<F, Fut>(tls: Option<TlsAcceptor>, certificate: Option<Vec<u8>>, answer: F) -> Self
    where
        F: Fn(http::Request<Incoming>) -> Fut + Clone + Send + 'static,
        Fut: Future<Output = http::Response<Body>> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let scheme = if tls.is_some() { "https" } else { "http" };
        let endpoint = format!("{scheme}://localhost:{}", listener.local_addr().unwrap().port());
        let connections = Arc::new(AtomicUsize::new(0));
        let counter = connections.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::Relaxed);
                let (tls, answer) = (tls.clone(), answer.clone());
                tokio::spawn(async move {
                    match tls {
                        Some(tls) => {
                            // A client that does not trust it goes away.
                            let Ok(stream) = tls.accept(stream).await else { return };
                            serve(stream, answer).await;
                        }
                        None => serve(stream, answer).await,
                    }
                });
            }
        });
        Server { endpoint, certificate, connections }
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

async fn serve<S, F, Fut>(stream: S, answer: F)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    F: Fn(http::Request<Incoming>) -> Fut + Send + 'static,
    Fut: Future<Output = http::Response<Body>> + Send + 'static,
{
    let service = service_fn(move |request| {
        let answer = answer(request);
        async move { Ok::<_, Infallible>(answer.await) }
    });
    // A client that goes away is no error here.
    let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
}
