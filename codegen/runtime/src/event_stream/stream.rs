//! Bodies as streams of events, and streams of events as bodies.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{Event, EventError, EventReader, EventWriter, Initial, is_error};
use crate::protocol::MessageError;
use crate::value::{Structure, Union};

/// A stream of events over a body that is a stream of bytes.
///
/// It goes on after a message that does not fit the model, and ends with any other error.
pub struct EventStream<E, B> {
    reader: EventReader<E>,
    body: B,
    ended: bool,
}

impl<E, B, X> EventStream<E, B>
where
    E: Union,
    B: Stream<Item = Result<Bytes, X>> + Unpin,
    X: Into<Box<dyn Error + Send + Sync>>,
{
    /// Returns the stream of a body's events.
    #[must_use]
    pub fn new(reader: EventReader<E>, body: B) -> Self {
        EventStream { reader, body, ended: false }
    }

    /// Waits for the next event; `None` after the last one.
    ///
    /// # Errors
    /// The same as [`EventReader::read`].
    pub async fn next(&mut self) -> Option<Result<Event<E>, EventError<E>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Waits for the input or the output before the first event.
    ///
    /// # Errors
    /// The same as [`Initial::read`].
    pub async fn initial<T: Structure>(&mut self, mut initial: Initial<T>) -> Result<T, EventError<E>> {
        poll_fn(|context| self.poll_initial(context, &mut initial)).await
    }

    /// Polls for the input or the output before the first event. It is there once.
    ///
    /// # Errors
    /// The same as [`Initial::read`].
    pub fn poll_initial<T: Structure>(
        &mut self,
        context: &mut Context<'_>,
        initial: &mut Initial<T>,
    ) -> Poll<Result<T, EventError<E>>> {
        self.poll(context, |reader| initial.read(reader)).map(|read| match read {
            Some(read) => read,
            None => Err(EventError::Body("expected an initial message, found the end of the body".into())),
        })
    }

    /// Reads, and polls the body until there are enough bytes; `None` after its end.
    fn poll<T>(
        &mut self,
        context: &mut Context<'_>,
        mut read: impl FnMut(&mut EventReader<E>) -> Result<Option<T>, EventError<E>>,
    ) -> Poll<Option<Result<T, EventError<E>>>> {
        loop {
            match read(&mut self.reader) {
                Ok(Some(read)) => return Poll::Ready(Some(Ok(read))),
                Err(EventError::Frame(_)) if self.ended => return Poll::Ready(None), // it was said
                Err(error) => {
                    self.ended |= !matches!(error, EventError::Message(_));
                    return Poll::Ready(Some(Err(error)));
                }
                Ok(None) if self.ended => return Poll::Ready(None),
                Ok(None) => {}
            }
            match ready!(Pin::new(&mut self.body).poll_next(context)) {
                Some(Ok(bytes)) => self.reader.feed(bytes),
                Some(Err(error)) => {
                    self.ended = true;
                    return Poll::Ready(Some(Err(EventError::Body(error.into()))));
                }
                None => {
                    self.ended = true;
                    if let Err(error) = self.reader.finish() {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
        }
    }
}

impl<E, B, X> Stream for EventStream<E, B>
where
    E: Union,
    B: Stream<Item = Result<Bytes, X>> + Unpin,
    X: Into<Box<dyn Error + Send + Sync>>,
{
    type Item = Result<Event<E>, EventError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context, EventReader::read)
    }
}

impl<E, B> fmt::Debug for EventStream<E, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("reader", &self.reader).finish_non_exhaustive()
    }
}

/// A body over a stream of events.
///
/// The message before the first event is sent at once, and a signed stream gets its last message. An event that is a
/// modelled error is the last one.
pub struct EventBody<E, S> {
    writer: EventWriter<E>,
    /// `None` after the end.
    events: Option<S>,
    started: bool,
}

impl<E, S> EventBody<E, S>
where
    E: Union,
    S: Stream<Item = E> + Unpin,
{
    /// Returns the body of a stream of events.
    #[must_use]
    pub fn new(writer: EventWriter<E>, events: S) -> Self {
        EventBody { writer, events: Some(events), started: false }
    }
}

impl<E, S> Stream for EventBody<E, S>
where
    E: Union,
    S: Stream<Item = E> + Unpin,
{
    type Item = Result<Bytes, MessageError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !self.started {
            self.started = true;
            match self.writer.start() {
                Ok(bytes) if bytes.is_empty() => {}
                start => return Poll::Ready(Some(start)),
            }
        }
        let Some(events) = &mut self.events else { return Poll::Ready(None) };
        if let Some(event) = ready!(Pin::new(events).poll_next(context)) {
            if is_error(&event) {
                self.events = None;
                return Poll::Ready(Some(self.writer.write_last(&event)));
            }
            return Poll::Ready(Some(self.writer.write(&event)));
        }
        self.events = None;
        match self.writer.finish() {
            Ok(bytes) if bytes.is_empty() => Poll::Ready(None),
            end => Poll::Ready(Some(end)),
        }
    }
}

impl<E, S> fmt::Debug for EventBody<E, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventBody").field("writer", &self.writer).finish_non_exhaustive()
    }
}
