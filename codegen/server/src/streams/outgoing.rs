//! Events of a response.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::Union;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::event_stream::{EventWriter, OutputEvents};
use ferrosmith_runtime::protocol::ServerProtocol;
use futures_core::Stream;
use http::Response;

use super::writing::Writing;
use super::{Sent, Streamed};
use crate::Body;
use crate::handler::failed_because;

/// The events of an output: a stream that is polled as the client reads it, and dropped when the client is gone.
///
/// Modelled errors are members of the union. One of them ends the stream, and so do an error that the model does not have,
/// [`Unhandled`] with its code and message, a panic, and an event that does not fit a message: [`Outgoing::on_failure`]
/// is for a log of these three.
pub struct Outgoing<E> {
    events: Events<E>,
    told: Option<Told>,
}

type Events<E> = Pin<Box<dyn Stream<Item = Result<E, Unhandled>> + Send>>;

/// A function that is told why a stream ended.
type Told = Box<dyn FnOnce(&Unhandled) + Send>;

impl<E: Send + 'static> Outgoing<E> {
    /// Returns the events of a stream.
    pub fn new<S>(events: S) -> Self
    where
        S: Stream<Item = E> + Send + 'static,
    {
        let mut events = Box::pin(events);
        let next =
            move |context: &mut Context<'_>| events.as_mut().poll_next(context).map(|event| event.map(Ok));
        Outgoing::fallible(Polled(next))
    }

    /// Returns the events of a stream, which an error ends.
    pub fn fallible<S>(events: S) -> Self
    where
        S: Stream<Item = Result<E, Unhandled>> + Send + 'static,
    {
        Outgoing { events: Box::pin(events), told: None }
    }

    /// Returns events that are known.
    pub fn of<I>(events: I) -> Self
    where
        I: IntoIterator<Item = E>,
        I::IntoIter: Send + 'static,
    {
        let mut events = Box::new(events.into_iter());
        Outgoing::fallible(Polled(move |_: &mut Context<'_>| Poll::Ready(events.next().map(Ok))))
    }

    /// Returns events that are made one after the other: a step takes what the one before left, and returns an event and
    /// what it leaves, or `None` at the end.
    ///
    /// ```
    /// # use ferrosmith_server::Outgoing;
    /// let counts: Outgoing<u32> = Outgoing::unfold(0, |count| async move {
    ///     Ok((count < 3).then(|| (count, count + 1)))
    /// });
    /// # let _ = counts;
    /// ```
    pub fn unfold<S, F, R>(state: S, mut step: F) -> Self
    where
        S: Send + 'static,
        F: FnMut(S) -> R + Send + 'static,
        R: Future<Output = Result<Option<(E, S)>, Unhandled>> + Send + 'static,
    {
        let mut left = Some(state);
        let mut running = Box::pin(None);
        Outgoing::fallible(Polled(move |context: &mut Context<'_>| {
            if let Some(state) = left.take() {
                running.set(Some(step(state)));
            }
            let Some(future) = running.as_mut().as_pin_mut() else { return Poll::Ready(None) };
            let made = ready!(future.poll(context));
            running.set(None);
            Poll::Ready(made.transpose().map(|made| {
                let (event, state) = made?;
                left = Some(state);
                Ok(event)
            }))
        }))
    }
}

impl<E> Outgoing<E> {
    /// Calls a function with the error that ends the stream, if one does, and with its cause, which the client is not told.
    ///
    /// ```
    /// # use ferrosmith_server::Outgoing;
    /// # fn log(counts: Outgoing<u32>) -> Outgoing<u32> {
    /// counts.on_failure(|error| eprintln!("events ended: {error}"))
    /// # }
    /// ```
    #[must_use]
    pub fn on_failure(self, told: impl FnOnce(&Unhandled) + Send + 'static) -> Self {
        Outgoing { told: Some(Box::new(told)), ..self }
    }

    /// Tells the error that ends the stream.
    pub(super) fn failed(self, error: &Unhandled) {
        self.told.into_iter().for_each(|told| told(error));
    }
}

impl<E: Union + Send + 'static> Outgoing<E> {
    /// Returns the body of a response with these events: for handlers of operations that are not known when the program
    /// is compiled.
    #[must_use]
    pub fn into_body(self, writer: EventWriter<E>) -> Body {
        Body::stream(Writing::new(writer, self))
    }
}

/// A stream by its function.
struct Polled<F>(F);

// Nothing that the function holds is pinned, unless it is in a box.
impl<F> Unpin for Polled<F> {}

impl<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>>> Stream for Polled<F> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        (self.0)(context)
    }
}

impl<E> Stream for Outgoing<E> {
    type Item = Result<E, Unhandled>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.events.as_mut().poll_next(context)
    }
}

impl<E> fmt::Debug for Outgoing<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").finish_non_exhaustive()
    }
}

impl<O: OutputEvents> Sent<O> for Streamed<O::Output, Outgoing<O::OutputEvent>> {
    async fn send(self, protocol: &'static dyn ServerProtocol) -> Response<Body> {
        match O::respond_events(Some(protocol), &self.output) {
            Ok((response, writer)) => response.map(|()| self.stream.into_body(writer)),
            Err(error) => failed_because(protocol, "the output does not fit a response", error),
        }
    }
}
