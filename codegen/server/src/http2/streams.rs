//! The streams of a connection of HTTP/2: a task each, which ends with the connection, and when its client takes nothing of an
//! answer.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll};

use pin_project_lite::pin_project;
use tokio::task::JoinSet;

use super::pieces::Given;
use crate::taking::Taking;

/// The streams of a connection.
pub(super) struct Streams {
    running: Mutex<JoinSet<()>>,
    opened: AtomicUsize,
    /// The answer whose task hyper starts next: it asks the service first.
    next: Mutex<Option<Arc<Given>>>,
    taking: Box<dyn Fn() -> Taking + Send + Sync>,
    /// If true, the connection has more to send than its client takes.
    is_full: Arc<AtomicBool>,
}

impl Streams {
    /// Returns the streams of a connection, each of whose clients has the time to take an answer.
    pub(super) fn new(taking: impl Fn() -> Taking + Send + Sync + 'static, is_full: Arc<AtomicBool>) -> Self {
        Streams {
            running: Mutex::default(),
            opened: AtomicUsize::new(0),
            next: Mutex::default(),
            taking: Box::new(taking),
            is_full,
        }
    }

    /// Opens a stream. Returns what is given of its answer.
    pub(super) fn open(&self) -> Arc<Given> {
        self.opened.fetch_add(1, Ordering::Relaxed);
        let given = Arc::<Given>::default();
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&given));
        given
    }

    /// Returns the number of streams that were ever opened.
    pub(super) fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    /// Returns `true` if no request is being answered, and all answers are on their way.
    pub(super) fn are_done(&self) -> bool {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        while running.try_join_next().is_some() {}
        running.is_empty() && !self.is_full.load(Ordering::Relaxed)
    }

    fn run(&self, stream: impl Future<Output = ()> + Send + 'static) {
        let given = self.next.lock().unwrap_or_else(PoisonError::into_inner).take();
        let given = given.unwrap_or_default();
        let (taking, is_full) = ((self.taking)(), Arc::clone(&self.is_full));
        let watched = Watched { stream, given, taken: 0, taking, is_full };
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        while running.try_join_next().is_some() {}
        running.spawn(watched);
    }
}

impl fmt::Debug for Streams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streams").field("opened", &self.opened).finish_non_exhaustive()
    }
}

/// Runs streams for hyper. Each of them has one, too: the connection alone keeps them.
#[derive(Debug, Clone)]
pub(super) struct Executor(Weak<Streams>);

impl Executor {
    pub(super) fn of(streams: &Arc<Streams>) -> Self {
        Executor(Arc::downgrade(streams))
    }
}

impl<F: Future<Output = ()> + Send + 'static> hyper::rt::Executor<F> for Executor {
    fn execute(&self, stream: F) {
        if let Some(streams) = self.0.upgrade() {
            streams.run(stream);
        }
    }
}

pin_project! {
    /// A stream that is reset when its client takes too little of the answer. Other streams of the connection go on. While the
    /// connection is full, the client is busy with what was sent to it, and the limit of the connection holds.
    struct Watched<F> {
        #[pin]
        stream: F,
        given: Arc<Given>,
        taken: u64,
        taking: Taking,
        is_full: Arc<AtomicBool>,
    }
}

impl<F: Future<Output = ()>> Future for Watched<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = self.project();
        if this.stream.poll(context).is_ready() {
            return Poll::Ready(());
        }
        let (taken, left) = this.given.taken_and_left();
        if taken > *this.taken {
            this.taking.took(usize::try_from(taken - *this.taken).unwrap_or(usize::MAX));
            *this.taken = taken;
        }
        if left == 0 || !this.taking.is_over(context) {
            return Poll::Pending;
        }
        if this.is_full.load(Ordering::Relaxed) {
            this.taking.took(usize::MAX); // it has all the time once more
            if !this.taking.is_over(context) {
                return Poll::Pending;
            }
        }
        Poll::Ready(())
    }
}
