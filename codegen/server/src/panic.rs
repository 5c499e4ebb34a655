//! Handlers that panic.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The payload of a panic.
pub(crate) type Panic = Box<dyn Any + Send>;

/// A future whose panics are values. The panic hook has reported them; the connection goes on.
pub(crate) enum CatchPanic<R> {
    Running(Pin<Box<R>>),
    Panicked(Option<Panic>),
}

impl<R: Future> CatchPanic<R> {
    /// Returns the future that a function makes. The function may panic, too.
    pub(crate) fn new(make: impl FnOnce() -> R) -> Self {
        // A handler's shared state is behind its own locks, which a panic poisons.
        match catch_unwind(AssertUnwindSafe(make)) {
            Ok(future) => CatchPanic::Running(Box::pin(future)),
            Err(panic) => CatchPanic::Panicked(Some(panic)),
        }
    }
}

impl<R: Future> Future for CatchPanic<R> {
    type Output = Result<R::Output, Panic>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            CatchPanic::Running(future) => {
                match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
                    Ok(poll) => poll.map(Ok),
                    Err(panic) => Poll::Ready(Err(panic)),
                }
            }
            CatchPanic::Panicked(panic) => Poll::Ready(Err(panic.take().unwrap_or_else(|| Box::new(())))),
        }
    }
}
