//! Events that are signed one by one.

use std::time::Duration;

use ferrosmith_client::retry::Policy;
use ferrosmith_client::sign::{Scope, SignedPayload, Signer};
use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{Decoder, Event, Message};
use ferrosmith_runtime::{Operation as _, ServiceError as _, Timestamp};
use ferrosmith_server::Server;

use crate::events::{Speech, line};
use crate::generated_kitchen::{
    self as generated, Chat, ChatInput, Deliver, DeliverInput, Dictate, DictateError, DictateInput,
};
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

#[tokio::test]
async fn bytes_of_who_has_the_key_are_taken() {
    for place in places(&server()).await {
        let call = place.client.call::<Deliver>(DeliverInput::new("goods"));
        let output = call.await.unwrap_or_else(|error| panic!("{}: {error}", place.name));
        assert_eq!(output.size, Some(5), "{}", place.name);
    }
}

type Head = http::request::Parts;

/// The status for a body to a request that is signed for `goods` and does not tell their hash.
async fn without_hash(sign: fn(&mut Head, &Scope<'_>), body: &'static str) -> u16 {
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| Credentials::new(id, "hush"));
    let server = generated::builder(Kitchen::default()).signatures(find).body_limit(5).build().unwrap();
    let (mut head, _) = Deliver::request(&DeliverInput::new("goods")).unwrap().into_parts();
    head.uri = format!("http://kitchen.example{}", head.uri).parse().unwrap();
    head.headers.remove("content-length");
    sign(&mut head, &Scope::new("eu-central-1", "kitchen", Timestamp::now()));
    assert!(!head.headers.contains_key("x-amz-content-sha256"));
    let body = Body::stream(Body::from(body));
    server.respond(http::Request::from_parts(head, body)).await.status().as_u16()
}

fn in_header(head: &mut Head, scope: &Scope<'_>) {
    let credentials = Credentials::new("AKIDEXAMPLE", "hush");
    Signer::new().sign(head, SignedPayload::Bytes(b"goods"), &credentials, scope).unwrap();
}

fn in_url(head: &mut Head, scope: &Scope<'_>) {
    let (credentials, minute) = (Credentials::new("AKIDEXAMPLE", "hush"), Duration::from_secs(60));
    Signer::new().presign(head, SignedPayload::Bytes(b"goods"), &credentials, scope, minute).unwrap();
}

#[tokio::test]
async fn bytes_whose_hash_is_not_told_are_read_before_their_handler() {
    for sign in [in_header, in_url] {
        assert_eq!(without_hash(sign, "goods").await, 200);
        assert_eq!(without_hash(sign, "other").await, 403);
        assert_eq!(without_hash(sign, "too many goods").await, 413);
    }
    assert_eq!(without_hash(|_, _| {}, "goods").await, 403);
}

/// The status for a body to a request that is signed for `goods` and tells their hash.
async fn with_hash(body: &'static str) -> u16 {
    let (mut head, _) = Deliver::request(&DeliverInput::new("goods")).unwrap().into_parts();
    head.uri = format!("http://kitchen.example{}", head.uri).parse().unwrap();
    head.headers.remove("content-length");
    let scope = Scope::new("eu-central-1", "kitchen", Timestamp::now()).content_sha256(true);
    in_header(&mut head, &scope);
    assert!(head.headers.contains_key("x-amz-content-sha256"));
    let body = Body::stream(Body::from(body));
    server().respond(http::Request::from_parts(head, body)).await.status().as_u16()
}

#[tokio::test]
async fn a_stream_with_another_hash_is_refused_at_its_end() {
    assert_eq!(with_hash("goods").await, 200);
    for body in ["other", "goods and more", ""] {
        assert_eq!(with_hash(body).await, 403, "{body}");
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
