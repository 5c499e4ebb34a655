//! Connections: what is between a port and the routes.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::runtime;
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};

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
        accept(listener, routes, interrupted).await;
        Ok(())
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

async fn accept(listener: TcpListener, routes: Arc<Routes>, interrupted: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new());
    let mut interrupted = std::pin::pin!(interrupted);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // As when there are too many open files: others may close theirs.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut interrupted => break,
        };
        let _ = stream.set_nodelay(true);
        let routes = Arc::clone(&routes);
        let service = service_fn(move |request| {
            let routes = Arc::clone(&routes);
            async move { Ok::<_, Infallible>(routes.answer(request).await) }
        });
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // Whatever ends a connection, the server goes on.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}
