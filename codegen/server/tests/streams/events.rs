//! Streams of events: in, out, and both.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use ferrosmith_client::client::{Events, Timeouts};
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::event_stream::{Event, EventError, OutputEvents};
use futures_core::Stream;
use tokio::time::sleep;

use crate::generated_kitchen::{
    self as generated, Chat, ChatError, ChatInput, Dictate, DictateInput, Line, Pause, Smoke, Watch,
    WatchError, WatchInput, Words,
};
use crate::kitchen::{Closed, Kitchen, dish};
use crate::places::places;

/// A stream of words that a test speaks when it likes.
#[derive(Clone, Default)]
pub(crate) struct Speech(Arc<Mutex<Said>>);

#[derive(Default)]
struct Said {
    words: VecDeque<Words>,
    ended: bool,
    waker: Option<Waker>,
}

impl Speech {
    pub(crate) fn say(&self, words: impl Into<Words>) {
        let mut said = self.0.lock().unwrap();
        said.words.push_back(words.into());
        said.waker.take().into_iter().for_each(Waker::wake);
    }

    pub(crate) fn end(&self) {
        let mut said = self.0.lock().unwrap();
        said.ended = true;
        said.waker.take().into_iter().for_each(Waker::wake);
    }
}

impl Stream for Speech {
    type Item = Words;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Words>> {
        let mut said = self.0.lock().unwrap();
        if said.words.is_empty() && !said.ended {
            said.waker = Some(context.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(said.words.pop_front())
    }
}

pub(crate) fn line(text: &str) -> Words {
    Line::new(text).into()
}

/// Returns the rest of a stream, its errors as text.
async fn rest<O: OutputEvents>(events: &mut Events<O>) -> Vec<Result<O::OutputEvent, String>> {
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(match event {
            Ok(Event::Known(event)) => Ok(event),
            Ok(Event::Unknown(message)) => Err(format!("{message:?}")),
            Err(error) => Err(error.to_string()),
        });
    }
    found
}

#[tokio::test]
async fn events_of_an_output() {
    for place in places(&generated::serve(Kitchen::default())).await {
        let mut events = place.client.call::<Watch>(WatchInput::new()).events().await.unwrap();
        assert_eq!(events.output().await.unwrap().since.unwrap().seconds(), 1_440_938_160, "{}", place.name);
        assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(dish("soup")), "{}", place.name);
        // A modelled exception, after which the handler has others, which are not sent.
        let Some(Err(EventError::Exception(Smoke::Burnt(burnt)))) = events.next().await else {
            panic!("{}: no exception", place.name)
        };
        assert_eq!(burnt.message.as_deref(), Some("black"), "{}", place.name);
        assert_eq!(rest(&mut events).await, [], "{}", place.name);
        assert!(events.request_id.is_some(), "{}", place.name);
    }
}

#[tokio::test]
async fn errors_before_a_stream_are_responses() {
    for place in places(&generated::serve(Kitchen::default())).await {
        let call = place.client.call::<Watch>(WatchInput::new().stove("cold")).events();
        let error = call.await.unwrap_err();
        assert!(matches!(error.service_error(), Some(WatchError::Burnt(_))), "{}: {error}", place.name);
        // The input is checked as any other, where it is the first message, too.
        let invalid = place.client.call::<Chat>(ChatInput::new("")).send_events(Speech::default());
        let error = invalid.events().await.unwrap_err().to_string();
        assert!(
            error.contains("ValidationException") && error.contains("'/title'"),
            "{}: {error}",
            place.name
        );
    }
}

#[tokio::test]
async fn errors_that_end_a_stream() {
    for place in places(&generated::serve(Kitchen::default())).await {
        for (stove, expected) in [
            ("overheated", "Overheated: by 40 degrees"),
            ("panic", "InternalFailureException: an internal error"),
        ] {
            let call = place.client.call::<Watch>(WatchInput::new().stove(stove));
            let found = rest(&mut call.events().await.unwrap()).await;
            assert_eq!(found, [Ok(dish("soup")), Err(expected.to_owned())], "{}", place.name);
        }
    }
}

#[tokio::test]
async fn events_of_an_input() {
    for place in places(&generated::serve(Kitchen::default())).await {
        let speech = Speech::default();
        for words in [line("one"), Pause::new().into(), line("two")] {
            speech.say(words);
        }
        speech.end();
        let call = place.client.call::<Dictate>(DictateInput::new("soup")).send_events(speech);
        let output = call.await.unwrap_or_else(|error| panic!("{}: {error}", place.name));
        assert_eq!((output.title.as_deref(), output.lines), (Some("soup"), Some(2)), "{}", place.name);

        let speech = Speech::default();
        speech.say(line(""));
        speech.end();
        let call = place.client.call::<Dictate>(DictateInput::new("soup")).send_events(speech);
        let error = call.await.unwrap_err();
        let error = error.service_error().unwrap_or_else(|| panic!("{}: {error}", place.name));
        assert_eq!(
            (error.code(), error.status()),
            (Some("ValidationException"), Some(400)),
            "{}",
            place.name
        );
        assert!(error.message().unwrap().contains("'/text'"), "{}: {error}", place.name);
    }
}

#[tokio::test]
async fn events_both_ways_one_by_one() {
    for place in places(&generated::serve(Kitchen::default())).await {
        let speech = Speech::default();
        let call = place.client.call::<Chat>(ChatInput::new("soup")).send_events(speech.clone());
        let mut events = call.events().await.unwrap_or_else(|error| panic!("{}: {error}", place.name));
        // Each is answered while the stream of the input is open.
        for text in ["salt", "pepper"] {
            speech.say(line(text));
            assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(dish(text)), "{}", place.name);
        }
        speech.say(line("burn"));
        let burnt = events.next().await.unwrap().unwrap_err();
        assert!(matches!(burnt, EventError::Exception(Smoke::Burnt(_))), "{}: {burnt}", place.name);
        speech.end();
        assert_eq!(rest(&mut events).await, [], "{}", place.name);

        // An event that breaks the model ends it.
        let speech = Speech::default();
        let call = place.client.call::<Chat>(ChatInput::new("soup")).send_events(speech.clone());
        let mut events = call.events().await.unwrap();
        speech.say(line("much too long a line"));
        let found = rest(&mut events).await;
        let [Err(error)] = &found[..] else { panic!("{}: {found:?}", place.name) };
        assert!(
            error.starts_with("ValidationException: ") && error.contains("'/text'"),
            "{}: {error}",
            place.name
        );

        let call = place.client.call::<Chat>(ChatInput::new("silence")).send_events(Speech::default());
        let error = call.events().await.unwrap_err();
        assert!(matches!(error.service_error(), Some(ChatError::Burnt(_))), "{}: {error}", place.name);
    }
}

/// Bodies have a least rate, and a handler a longest time without a part of one: events may be rare.
#[tokio::test(start_paused = true)]
async fn events_have_no_rate() {
    let pause = Duration::from_secs(300);
    let server = generated::builder(Kitchen::default()).handler_timeout(2 * pause).build().unwrap();
    let transport = Transport::new(server);
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint("http://kitchen.example")
        .timeouts(Timeouts::none())
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    let client = Client::new(config);
    let speech = Speech::default();
    let call = client.call::<Dictate>(DictateInput::new("soup")).send_events(speech.clone());
    let speaking = async {
        for _ in 0..5 {
            sleep(pause).await;
            speech.say(line("one"));
        }
        speech.end();
    };
    let (output, ()) = tokio::join!(call, speaking);
    assert_eq!(output.unwrap().lines, Some(5));

    let speech = Speech::default();
    let call = client.call::<Chat>(ChatInput::new("soup")).send_events(speech.clone());
    let mut events = call.events().await.unwrap();
    for _ in 0..5 {
        sleep(pause).await;
        speech.say(line("salt"));
        assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(dish("salt")));
    }
}

#[tokio::test]
async fn methods_that_are_left_out_are_not_implemented() {
    for place in places(&generated::serve(Closed)).await {
        let watch = place.client.call::<Watch>(WatchInput::new()).events().await.unwrap_err();
        let error = watch.service_error().unwrap_or_else(|| panic!("{}: {watch}", place.name));
        assert_eq!(
            (error.code(), error.status()),
            (Some("NotImplementedException"), Some(501)),
            "{}",
            place.name
        );
        let chat = place.client.call::<Chat>(ChatInput::new("soup")).send_events(Speech::default());
        let chat = chat.events().await.unwrap_err();
        let error = chat.service_error().unwrap_or_else(|| panic!("{}: {chat}", place.name));
        assert_eq!(error.message(), Some("Chat is not implemented"), "{}", place.name);
    }
}
