//! Calls with streams of events (Smithy 2.0, section Event streams).

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{
    Event, EventBody, EventError, EventReader, EventStream, Initial, InputEvents, OutputEvents,
};
use ferrosmith_runtime::protocol::ClientProtocol;
use futures_core::Stream;
use http::{HeaderMap, Response};

use super::call::{Written, finished};
use super::reader::{Judgement, Opened, Read, judged, opened, whole};
use super::run::{self, Progress};
use super::seal::Seal;
use super::upload::Upload;
use super::{Call, Error};
use crate::transport::{Body, BoxError, Polled};

/// The events of an output, as a stream: it holds a connection until its end, or until it is dropped.
///
/// A modelled error within the stream is [`EventError::Exception`]; an event that is not in the model is
/// [`Event::Unknown`]. Nothing is sent again after the first byte of the response.
pub struct Events<O: OutputEvents> {
    stream: EventStream<O::OutputEvent, Body>,
    /// The output that is still to be read.
    initial: Option<Initial<O::Output>>,
    output: Option<O::Output>,
    /// The id that the service assigned to the request.
    pub request_id: Option<String>,
    /// The headers of the response.
    pub headers: HeaderMap,
}

type Found<E> = Result<Event<E>, EventError<E>>;

impl<O: OutputEvents> Events<O> {
    /// Waits for the next event; `None` after the last one.
    ///
    /// # Errors
    /// Returns an error for a message that does not fit the model, after which others may follow, and for what ends the
    /// stream: an error of the service, or a connection that breaks.
    pub async fn next(&mut self) -> Option<Found<O::OutputEvent>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Waits for the members of the output that are no events. In protocols with HTTP bindings they are there at once;
    /// others have them in the first message.
    ///
    /// # Errors
    /// Returns an error if the first message is malformed, or the connection breaks.
    pub async fn output(&mut self) -> Result<&O::Output, EventError<O::OutputEvent>> {
        poll_fn(|cx| self.poll_output(cx)).await?;
        self.output.as_ref().ok_or_else(|| EventError::Body("the output could not be read before".into()))
    }

    fn poll_output(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), EventError<O::OutputEvent>>> {
        if let Some(initial) = &mut self.initial {
            let read = ready!(self.stream.poll_initial(cx, initial));
            self.initial = None;
            self.output = Some(read?);
        }
        Poll::Ready(Ok(()))
    }
}

// Nothing in it is pinned.
impl<O: OutputEvents> Unpin for Events<O> {}

impl<O: OutputEvents> Stream for Events<O> {
    type Item = Found<O::OutputEvent>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Err(error) = ready!(self.poll_output(cx)) {
            return Poll::Ready(Some(Err(error)));
        }
        Pin::new(&mut self.stream).poll_next(cx)
    }
}

impl<O: OutputEvents> fmt::Debug for Events<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("operation", &O::NAME)
            .field("stream", &self.stream)
            .finish_non_exhaustive()
    }
}

impl<O: OutputEvents> Call<O> {
    /// Sends the call, and returns the events of its output.
    ///
    /// ```text
    /// let mut events = client.converse_stream(input).events().await?;
    /// while let Some(event) = events.next().await {
    ///     match event? {
    ///         Event::Known(ConverseStreamOutput::ContentBlockDelta(delta)) => …,
    ///         _ => {}
    ///     }
    /// }
    /// ```
    ///
    /// # Errors
    /// The same as for the call itself. What comes later is an error of the stream.
    pub async fn events(self) -> Result<Events<O>, Error<O::Error>> {
        let Written { client, job, is_idempotent } = self.written()?;
        let protocol = client.0.config.protocol_of(O::SERVICE);
        let mut reader = EventsReader::<O> { protocol, result: None };
        let mut progress = Progress::new(is_idempotent);
        let done = run::run(&client.0, job, &mut reader, &mut progress).await;
        let ((initial, reader, body), reply) = finished::<O, _>(done, reader.result, &progress)?;
        let request_id = reply.request_id();
        let stream = EventStream::new(reader, body);
        Ok(Events { stream, initial: Some(initial), output: None, request_id, headers: reply.headers })
    }
}

impl<O: InputEvents> Call<O> {
    /// Sets the events of the input. Each is sent, and signed if the request is, as it comes; the end of the stream is
    /// the end of the request.
    ///
    /// Once a part of the stream was sent, the call is not made again. A service that answers before the stream ends
    /// needs a connection that does both at a time, such as one of HTTP/2.
    pub fn send_events<S>(mut self, events: S) -> Self
    where
        S: Stream<Item = O::InputEvent> + Send + 'static,
    {
        let seal = Seal::new(self.client.clone());
        self.upload = Some(Box::new(move |protocol, input, options| {
            let (request, writer) = O::request_events(protocol, input, options)?;
            let sealed = seal.clone();
            let body = Late(Err(Some(Box::new(move || {
                let writer = if sealed.is_set() { writer.sign_with(sealed) } else { writer };
                Body::from_stream(EventBody::new(writer, Box::pin(events)))
            }))));
            let mut upload = Upload::new(Body::stream(body));
            upload.seal = Some(seal);
            Ok((request.map(|()| Bytes::new()), upload))
        }));
        self
    }
}

/// A body that is made when it is first read from: whether its events are signed is not known before.
struct Late(Result<Body, Option<Make>>);

type Make = Box<dyn FnOnce() -> Body + Send>;

impl http_body::Body for Late {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        if let Err(make) = &mut self.0 {
            let make = make.take();
            self.0 = Ok(make.map_or_else(Body::empty, |make| make()));
        }
        match &mut self.0 {
            Ok(body) => Pin::new(body).poll_frame(cx),
            Err(_) => Poll::Ready(None),
        }
    }
}

/// The parts of a response whose output has events.
type Parts<O> = (Initial<<O as Operation>::Output>, EventReader<<O as OutputEvents>::OutputEvent>, Body);

/// Reads the responses of an operation, and leaves the events of an output unread.
struct EventsReader<O: OutputEvents> {
    protocol: Option<&'static dyn ClientProtocol>,
    result: Option<Result<Parts<O>, O::Error>>,
}

impl<O: OutputEvents> Read for EventsReader<O> {
    fn read(&mut self, response: &Response<Bytes>) -> Judgement {
        // It is no output: an output was opened.
        let result = whole::<O>(self.protocol, response).map(drop);
        let judgement = judged(&result);
        self.result = result.err().map(Err);
        judgement
    }

    fn opens(&self) -> bool {
        true
    }

    fn may_be_silent(&self) -> bool {
        true
    }

    fn open(&mut self, response: Response<Body>) -> Opened {
        opened(O::response_events(self.protocol, response), &mut self.result)
    }
}
