//! Connections: what is between a port and the routes.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_server::{Body, Listener};
use hyper::body::Incoming;
use tokio::net::TcpListener;
use tokio::runtime;
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};
use tower_service::Service;

use super::log::Line;
use super::routes::Routes;

/// The time that connections have to end when the server does.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until the process is interrupted. `listening` is told the address.
pub(super) fn serve(
    host: &str,
    port: u16,
    routes: Arc<Routes>,
    listening: impl FnOnce(&str),
) -> Result<(), String> {
    let runtime = runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("no threads can be started: {error}"))?;
    runtime.block_on(async {
        let listener = TcpListener::bind((host, port)).await.map_err(|error| unbound(host, port, &error))?;
        let interrupted = interrupted().map_err(|error| format!("signals cannot be waited for: {error}"))?;
        let address: SocketAddr = listener.local_addr().map_err(|error| error.to_string())?;
        listening(&address.to_string());
        let protocol = routes.protocol();
        let serving = Listener::layered(Answers(routes)).protocol(protocol).on_unreadable(Line::unreadable);
        let serving = serving.shutdown_timeout(GRACE).serve(listener, interrupted);
        serving.await.map_err(|error| format!("no more connections can be accepted at {address}: {error}"))
    })
}

fn unbound(host: &str, port: u16, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!(
                "port {port} at {host} is in use; end what listens there, or choose another one: `--port 0`"
            )
        }
        io::ErrorKind::PermissionDenied => {
            format!(
                "port {port} at {host} needs the rights of an administrator; choose one above 1023: `--port 8080`"
            )
        }
        _ => format!("no connections can be accepted at {host}:{port}: {error}"),
    }
}

/// Returns a future of Ctrl-C, or of what ends a service. Signals are waited for from now on.
#[cfg(unix)]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// The routes as a service of each connection.
#[derive(Clone)]
struct Answers(Arc<Routes>);

impl Service<Request<Incoming>> for Answers {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Incoming>) -> Self::Future {
        let routes = Arc::clone(&self.0);
        Box::pin(async move { Ok(routes.answer(request).await) })
    }
}
