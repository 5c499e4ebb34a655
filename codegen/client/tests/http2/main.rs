//! Calls over HTTP/2, to a server of this test.

mod server;

// Public, so that the lints for exported items hold.
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../../tests/fixtures/transfers/expected/mod.snap.rs"]
pub mod transfers;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::{Body, Hyper};
use ferrosmith_client::{Client, Config, Credentials, TokioClock};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{Decoder, Event, OutputEvents as _};
use ferrosmith_runtime::protocol::REST_JSON_1;
use futures_core::Stream;
use generated::datazone::{CreateUserProfile, CreateUserProfileInput, ListDomains, ListDomainsInput};
use http::{Request, Response, Version};
use hyper::body::Incoming;
use tokio::sync::mpsc;

use server::Server;
use transfers::{Fetch, FetchInput, Heard, Put, PutInput, Said, Talk, TalkInput, TalkOutput, Words};

fn client(server: &Server, hyper: Hyper) -> Client {
    let hyper = match &server.certificate {
        Some(certificate) => hyper.root_certificates([certificate.clone()]),
        None => hyper,
    };
    let config = Config::new(hyper.transport(), TokioClock)
        .region("eu-central-1")
        .endpoint(&server.endpoint)
        .credentials(Credentials::new("A", "hush"))
        .retry(Policy::standard().base(Duration::from_millis(1)));
    Client::new(config)
}

fn hyper() -> Hyper {
    Hyper::default().connect_timeout(Duration::from_secs(5))
}

/// Answers with an empty list, and checks the head of the request.
async fn domains(request: Request<Incoming>, version: Version) -> Response<Body> {
    assert_eq!(request.version(), version);
    let host = request.headers().get("host").map(|host| host.to_str().unwrap().to_owned());
    // It is signed: what HTTP/2 has beside it must be the same.
    if let (Some(authority), Some(host)) = (request.uri().authority(), host) {
        assert_eq!(authority.as_str(), host);
    }
    assert!(request.headers()["authorization"].to_str().unwrap().contains("SignedHeaders="));
    let stop = request.uri().query().is_some();
    Response::new(if stop { Body::empty() } else { r#"{"items":[]}"#.into() })
}

#[tokio::test(flavor = "current_thread")]
async fn calls_share_a_connection_over_tls() {
    let server = Server::with_tls(&["h2", "http/1.1"], |request| domains(request, Version::HTTP_2)).await;
    let client = client(&server, hyper().http2(true));
    let _ = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call::<ListDomains>(ListDomainsInput::new()).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().items, []);
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn a_server_chooses_http_1() {
    for (protocols, offered) in [(&["http/1.1"][..], true), (&[], true), (&["h2", "http/1.1"], false)] {
        let server = Server::with_tls(protocols, |request| domains(request, Version::HTTP_11)).await;
        let client = client(&server, hyper().http2(offered));
        let _ = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_server_that_is_known_needs_no_tls() {
    let server = Server::plain(|request| domains(request, Version::HTTP_2)).await;
    let client = client(&server, hyper().http2_only());
    let _ = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn a_certificate_that_is_not_trusted_is_told() {
    let server = Server::with_tls(&["h2"], |request| domains(request, Version::HTTP_2)).await;
    for hyper in [hyper().http2(true), hyper()] {
        let config = Config::new(hyper.transport(), TokioClock)
            .region("eu-central-1")
            .endpoint(&server.endpoint)
            .credentials(Credentials::new("A", "hush"))
            .retry(Policy::never());
        let error = Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotSent);
        let text = error.to_string();
        assert!(
            text.contains("invalid peer certificate: UnknownIssuer: if it is to be trusted, "),
            "{error}"
        );
    }
    let hyper = hyper().root_certificates(["no certificate"]);
    let config = Config::new(hyper.transport(), TokioClock)
        .region("eu-central-1")
        .credentials(Credentials::new("A", "hush"))
        .retry(Policy::never());
    let error = Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert!(error.to_string().contains("expected a certificate as DER"), "{error}");
}

#[cfg(feature = "blocking")]
#[tokio::test(flavor = "current_thread")]
async fn a_transport_that_blocks_trusts_the_same_certificates() {
    use ferrosmith_client::transport::Ureq;
    let server = Server::with_tls(&["http/1.1"], |request| domains(request, Version::HTTP_11)).await;
    let trusting = Ureq::default().root_certificates(server.certificate.clone());
    for (transport, is_trusted) in [(trusting, true), (Ureq::default(), false)] {
        let config = Config::new(transport.transport(), TokioClock)
            .region("eu-central-1")
            .endpoint(&server.endpoint)
            .credentials(Credentials::new("A", "hush"))
            .retry(Policy::never());
        let called = tokio::task::spawn_blocking(move || {
            let call = Client::new(config).call::<ListDomains>(ListDomainsInput::new());
            ferrosmith_client::blocking::wait(call)
        });
        match called.await.unwrap() {
            Ok(_) => assert!(is_trusted),
            Err(error) => {
                assert!(!is_trusted && error.kind() == ErrorKind::NotSent, "{error}");
                assert!(error.to_string().contains("UnknownIssuer: if it is to be trusted, "), "{error}");
            }
        }
    }
}

async fn collected(request: Request<Incoming>) -> Bytes {
    Body::stream(request.into_body()).collect(usize::MAX).await.unwrap()
}

#[tokio::test(flavor = "current_thread")]
async fn large_bodies_go_both_ways() {
    const LENGTH: usize = 3 << 20;
    let server = Server::with_tls(&["h2"], |request| async {
        assert!(!request.headers().contains_key("transfer-encoding"));
        if request.method() == "GET" {
            return Response::new(Body::from(vec![7; LENGTH]));
        }
        let length = collected(request).await.len();
        Response::new(Body::from(format!("{{\"tag\":\"{length}\"}}")))
    })
    .await;
    let client = client(&server, hyper().http2(true));
    let put = client.call::<Put>(PutInput::new("a")).body(vec![7; LENGTH]).await.unwrap();
    assert_eq!(put.tag, Some(LENGTH.to_string()));
    let pieces = Body::stream(Body::from(vec![7; LENGTH])).sized(LENGTH as u64);
    let put = client.call::<Put>(PutInput::new("a")).body(pieces).await.unwrap();
    assert_eq!(put.tag, Some(LENGTH.to_string()));
    assert_eq!(client.call::<Fetch>(FetchInput::new()).await.unwrap().body.len(), LENGTH);
    let streamed = client.call::<Fetch>(FetchInput::new()).streamed().await.unwrap();
    assert_eq!(streamed.body.collect(usize::MAX).await.unwrap().len(), LENGTH);
    assert_eq!(server.connections(), 1);
}

/// Repeats what it hears, word by word.
async fn repeated(request: Request<Incoming>) -> Response<Body> {
    let (response, mut writer) = Talk::respond_events(Some(&REST_JSON_1), &TalkOutput::new()).unwrap();
    let (sender, receiver) = mpsc::unbounded_channel();
    sender.send(Ok::<_, std::io::Error>(writer.start().unwrap())).unwrap();
    tokio::spawn(async move {
        let (mut body, mut decoder) = (Body::stream(request.into_body()), Decoder::new());
        while let Some(Ok(piece)) = body.next().await {
            decoder.feed(piece);
            while let Some(message) = decoder.decode().unwrap() {
                // A signed message around the one with the event; the last one is empty.
                let mut inner = Decoder::new();
                inner.feed(message.payload().clone());
                let Some(event) = inner.decode().unwrap() else { continue };
                let text = String::from_utf8(event.payload().to_vec()).unwrap();
                let word = text.split('"').nth(3).unwrap();
                let _ = sender.send(Ok(writer.write(&Heard::from(Words::new(word))).unwrap()));
            }
        }
    });
    response.map(|()| Body::from_stream(Received(receiver)))
}

/// The items of a channel, as a stream.
struct Received<T>(mpsc::UnboundedReceiver<T>);

impl<T> Stream for Received<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.poll_recv(cx)
    }
}

#[tokio::test(flavor = "current_thread")]
async fn events_go_both_ways_at_a_time() {
    let over_tls = Server::with_tls(&["h2"], repeated).await;
    let plain = Server::plain(repeated).await;
    for (server, hyper) in [(&over_tls, hyper().http2(true)), (&plain, hyper().http2_only())] {
        let (sender, receiver) = mpsc::unbounded_channel();
        let call = client(server, hyper).call::<Talk>(TalkInput::new());
        let mut events = call.send_events(Received(receiver)).events().await.unwrap();
        for word in ["one", "two", "three"] {
            // Nothing is said before the word before was heard.
            sender.send(Said::from(Words::new(word))).unwrap();
            let heard = events.next().await.unwrap().unwrap();
            assert_eq!(heard, Event::Known(Words::new(word).into()));
        }
        drop(sender);
        assert!(events.next().await.is_none());
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_server_refuses_is_sent_again() {
    // Each second answer is cut off: the stream is reset, and the connection stays.
    let (count, mut attempts) = (Arc::new(AtomicUsize::new(0)), 0);
    let of_server = count.clone();
    let server = Server::with_tls(&["h2"], move |_| {
        let number = of_server.fetch_add(1, Ordering::Relaxed);
        async move {
            let cut = Body::from_stream(Cut(false));
            Response::new(if number.is_multiple_of(2) { cut } else { r#"{"items":[],"id":"u"}"#.into() })
        }
    })
    .await;
    let client = client(&server, hyper().http2(true));
    for _ in 0..3 {
        let received = client.call::<ListDomains>(ListDomainsInput::new()).received().await.unwrap();
        attempts += received.attempts;
    }
    assert_eq!((attempts, count.load(Ordering::Relaxed)), (6, 6));
    assert_eq!(server.connections(), 1);
    // One with a token is repeated, too.
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    assert_eq!(client.call::<CreateUserProfile>(input).received().await.unwrap().attempts, 2);
}

/// A body that ends in an error after its first piece.
struct Cut(bool);

impl Stream for Cut {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(Some(Err(std::io::Error::other("cut"))));
        }
        Poll::Ready(Some(Ok(Bytes::from_static(b"{"))))
    }
}
