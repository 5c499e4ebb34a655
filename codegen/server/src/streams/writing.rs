//! Events as a body.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::event_stream::{EventWriter, is_error};
use ferrosmith_runtime::protocol::{MessageError, Reason};
use ferrosmith_runtime::{ServiceError as _, Union};
use futures_core::Stream as _;
use http_body::Frame;

use super::Outgoing;
use crate::handler::internal;
use crate::trace;

/// The body of a response with events: what stands before them, each as it comes, and an error that ends them.
pub(super) struct Writing<E> {
    writer: EventWriter<E>,
    started: bool,
    /// `None` after the end.
    events: Option<Outgoing<E>>,
}

impl<E: Union> Writing<E> {
    pub(super) fn new(writer: EventWriter<E>, events: Outgoing<E>) -> Self {
        Writing { writer, started: false, events: Some(events) }
    }

    /// Returns the next event; a panic of the handler is an error for the client, which is told nothing of it.
    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<E, Unhandled>>> {
        let Some(events) = &mut self.events else { return Poll::Ready(None) };
        let polled = catch_unwind(AssertUnwindSafe(|| Pin::new(events).poll_next(context)));
        polled.unwrap_or_else(|_| {
            trace::panicked();
            Poll::Ready(Some(Err(internal("an internal error"))))
        })
    }

    /// Writes an event. A modelled error is the last one.
    fn written(&mut self, event: &E) -> Result<Bytes, MessageError> {
        if !is_error(event) {
            return self.writer.write(event);
        }
        let written = self.writer.write_last(event)?;
        self.events = None;
        Ok(written)
    }

    /// Ends the stream with an error. A function that is told of it may panic, too.
    fn failed(&mut self, error: &Unhandled) -> Result<Bytes, MessageError> {
        let events = self.events.take();
        let tell = AssertUnwindSafe(|| events.into_iter().for_each(|events| events.failed(error)));
        if catch_unwind(tell).is_err() {
            trace::panicked();
        }
        let code = error.code().unwrap_or(Reason::Internal.code());
        self.writer.write_error(code, error.message().unwrap_or_default())
    }

    /// Returns the next bytes of the body; empty ones stand for none.
    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, MessageError>>> {
        if !self.started {
            self.started = true;
            return Poll::Ready(Some(self.writer.start()));
        }
        if self.events.is_none() {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(match ready!(self.poll_event(context)) {
            Some(Ok(event)) => match self.written(&event) {
                Ok(bytes) => Ok(bytes),
                Err(error) => self.failed(&internal("an event does not fit a message").because(error)),
            },
            Some(Err(error)) => self.failed(&error),
            None => {
                self.events = None;
                self.writer.finish()
            }
        }))
    }
}

// Nothing in it is pinned.
impl<E> Unpin for Writing<E> {}

impl<E: Union> http_body::Body for Writing<E> {
    type Data = Bytes;
    type Error = MessageError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, MessageError>>> {
        loop {
            match ready!(self.poll_bytes(context)) {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                bytes => return Poll::Ready(bytes.map(|bytes| bytes.map(Frame::data))),
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.started && self.events.is_none()
    }
}
