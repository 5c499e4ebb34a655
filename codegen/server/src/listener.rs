//! Connections: hyper, with limits that hold before there is a request.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use ferrosmith_runtime::protocol::{REST_JSON_1, ServerProtocol};
#[cfg(feature = "http2")]
use http::Version;
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tower_service::Service;

use crate::accepting::{Placed, accepted, is_passing};
use crate::connection::{Connection, End, Http};
#[cfg(feature = "http2")]
use crate::first_bytes::FirstBytes;
use crate::head_timer::HeadTimer;
use crate::heads::Heads;
#[cfg(feature = "http2")]
use crate::http2;
use crate::respond::{Layered, Respond};
use crate::sending::Sending;
use crate::taking::Taking;
use crate::turns::Turns;
use crate::{BoxError, Server};

/// The longest that hyper waits for a head: the end of a longer time is none that a clock can tell.
const LONGEST: Duration = Duration::from_secs(30 * 365 * 24 * 3600);

/// Serves the connections of a port: HTTP/1.1 by hyper, and with the feature `http2` clients that begin with HTTP/2, too (RFC
/// 9113, section 3.3: they know that the server speaks it). What TLS would settle is for what is in front of the port.
///
/// ```no_run
/// # async fn run(server: ferrosmith_server::Server) -> std::io::Result<()> {
/// use ferrosmith_server::Listener;
///
/// let port = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
/// // Until Ctrl-C, by the feature `signal` of tokio; `std::future::pending()` is for ever.
/// let end = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
/// Listener::new(server).serve(port, end).await
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Listener<S = Server> {
    service: S,
    connections: usize,
    header_timeout: Duration,
    send_timeout: Duration,
    send_rate: u32,
    shutdown_timeout: Duration,
    heads: Heads,
}

impl Listener {
    /// Returns a listener with limits that suit most services.
    pub fn new(server: Server) -> Self {
        let protocol = server.parts.protocol();
        Listener::of(server.strict_http1()).protocol(protocol)
    }
}

impl<S> Listener<Layered<S>> {
    /// Returns a listener of a server with layers around it, or of any other `tower` service that never fails.
    ///
    /// `new` calls [`Server::strict_http1`]; here it is yours to call.
    ///
    /// ```no_run
    /// # async fn run(server: ferrosmith_server::Server) -> std::io::Result<()> {
    /// use ferrosmith_server::{Body, Listener};
    /// use http::{HeaderValue, Response};
    /// use tower::util::MapResponse;
    ///
    /// let named = |mut response: Response<Body>| {
    ///     response.headers_mut().insert("server", HeaderValue::from_static("profiles"));
    ///     response
    /// };
    /// let port = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    /// let service = MapResponse::new(server.strict_http1(), named);
    /// Listener::layered(service).serve(port, std::future::pending()).await
    /// # }
    /// ```
    pub fn layered<B>(service: S) -> Self
    where
        S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible>,
        S: Clone + Send + 'static,
        S::Future: Send,
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        Listener::of(Layered(service))
    }
}

impl<S> Listener<S> {
    fn of(service: S) -> Self {
        Listener {
            service,
            connections: 20_000,
            header_timeout: Duration::from_secs(30),
            send_timeout: Duration::from_secs(60),
            send_rate: 500,
            shutdown_timeout: Duration::from_secs(30),
            heads: Heads { protocol: &REST_JSON_1, told: None },
        }
    }

    /// Sets the maximum number of connections at once; more wait. The default is 20,000.
    pub fn connections(mut self, limit: usize) -> Self {
        self.connections = limit;
        self
    }

    /// Sets the maximum time for a connection to send the head of its next request; then it is closed. The default
    /// is 30 seconds.
    ///
    /// One of HTTP/2 is told to end when it had no request in that time, and closed after as long again.
    pub fn header_timeout(mut self, limit: Duration) -> Self {
        self.header_timeout = limit;
        self
    }

    /// Sets the maximum time in which a client reads nothing of a response; then its connection is closed. The default is
    /// a minute.
    ///
    /// A client that still sends when it has its answer is listened to for 30 seconds, or for this time: if its connection were
    /// closed on it, it would lose the answer. One that sends nothing is left after five seconds, or after this time; over HTTP/2
    /// after 30 seconds, or after this time.
    ///
    /// A client that has ended its side of a connection may be gone: what it asked for is dropped if the answer, or the next
    /// part of it, takes more than five seconds, or than this.
    ///
    /// Over HTTP/2 the response alone ends, and the connection goes on. It is taken by 16 KiB, each when the client has room for
    /// more; the last of them has no limit of its own. A client that is busy with what was sent before is waited for, and its
    /// connection has the limit.
    pub fn send_timeout(mut self, limit: Duration) -> Self {
        self.send_timeout = limit;
        self
    }

    /// Sets the bytes of a response that a client must take in a second, on an average of the last [`Listener::send_timeout`]
    /// in which it was waited for; the connection of a slower one is closed. The default is 500; 0 is no limit.
    ///
    /// Only a client that does not take what is there is waited for: a stream may be silent for long, and slow.
    pub fn send_rate(mut self, bytes_per_second: u32) -> Self {
        self.send_rate = bytes_per_second;
        self
    }

    /// Sets the maximum time for requests to finish after the server was told to end; then they are dropped. The default is 30
    /// seconds.
    pub fn shutdown_timeout(mut self, limit: Duration) -> Self {
        self.shutdown_timeout = limit;
        self
    }

    /// Sets the protocol of the answers to requests whose head cannot be read: it is malformed (status 400), its target is too
    /// long (414), it is too large (431), or it is one of HTTP/2 without the feature for it (505). The default is that of the
    /// server that prefers it most, and restJson1 with layers.
    ///
    /// These requests reach no service and no layer. The answer has a request id, and its connection ends.
    pub fn protocol(mut self, protocol: &'static dyn ServerProtocol) -> Self {
        self.heads.protocol = protocol;
        self
    }

    /// Sets a function that is told the status and the message of each request whose head cannot be read, for a log: see
    /// [`Listener::protocol`].
    pub fn on_unreadable(mut self, told: impl Fn(StatusCode, &str) + Send + Sync + 'static) -> Self {
        self.heads.told = Some(Arc::new(told));
        self
    }
}

impl<S: Respond> Listener<S> {
    /// Serves connections until `end` completes; then accepts no more, and waits for the requests that have begun. No connection
    /// outlives the future.
    ///
    /// # Errors
    /// Returns the error of the port that ended it. A connection that fails is no error.
    pub async fn serve(self, port: TcpListener, end: impl Future<Output = ()>) -> io::Result<()> {
        let places = Arc::new(Semaphore::new(self.connections.min(Semaphore::MAX_PERMITS)));
        let told = End::default();
        let heads = Arc::new(self.heads.clone());
        let mut running = JoinSet::new();
        let mut end = pin!(end);
        loop {
            let mut accepting = pin!(accepted(&port, &places));
            let accepted = poll_fn(|context| {
                while let Poll::Ready(Some(_)) = running.poll_join_next(context) {}
                match end.as_mut().poll(context) {
                    Poll::Ready(()) => Poll::Ready(None),
                    Poll::Pending => accepting.as_mut().poll(context).map(Some),
                }
            });
            let (stream, place) = match accepted.await {
                None => break,
                Some(Ok(accepted)) => accepted,
                // The peer was gone before it was accepted, or too many files are open: others may come.
                Some(Err(error)) if is_passing(&error) => {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                }
                Some(Err(error)) => return Err(error),
            };
            let _ = stream.set_nodelay(true);
            let connection = self.connection(stream, &told, &heads);
            running.spawn(Placed::new(connection, place));
        }
        drop(port);
        told.come();
        let _ = timeout(self.shutdown_timeout, async { while running.join_next().await.is_some() {} }).await;
        Ok(())
    }

    /// Serves a connection of the version that its client speaks.
    #[cfg(feature = "http2")]
    fn connection(
        &self,
        stream: TcpStream,
        end: &End,
        heads: &Arc<Heads>,
    ) -> impl Future<Output = ()> + Send + use<S> {
        let (listener, end, heads) = (self.clone(), end.clone(), Arc::clone(heads));
        async move {
            let first = timeout(listener.header_timeout, FirstBytes::read(&stream));
            let Some(Ok(Ok(first))) = end.before(first).await else { return };
            // The peer's mistakes are its own.
            let _ = match first.version {
                Version::HTTP_2 => Box::pin(listener.http2(stream, first.bytes, &end)).await,
                _ => listener.http1(stream, first.bytes, &end, &heads).await,
            };
        }
    }

    #[cfg(not(feature = "http2"))]
    fn connection(
        &self,
        stream: TcpStream,
        end: &End,
        heads: &Arc<Heads>,
    ) -> Connection<impl Http + Send + use<S>> {
        self.http1(stream, Vec::new(), end, heads)
    }

    fn http1(
        &self,
        stream: TcpStream,
        begun: Vec<u8>,
        end: &End,
        heads: &Arc<Heads>,
    ) -> Connection<impl Http + Send + use<S>> {
        let service = self.service.clone();
        let turns = Turns::default();
        let asked = turns.clone();
        let service = service_fn(move |request| asked.ask(service.respond(request)));
        let mut http = http1::Builder::new();
        http.half_close(true); // `Sending` looks who is gone
        let header_timeout = self.header_timeout.min(LONGEST);
        http.timer(HeadTimer::new(header_timeout)).header_read_timeout(header_timeout);
        let taking = Taking::new(self.send_timeout, self.send_rate);
        let sending = Sending::new(stream, begun, taking, turns, Some(Arc::clone(heads)), end.clone());
        end.watched_by(http.serve_connection(TokioIo::new(sending), service))
    }

    #[cfg(feature = "http2")]
    async fn http2(self, stream: TcpStream, begun: Vec<u8>, end: &End) -> hyper::Result<()> {
        let (limit, rate) = (self.send_timeout, self.send_rate);
        let taking = move || Taking::new(limit, rate);
        let sending = Sending::new(stream, begun, taking(), Turns::default(), None, end.clone());
        http2::serve(self.service, sending, taking, self.header_timeout.min(LONGEST), end).await
    }
}
