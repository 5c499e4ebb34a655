//! The end of a connection of HTTP/2 whose client asks for nothing.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use pin_project_lite::pin_project;
use tokio::time::{Instant, Sleep, sleep};

use super::streams::Streams;
use crate::connection::{Connection, Http};

pin_project! {
    /// A connection that ends when no request was there, and none came, between two looks at it. It says so first, and gives
    /// the client as long again to take what is left.
    pub(super) struct Idle<H> {
        #[pin]
        connection: Connection<H>,
        streams: Arc<Streams>,
        limit: Duration,
        looks: Pin<Box<Sleep>>,
        opened: usize,
        were_done: bool,
        is_ending: bool,
    }
}

impl<H> Idle<H> {
    pub(super) fn new(connection: Connection<H>, streams: Arc<Streams>, limit: Duration) -> Self {
        let limit = limit.max(Duration::from_millis(1)); // a look takes time, too
        let looks = Box::pin(sleep(limit));
        Idle { connection, streams, limit, looks, opened: 0, were_done: true, is_ending: false }
    }
}

impl<H: Http> Future for Idle<H> {
    type Output = hyper::Result<()>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            if let Poll::Ready(ended) = this.connection.as_mut().poll(context) {
                return Poll::Ready(ended);
            }
            if this.looks.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            let (opened, are_done) = (this.streams.opened(), this.streams.are_done());
            let is_idle = *this.were_done && *this.opened == opened && are_done;
            match (is_idle, *this.is_ending) {
                (true, true) => return Poll::Ready(Ok(())),
                (true, false) => this.connection.as_mut().end(),
                (false, _) => {}
            }
            (*this.opened, *this.were_done, *this.is_ending) = (opened, are_done, is_idle);
            this.looks.as_mut().reset(Instant::now() + *this.limit);
        }
    }
}
