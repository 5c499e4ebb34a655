//! Handlers that panic.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;

use crate::Body;
use crate::handler::Answer;
use crate::trace;

/// The payload of a panic.
pub(crate) type Panic = Box<dyn Any + Send>;

/// An answer whose panics are values. The panic hook has reported them; the connection goes on.
pub(crate) struct CatchPanic(Option<Result<Answer, Panic>>);

impl CatchPanic {
    /// Returns the answer that a function makes. The function may panic, too.
    pub(crate) fn new(make: impl FnOnce() -> Answer) -> Self {
        // A handler's shared state is behind its own locks, which a panic poisons.
        CatchPanic(Some(catch_unwind(AssertUnwindSafe(make))))
    }
}

impl Future for CatchPanic {
    type Output = Result<Response<Body>, Panic>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Some(Ok(answer)) => match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
                Ok(poll) => poll.map(Ok),
                Err(panic) => Poll::Ready(Err(panic)),
            },
            _ => match self.0.take() {
                Some(Err(panic)) => Poll::Ready(Err(panic)),
                _ => Poll::Pending,
            },
        }
    }
}

/// A value that a handler holds may panic as it goes, too: after its answer, or when nobody waits for that.
impl Drop for CatchPanic {
    fn drop(&mut self) {
        let left = self.0.take();
        if catch_unwind(AssertUnwindSafe(|| drop(left))).is_err() {
            trace::panicked();
        }
    }
}
