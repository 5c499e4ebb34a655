//! Events that are signed one by one.

use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{Decoder, Event, Message};
use ferrosmith_server::Server;

use crate::events::{Speech, line};
use crate::generated_kitchen::{self as generated, Chat, ChatInput, Dictate, DictateError, DictateInput};
use crate::kitchen::{Kitchen, dish};
use crate::places::{PROTOCOLS, places};

fn server() -> Server {
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| Credentials::new(id, "hush"));
    generated::builder(Kitchen::default()).signatures(find).build().unwrap()
}

#[tokio::test]
async fn events_of_who_has_the_key_are_taken() {
    for place in places(&server()).await {
        let speech = Speech::default();
        let call = place.client.call::<Chat>(ChatInput::new("soup")).send_events(speech.clone());
        let mut events = call.events().await.unwrap_or_else(|error| panic!("{}: {error}", place.name));
        for text in ["salt", "pepper"] {
            speech.say(line(text));
            assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(dish(text)), "{}", place.name);
        }
        speech.end();
        assert!(events.next().await.is_none(), "{}", place.name);
    }
}

fn decoded(bytes: Bytes) -> Vec<Message> {
    let mut decoder = Decoder::new();
    decoder.feed(bytes);
    std::iter::from_fn(|| decoder.decode().unwrap()).collect()
}

/// Dictates through a party that changes the messages of the request; the code and status of the error.
async fn dictated(nth: usize, change: fn(&mut Vec<Message>)) -> Result<(), (String, u16)> {
    let server = server();
    let transport = Transport::from_fn(move |request| {
        let server = server.clone();
        async move {
            let (head, body) = request.into_parts();
            let mut messages = decoded(body.collect(usize::MAX).await.unwrap());
            change(&mut messages);
            let mut bytes = Vec::new();
            messages.iter().for_each(|message| message.encode(&mut bytes).unwrap());
            let response = server.respond(http::Request::from_parts(head, Body::from(bytes))).await;
            Ok::<_, std::io::Error>(response.map(Body::stream))
        }
    });
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint("http://kitchen.example")
        .protocol(PROTOCOLS[nth])
        .retry(Policy::never())
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    let speech = Speech::default();
    ["one", "two", "three"].into_iter().for_each(|text| speech.say(line(text)));
    speech.end();
    let call = Client::new(config).call::<Dictate>(DictateInput::new("soup")).send_events(speech);
    let facts =
        |error: &DictateError| (error.code().unwrap_or_default().to_owned(), error.status().unwrap_or(0));
    call.await.map(drop).map_err(|error| error.service_error().map(facts).unwrap_or_default())
}

#[tokio::test]
async fn events_that_are_changed_are_refused() {
    let forged = Err(("InvalidSignatureException".to_owned(), 403));
    for nth in 0..PROTOCOLS.len() {
        assert_eq!(dictated(nth, |_| {}).await, Ok(()), "{nth}");
        // Another payload, a message less, two that change places, one without a signature.
        let other = |messages: &mut Vec<Message>| {
            let (headers, payload) = messages.remove(1).into_parts();
            let mut forged = Vec::new();
            Message::new("{}").encode(&mut forged).unwrap();
            assert_ne!(payload, forged);
            let carrier = headers
                .iter()
                .fold(Message::new(forged), |message, (name, value)| message.header(name, value).unwrap());
            messages.insert(1, carrier);
        };
        let changes: [fn(&mut Vec<Message>); 4] = [
            other,
            |messages| drop(messages.remove(1)),
            |messages| messages.swap(0, 1),
            |messages| messages[1] = decoded(messages[1].payload().clone()).remove(0),
        ];
        for (number, change) in changes.into_iter().enumerate() {
            assert_eq!(dictated(nth, change).await, forged, "{nth} {number}");
        }
        // The end is signed, too.
        let cut = dictated(nth, |messages| messages.truncate(2)).await;
        assert_eq!(cut, Err(("SerializationException".to_owned(), 400)), "{nth}");
    }
}
