//! Connections of HTTP/2 (RFC 9113): hyper, with limits that hold for each stream.

mod idle;
mod pieces;
mod streams;

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

use crate::connection::End;
use crate::respond::Respond;
use crate::sending::Sending;
use crate::taking::Taking;
use idle::Idle;
use pieces::Pieces;
use streams::{Executor, Streams};

/// The most bytes of a head, as HTTP/2 counts them (RFC 9113, section 6.5.2).
const HEAD: u32 = 64 * 1024;

/// The most requests of a connection at once.
const REQUESTS: u32 = 200;

/// The most bytes of a body that are kept until they are read.
const BODY: u32 = 256 * 1024;

/// The most bytes of all bodies of a connection that are kept. With room for one body, the first that is not read would hold up
/// all others.
const BODIES: u32 = 16 * BODY;

/// Serves a connection until its client ends it, has no request for the time, or the end has come.
///
/// # Errors
/// Returns the mistake of the client, or the error of the connection.
pub(crate) async fn serve<S: Respond>(
    service: S,
    stream: Sending,
    taking: impl Fn() -> Taking + Send + Sync + 'static,
    idle: Duration,
    end: &End,
) -> hyper::Result<()> {
    let is_full = Arc::<AtomicBool>::default();
    let stream = stream.telling(Arc::clone(&is_full));
    let streams = Arc::new(Streams::new(taking, is_full));
    let opened = Arc::clone(&streams);
    let service = service_fn(move |request| answer(&service, request, &opened));
    let mut http = http2::Builder::new(Executor::of(&streams));
    http.max_header_list_size(HEAD).max_concurrent_streams(REQUESTS);
    http.initial_stream_window_size(BODY).initial_connection_window_size(BODIES);
    let http = http.serve_connection(TokioIo::new(stream), service);
    Idle::new(end.watched_by(http), streams, idle).await
}

/// Returns the answer to a request, whose body is sent in pieces.
fn answer<S: Respond>(
    service: &S,
    request: Request<Incoming>,
    streams: &Streams,
) -> impl Future<Output = Result<Response<Pieces<S::Body>>, Infallible>> + Send + use<S> {
    let given = streams.open();
    let answer = service.respond(request);
    async move {
        let Ok(response) = answer.await;
        Ok(response.map(|body| Pieces::new(body, given)))
    }
}
