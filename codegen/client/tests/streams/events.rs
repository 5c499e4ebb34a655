//! Streams of events, in outputs and in inputs.

use std::time::Duration;

use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::sign::{EventSigner, Scope, SignedPayload, Signer};
use ferrosmith_client::transport::{Body, BoxError};
use ferrosmith_client::{Client, Config, Credentials};
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{Decoder, Event, EventError, HeaderValue, Message, OutputEvents as _};
use ferrosmith_runtime::protocol::{AWS_JSON_1_1, REST_JSON_1, ServerProtocol};
use http::{Request, Response};

use crate::pieces::list;
use crate::support::{Reply, Service, TestClock, answer};
use crate::transfers::{
    Follow, FollowError, FollowInput, FollowOutput, Gone, Heard, Said, Talk, TalkInput, Words,
};
use crate::{NOW, client, config};

/// A server's answer: an output, words, an error in the stream and more words, which no server should send, in pieces of
/// 7 bytes.
fn followed(protocol: &'static dyn ServerProtocol) -> Reply {
    let output = FollowOutput::new().session("s-1");
    let (response, mut writer) = Follow::respond_events(Some(protocol), &output).unwrap();
    let mut bytes = writer.start().unwrap().to_vec();
    for event in [
        Heard::from(Words::new("one")),
        Heard::from(Gone::new().message("away")),
        Heard::from(Words::new("two")),
    ] {
        bytes.extend(writer.write(&event).unwrap());
    }
    let pieces: Vec<_> =
        bytes.chunks(7).map(|piece| Ok::<_, BoxError>(Bytes::copy_from_slice(piece))).collect();
    Reply::Answer(response.map(|()| Body::from_stream(list(pieces))))
}

#[tokio::test(flavor = "current_thread")]
async fn events_come_one_by_one_and_errors_among_them_are_errors() {
    for (protocol, server) in [
        (&REST_JSON_1 as _, &REST_JSON_1 as &'static dyn ServerProtocol),
        (&AWS_JSON_1_1 as _, &AWS_JSON_1_1),
    ] {
        let service = Service::with([answer(503, ""), followed(server)]);
        let client = Client::new(config(&service).protocol(protocol));
        let mut events = client.call::<Follow>(FollowInput::new("a")).events().await.unwrap();
        assert_eq!(events.output().await.unwrap().session.as_deref(), Some("s-1"));
        assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(Words::new("one").into()));
        let error = events.next().await.unwrap().unwrap_err();
        assert!(
            matches!(error, EventError::Exception(Heard::Gone(gone)) if gone.message.as_deref() == Some("away"))
        );
        // The error is the end, whatever the server writes after it.
        assert!(events.next().await.is_none());
        assert_eq!(service.requests().len(), 2);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn an_output_that_nobody_asks_for_is_passed_over() {
    let service = Service::with([followed(&AWS_JSON_1_1)]);
    let client = Client::new(config(&service).protocol(&AWS_JSON_1_1));
    let mut events = client.call::<Follow>(FollowInput::new("a")).events().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(Words::new("one").into()));
    assert_eq!(events.output().await.unwrap().session.as_deref(), Some("s-1"));
}

#[tokio::test(flavor = "current_thread")]
async fn an_error_instead_of_a_stream_is_the_error_of_the_call() {
    let gone = Response::builder().status(410).header("x-amzn-errortype", "Gone");
    let service = Service::with([Reply::Answer(gone.body(Body::from(r#"{"message":"away"}"#)).unwrap())]);
    let error = client(&service).call::<Follow>(FollowInput::new("a")).events().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Answered);
    assert!(matches!(error.service_error(), Some(FollowError::Gone(_))));

    // Who forgets `events` is told.
    let service = Service::with([followed(&REST_JSON_1)]);
    let error = client(&service).call::<Follow>(FollowInput::new("a")).await.unwrap_err();
    assert!(error.to_string().contains("`events`"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_connection_that_breaks_is_an_error_of_the_stream() {
    let service = Service::with([Reply::Answer(
        Response::builder()
            .header("content-type", "application/vnd.amazon.eventstream")
            .body(crate::pieces::body(&["\0\0", ""]))
            .unwrap(),
    )]);
    let mut events = client(&service).call::<Follow>(FollowInput::new("a")).events().await.unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("the line broke"), "{error}");
    assert!(events.next().await.is_none());
}

/// Returns the messages of a request's body, which is read to its end.
async fn messages(request: Request<Body>) -> Vec<Message> {
    let mut decoder = Decoder::new();
    decoder.feed(request.into_body().collect(usize::MAX).await.unwrap());
    let messages = std::iter::from_fn(|| decoder.decode().unwrap()).collect();
    decoder.finish().unwrap();
    messages
}

fn said() -> impl futures_core::Stream<Item = Said> + Send + 'static {
    list(vec![Said::from(Words::new("one")), Said::from(Words::new("two"))])
}

#[tokio::test(flavor = "current_thread")]
async fn events_are_signed_in_a_chain_that_starts_with_the_request() {
    let service = Service::with([followed(&REST_JSON_1)]);
    let clock = TestClock::at(NOW);
    clock.advance(Duration::from_millis(250)); // of which neither the text that is signed nor the messages know
    let config = Config::new(service.transport(), clock)
        .region("eu-central-1")
        .endpoint("https://example.com")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    let call = Client::new(config).call::<Talk>(TalkInput::new().tongue("en")).send_events(said());
    let mut events = call.events().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), Event::Known(Words::new("one").into()));

    let request = service.requests().remove(0);
    assert_eq!(request.headers()["x-tongue"], "en");
    assert_eq!(request.headers()["content-type"], "application/vnd.amazon.eventstream");
    assert_eq!(request.headers()["x-amz-content-sha256"], "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    assert!(!request.headers().contains_key("content-length"));

    // The same again, by hand.
    let (credentials, signer) = (Credentials::new("AKIDEXAMPLE", "hush"), Signer::new());
    let scope = Scope::new("eu-central-1", "transfers", Timestamp::from_epoch(NOW, 0));
    let (mut head, body) = request.into_parts();
    let sent = head.headers["authorization"].clone();
    let payload = SignedPayload::Streaming("STREAMING-AWS4-HMAC-SHA256-EVENTS");
    let signed = signer.sign(&mut head, payload, &credentials, &scope).unwrap();
    assert_eq!(head.headers["authorization"], sent);
    let mut chain = EventSigner::new(&signed);
    let messages = messages(Request::from_parts(head, body)).await;
    assert_eq!(messages.len(), 3);
    let mut texts = Vec::new();
    for message in messages {
        let headers: Vec<_> = message.headers().iter().collect();
        let (date, signature) = (headers[0], headers[1]);
        assert_eq!(date, (":date", HeaderValue::Timestamp(Timestamp::from_epoch(NOW, 0))));
        let mut only = ferrosmith_runtime::event_stream::Headers::new();
        only.push(date.0, date.1).unwrap();
        let expected = chain.sign(&signer, only.as_bytes(), message.payload(), &credentials, &scope).unwrap();
        let HeaderValue::ByteArray(bytes) = signature.1 else { panic!("{signature:?}") };
        let found: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((signature.0, found), (":chunk-signature", expected));
        let mut inner = Decoder::new();
        inner.feed(message.payload().clone());
        texts.extend(inner.decode().unwrap().map(|message| message.payload().clone()));
    }
    assert_eq!(texts, [r#"{"text":"one"}"#, r#"{"text":"two"}"#]);
}

#[tokio::test(flavor = "current_thread")]
async fn events_of_a_request_that_is_not_signed_are_not_either() {
    let service = Service::with([followed(&REST_JSON_1)]);
    // An operation of a service without signatures: of the other fixture.
    let config = Config::new(service.transport(), TestClock::at(NOW)).endpoint("https://example.com");
    let input = crate::streaming::SubscribeInput::new("room");
    let event = crate::streaming::ClientEvents::from(crate::streaming::Say::new().text("hi"));
    let call = Client::new(config).call::<crate::streaming::Subscribe>(input);
    let _ = call.send_events(list(vec![event])).events().await.unwrap();
    let messages = messages(service.requests().remove(0)).await;
    assert_eq!((messages.len(), messages[0].name()), (1, Some("say")));
}
