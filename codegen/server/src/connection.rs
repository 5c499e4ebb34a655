//! Connections, and the end that all of them are told of.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::HttpService;
use hyper_util::rt::TokioIo;
use pin_project_lite::pin_project;
use tokio::sync::Notify;
use tokio::sync::futures::OwnedNotified;

use crate::BoxError;
use crate::sending::Sending;

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

    pub(crate) fn watched_by<S>(&self, http: http1::Connection<TokioIo<Sending>, S>) -> Connection<S>
    where
        S: HttpService<Incoming>,
    {
        Connection {
            http,
            told: Arc::clone(&self.told).notified_owned(),
            is_listening: false,
            ends: Arc::clone(&self.has_come),
        }
    }
}

pin_project! {
    /// A connection, which runs in a task of its own.
    pub(crate) struct Connection<S: HttpService<Incoming>> {
        #[pin]
        http: http1::Connection<TokioIo<Sending>, S>,
        #[pin]
        told: OwnedNotified,
        is_listening: bool,
        ends: Arc<AtomicBool>,
    }
}

impl<S> Future for Connection<S>
where
    S: HttpService<Incoming>,
    S::Error: Into<BoxError>,
    S::ResBody: 'static,
    <S::ResBody as http_body::Body>::Error: Into<BoxError>,
{
    type Output = hyper::Result<()>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        // Once is enough, for a task has one waker: a connection is polled for each request, and told at most once.
        if !*this.is_listening {
            *this.is_listening = true;
            let _ = this.told.poll(context);
        }
        if this.ends.load(Ordering::Acquire) {
            this.http.as_mut().graceful_shutdown();
        }
        this.http.poll(context)
    }
}
