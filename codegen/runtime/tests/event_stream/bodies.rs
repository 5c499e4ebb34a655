//! Bodies that are streams of bytes, as streams of events and back.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{
    Event, EventBody, EventError, EventStream, InputEvents, OutputEvents,
};
use ferrosmith_runtime::protocol::{AWS_JSON_1_0, Protocol, REST_JSON_1};
use ferrosmith_runtime::{ClientOptions, ServerOptions};
use futures_core::Stream;

use crate::streaming::{
    ClientEvents, Closed, Leave, Note, Say, ServerEvents, Subscribe, SubscribeInput, SubscribeOutput,
};

/// A stream of what is there, each of which is waited for once.
#[derive(Debug)]
struct Slow<T>(VecDeque<T>, bool);

impl<T> Slow<T> {
    fn new(items: impl IntoIterator<Item = T>) -> Self {
        Slow(items.into_iter().collect(), false)
    }
}

impl<T: Unpin> Stream for Slow<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.1 = !self.1;
        if self.1 {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.0.pop_front())
    }
}

/// Runs a future that never sleeps for long.
fn wait<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

async fn collect<S: Stream + Unpin>(mut stream: S) -> Vec<S::Item> {
    let mut items = Vec::new();
    while let Some(item) = std::future::poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await {
        items.push(item);
    }
    items
}

/// Bytes one by one.
fn split(
    pieces: Vec<Result<Bytes, ferrosmith_runtime::protocol::MessageError>>,
) -> Slow<Result<Bytes, std::io::Error>> {
    let bytes: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.unwrap()).collect();
    Slow::new(bytes.into_iter().map(|byte| Ok(Bytes::copy_from_slice(&[byte]))))
}

fn round_trip(protocol: &'static dyn Protocol) {
    // A client's body.
    let input = SubscribeInput::new("lobby");
    let (request, writer) =
        Subscribe::request_events(Some(protocol), &input, &ClientOptions::default()).unwrap();
    let sent = [ClientEvents::Say(Say::new().text("hi")), Leave::new().into()];
    let body = wait(collect(EventBody::new(writer, Slow::new(sent.clone()))));
    assert_eq!(body.len(), if protocol.has_http_bindings() { 2 } else { 3 });

    // A server reads it.
    let request = request.map(|()| split(body));
    let (initial, reader, body) =
        Subscribe::parse_request_events(Some(protocol), request, &ServerOptions::default()).unwrap();
    let mut events = EventStream::new(reader, body);
    assert_eq!(wait(events.initial(initial)).unwrap(), input);
    let received = wait(collect(events));
    let received: Vec<_> = received.into_iter().filter_map(|event| event.unwrap().known()).collect();
    assert_eq!(received, sent);

    // Its own body, with an error, after which it writes no event, and a client reads none.
    let output = SubscribeOutput::new("news");
    let (response, writer) = Subscribe::respond_events(Some(protocol), &output).unwrap();
    let sent = [Note::new().text("ho").into(), Closed::new().into(), ServerEvents::Note(Note::new())];
    let mut body = wait(collect(EventBody::new(writer, Slow::new(sent.clone()))));
    assert_eq!(body.len(), if protocol.has_http_bindings() { 2 } else { 3 });
    let (_, mut writer) = Subscribe::respond_events(Some(protocol), &output).unwrap();
    writer.start().unwrap();
    body.push(writer.write(&sent[2]));
    let (initial, reader, body) =
        Subscribe::response_events(Some(protocol), response.map(|()| split(body))).unwrap();
    let mut events = EventStream::new(reader, body);
    assert_eq!(wait(events.initial(initial)).unwrap(), output);
    assert_eq!(wait(events.next()).unwrap().unwrap(), Event::Known(sent[0].clone()));
    assert!(matches!(wait(events.next()).unwrap(), Err(EventError::Exception(ServerEvents::Closed(_)))));
    assert!(wait(events.next()).is_none() && wait(events.next()).is_none());
}

#[test]
fn events_are_streams_in_both_directions() {
    round_trip(&REST_JSON_1);
    round_trip(&AWS_JSON_1_0);
}

#[test]
fn a_body_that_breaks_ends_the_stream_after_saying_so() {
    let output = SubscribeOutput::new("news");
    let whole = || {
        let (response, mut writer) = Subscribe::respond_events(None, &output).unwrap();
        (response, writer.write(&Note::new().text("ho").into()).unwrap())
    };
    let events = |pieces: Vec<Result<Bytes, std::io::Error>>| {
        let (response, _) = whole();
        let (_, reader, body) =
            Subscribe::response_events(None, response.map(|()| Slow::new(pieces))).unwrap();
        wait(collect(EventStream::new(reader, body)))
    };
    let (_, bytes) = whole();
    let broken = events(vec![Ok(bytes.clone()), Err(std::io::Error::other("reset"))]);
    assert!(broken[0].is_ok());
    assert_eq!(broken[1].as_ref().unwrap_err().to_string(), "the body ended early: reset");
    assert_eq!(broken.len(), 2);
    let cut = events(vec![Ok(bytes.slice(..20))]);
    assert!(matches!(&cut[..], [Err(EventError::Frame(error))] if error.offset() == Some(20)));
    let damaged = events(vec![Ok(Bytes::from_static(b"no frames at all")), Ok(bytes)]);
    assert!(matches!(&damaged[..], [Err(EventError::Frame(_))]), "{damaged:?}");
}

#[test]
fn a_stream_can_be_sent_to_another_thread() {
    fn check<T: std::marker::Send>(_: &T) {}
    let (response, writer) = Subscribe::respond_events(None, &SubscribeOutput::new("news")).unwrap();
    check(&writer);
    let (initial, reader, ()) = Subscribe::response_events(None, response).unwrap();
    check(&initial);
    check(&reader);
}
