//! Connections that are accepted, each in a place of its own.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pin_project! {
    /// A connection, and its place. A block of `async` would have room for the connection twice.
    pub(crate) struct Placed<F> {
        #[pin]
        connection: F,
        place: OwnedSemaphorePermit,
    }
}

impl<F> Placed<F> {
    pub(crate) fn new(connection: F, place: OwnedSemaphorePermit) -> Self {
        Placed { connection, place }
    }
}

impl<F: Future> Future for Placed<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.project().connection.poll(context).map(drop) // the peer's mistakes are its own
    }
}

/// Waits for a place, and then for a connection that takes it.
pub(crate) async fn accepted(
    port: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = port.accept().await?;
    Ok((stream, place))
}

/// Returns `true` if a port may accept more connections after an error.
pub(crate) fn is_passing(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted, TimedOut};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted | TimedOut)
        || matches!(error.raw_os_error(), Some(23 | 24)) // ENFILE and EMFILE
}
