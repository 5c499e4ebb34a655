//! The answer of the methods of generated traits that nobody has written.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::error::Unhandled;

use crate::{Call, handler};

/// The future of the answer that an operation is not implemented; see [`not_implemented`].
// `std::future::Ready` would hold an output, and the compiler would look through every type of a service to find that it can
// be sent.
#[derive(Debug)]
#[must_use = "futures do nothing unless they are awaited"]
pub struct NotImplemented<T, E> {
    error: Option<Unhandled>,
    answer: PhantomData<fn() -> Result<T, E>>,
}

impl<T, E: From<Unhandled>> Future for NotImplemented<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<T, E>> {
        self.error.take().map_or(Poll::Pending, |error| Poll::Ready(Err(error.into())))
    }
}

/// Answers that an operation is not implemented (status 501): the default of the methods of generated traits.
pub fn not_implemented<O: Operation>(_: O::Input, call: &Call) -> NotImplemented<O::Output, O::Error> {
    absent(call)
}

/// The same of a method with streams, whose input comes with what it takes.
#[doc(hidden)]
pub fn __streaming_not_implemented<O: Operation, T, S>(_: T, call: &Call) -> NotImplemented<S, O::Error> {
    absent(call)
}

fn absent<T, E>(call: &Call) -> NotImplemented<T, E> {
    let error = Unhandled::from(handler::not_implemented(call.operation()));
    NotImplemented { error: Some(error), answer: PhantomData }
}
