//! Handlers that panic.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;

use crate::Body;
use crate::handler::Answer;

/// The payload of a panic.
pub(crate) type Panic = Box<dyn Any + Send>;

/// An answer whose panics are values. The panic hook has reported them; the connection goes on.
pub(crate) enum CatchPanic {
    Running(Answer),
    Panicked(Option<Panic>),
}

impl CatchPanic {
    /// Returns the answer that a function makes. The function may panic, too.
    pub(crate) fn new(make: impl FnOnce() -> Answer) -> Self {
        // A handler's shared state is behind its own locks, which a panic poisons.
        match catch_unwind(AssertUnwindSafe(make)) {
            Ok(answer) => CatchPanic::Running(answer),
            Err(panic) => CatchPanic::Panicked(Some(panic)),
        }
    }
}

impl Future for CatchPanic {
    type Output = Result<Response<Body>, Panic>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            CatchPanic::Running(answer) => {
                match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
                    Ok(poll) => poll.map(Ok),
                    Err(panic) => Poll::Ready(Err(panic)),
                }
            }
            CatchPanic::Panicked(panic) => Poll::Ready(Err(panic.take().unwrap_or_else(|| Box::new(())))),
        }
    }
}
