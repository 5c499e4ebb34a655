//! Connections, and the end that all of them are told of.

use std::future::Future;
#[cfg(feature = "http2")]
use std::future::poll_fn;
use std::pin::Pin;
#[cfg(feature = "http2")]
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use hyper::body::Incoming;
use hyper::server::conn::http1;
#[cfg(feature = "http2")]
use hyper::server::conn::http2;
use hyper::service::HttpService;
use hyper_util::rt::TokioIo;
use pin_project_lite::pin_project;
use tokio::sync::Notify;
use tokio::sync::futures::OwnedNotified;

use crate::BoxError;
use crate::sending::Sending;

/// A connection of hyper, of either version.
pub(crate) trait Http: Future<Output = hyper::Result<()>> {
    /// Answers what was asked, and no more.
    fn end(self: Pin<&mut Self>);
}

impl<S> Http for http1::Connection<TokioIo<Sending>, S>
where
    S: HttpService<Incoming>,
    S::Error: Into<BoxError>,
    S::ResBody: 'static,
    <S::ResBody as http_body::Body>::Error: Into<BoxError>,
{
    fn end(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

#[cfg(feature = "http2")]
impl<S, E> Http for http2::Connection<TokioIo<Sending>, S, E>
where
    S: HttpService<Incoming>,
    S::Error: Into<BoxError>,
    S::ResBody: 'static,
    <S::ResBody as http_body::Body>::Error: Into<BoxError>,
    E: hyper::rt::bounds::Http2ServerConnExec<S::Future, S::ResBody>,
{
    fn end(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

/// The end of a server, which its connections watch.
#[derive(Debug, Clone, Default)]
pub(crate) struct End {
    has_come: Arc<AtomicBool>,
    told: Arc<Notify>,
}

impl End {
    /// Tells all connections that the request that they answer is their last.
    pub(crate) fn come(&self) {
        self.has_come.store(true, Ordering::Release);
        self.told.notify_waiters();
    }

    /// Returns `true` if they were told.
    pub(crate) fn has_come(&self) -> bool {
        self.has_come.load(Ordering::Acquire)
    }

    pub(crate) fn watched_by<H: Http>(&self, http: H) -> Connection<H> {
        Connection {
            http,
            told: Arc::clone(&self.told).notified_owned(),
            is_listening: false,
            ends: Arc::clone(&self.has_come),
        }
    }

    /// Returns the result of a future; `None` if the end comes before.
    #[cfg(feature = "http2")]
    pub(crate) async fn before<T>(&self, result: impl Future<Output = T>) -> Option<T> {
        let (mut told, mut result) = (pin!(self.told.notified()), pin!(result));
        poll_fn(|context| {
            let is_told = told.as_mut().poll(context).is_ready();
            match is_told || self.has_come() {
                true => Poll::Ready(None),
                false => result.as_mut().poll(context).map(Some),
            }
        })
        .await
    }
}

pin_project! {
    /// A connection, which runs in a task of its own.
    pub(crate) struct Connection<H> {
        #[pin]
        http: H,
        #[pin]
        told: OwnedNotified,
        is_listening: bool,
        ends: Arc<AtomicBool>,
    }
}

#[cfg(feature = "http2")]
impl<H: Http> Connection<H> {
    /// Answers what was asked, and no more.
    pub(crate) fn end(self: Pin<&mut Self>) {
        self.project().http.end();
    }
}

impl<H: Http> Future for Connection<H> {
    type Output = hyper::Result<()>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        // Once is enough, for a task has one waker: a connection is polled for each request, and told at most once.
        if !*this.is_listening {
            *this.is_listening = true;
            let _ = this.told.poll(context);
        }
        if this.ends.load(Ordering::Acquire) {
            this.http.as_mut().end();
        }
        this.http.poll(context)
    }
}
