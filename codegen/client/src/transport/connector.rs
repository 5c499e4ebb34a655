//! Connections to hosts, directly or through a proxy.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ::hyper::rt::{Read, ReadBufCursor, Write};
use ::hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use ::hyper_util::rt::TokioIo;
use http::Uri;
use http::uri::Scheme;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tower_service::Service;

use super::BoxError;
use super::proxies::{Proxies, Proxy};

/// Connects to hosts, or to the proxies of their requests.
#[derive(Clone)]
pub(super) struct Connector {
    pub(super) http: HttpConnector,
    pub(super) proxies: Arc<Proxies>,
}

impl Service<Uri> for Connector {
    type Response = Line;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Line, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.http.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let proxy = match self.proxies.for_uri(&uri) {
            Ok(proxy) => proxy.cloned(),
            Err(problem) => return Box::pin(async { Err(problem.into()) }),
        };
        let connecting =
            self.http.call(proxy.as_ref().map_or_else(|| uri.clone(), |proxy| proxy.uri.clone()));
        Box::pin(async move {
            let connected = connecting.await;
            let Some(proxy) = proxy else { return Ok(Line { io: connected?, is_proxied: false }) };
            let place = || format!("the proxy {}", proxy.uri);
            let io = connected.map_err(|error| super::unsent::InPlace::new(place(), error.into()))?;
            if uri.scheme() != Some(&Scheme::HTTPS) {
                return Ok(Line { io, is_proxied: true });
            }
            let tunnel = tunnel(io.into_inner(), &uri, &proxy).await;
            let stream = tunnel.map_err(|error| super::unsent::InPlace::new(place(), error.into()))?;
            Ok(Line { io: TokioIo::new(stream), is_proxied: false })
        })
    }
}

/// A connector whose connections are there in time, with all that belongs to them: the tunnel of a proxy, and TLS.
#[derive(Clone)]
pub(super) struct InTime<C> {
    pub(super) connector: C,
    pub(super) limit: Duration,
}

impl<C> Service<Uri> for InTime<C>
where
    C: Service<Uri, Error = BoxError>,
    C::Future: Send + 'static,
{
    type Response = C::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<C::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.connector.poll_ready(cx)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let (connecting, limit) = (self.connector.call(uri), self.limit);
        Box::pin(async move {
            tokio::time::timeout(limit, connecting)
                .await
                .unwrap_or_else(|_| Err(format!("it took longer than {limit:?}").into()))
        })
    }
}

/// The advice where a proxy wants to know who asks.
const UNKNOWN_USER: &str = ": put a user and a password into its variable, as `http://user:password@host`";

/// The longest head of a proxy's answer that is read.
const LONGEST: usize = 8 * 1024;

/// Asks a proxy for a connection to the host of a URI (RFC 9110, section 9.3.6).
async fn tunnel(mut stream: TcpStream, uri: &Uri, proxy: &Proxy) -> Result<TcpStream, io::Error> {
    let target = format!("{}:{}", uri.host().unwrap_or_default(), uri.port_u16().unwrap_or(443));
    let mut request = format!("CONNECT {target} HTTP/1.1\r\nhost: {target}\r\n").into_bytes();
    if let Some(authorization) = &proxy.authorization {
        request.extend_from_slice(b"proxy-authorization: ");
        request.extend_from_slice(authorization.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    stream.write_all(&request).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        // Byte by byte: what comes after the head belongs to TLS.
        head.push(stream.read_u8().await?);
        if head.len() > LONGEST {
            return Err(io::Error::other("expected the head of an answer, found more than 8 kB"));
        }
    }
    let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
    match line.strip_prefix(b"HTTP/1.1 ").or_else(|| line.strip_prefix(b"HTTP/1.0 ")) {
        Some([b'2', _, _, ..]) => Ok(stream),
        _ => {
            let line = String::from_utf8_lossy(line);
            let advice = if line.contains(" 407") { UNKNOWN_USER } else { "" };
            Err(io::Error::other(format!(
                "expected it to connect to {target}, found the answer {line:?}{advice}"
            )))
        }
    }
}

/// A connection, to a host or to a proxy that passes requests on.
pub(super) struct Line {
    io: TokioIo<TcpStream>,
    is_proxied: bool,
}

impl Connection for Line {
    fn connected(&self) -> Connected {
        self.io.inner().connected().proxy(self.is_proxied)
    }
}

impl Read for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buffer)
    }
}

impl Write for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, buffers)
    }
}
