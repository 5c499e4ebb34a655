//! Requests whose bodies are streams.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use ferrosmith_client::client::{ErrorKind, Timeouts};
use ferrosmith_client::transport::{Body, BoxError, NotSent};
use ferrosmith_client::{Client, Config, Credentials, Transport};
use ferrosmith_runtime::bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;

use crate::pieces::body;
use crate::support::{Reply, Service, TestClock, answer};
use crate::transfers::{Fetch, FetchInput, Pour, PourInput, Put, PutInput};
use crate::{NOW, client, read};

const HASH_OF_ALL: &str = "5ef5ef0364b6939c4ca61f34b393f7b368d1be8619647aaf83d5b395919ab629";

fn header<'r>(request: &'r Request<Body>, name: &str) -> Option<&'r str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_is_sent_as_it_comes_and_not_signed() {
    let service = Service::with([answer(200, r#"{"tag":"t"}"#)]);
    let call = client(&service).call::<Put>(PutInput::new("a b").body("ignored"));
    let output = call.body(body(&["one ", "two"]).sized(7)).await.unwrap();
    assert_eq!(output.tag.as_deref(), Some("t"));

    let request = service.requests().remove(0);
    assert_eq!(request.uri(), "https://example.com/things/a%20b");
    assert_eq!(header(&request, "content-length"), Some("7"));
    assert_eq!(header(&request, "content-type"), Some("application/octet-stream"));
    assert_eq!(header(&request, "x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert!(header(&request, "authorization").unwrap().contains(";x-amz-content-sha256;"));
    let mut body = request.into_body();
    assert_eq!(body.next().await.unwrap().unwrap(), "one ");
    assert_eq!(body.next().await.unwrap().unwrap(), "two");
    assert!(body.next().await.is_none());
}

#[tokio::test(flavor = "current_thread")]
async fn bytes_are_signed_and_sent_again() {
    let service = Service::with([answer(503, ""), answer(200, "{}")]);
    client(&service).call::<Put>(PutInput::new("a")).body("all").await.unwrap();
    for request in service.requests() {
        // A server that reads streams as they come verifies the signature before that.
        assert_eq!(header(&request, "x-amz-content-sha256"), Some(HASH_OF_ALL));
        assert_eq!(header(&request, "content-length"), Some("3"));
        assert_eq!(request.body().as_bytes().unwrap(), "all");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_length_that_must_be_known_is_asked_for_before_anything_is_sent() {
    let service = Service::default();
    let error = client(&service).call::<Put>(PutInput::new("a")).body(body(&["one"])).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Input, 1));
    assert_eq!(
        error.to_string(),
        "Put: not sent: fixture.transfers#PutInput: body: expected a body of known length, which the operation \
         requires, found a stream of unknown length: give it one by `Body::sized`"
    );
    let error =
        client(&service).call::<Put>(PutInput::new("a").length(4)).body(body(&["one"]).sized(3)).await;
    assert!(error.unwrap_err().to_string().contains("of the length that the input tells"));
    assert!(service.requests().is_empty());

    // The input may tell it, and where it need not be known, it is not.
    let service = Service::with([answer(200, "{}"), answer(200, "")]);
    client(&service).call::<Put>(PutInput::new("a").length(3)).body(body(&["one"])).await.unwrap();
    client(&service).call::<Pour>(PourInput::new()).body(body(&["one"])).await.unwrap();
    let lengths: Vec<_> = service
        .requests()
        .iter()
        .map(|request| header(request, "content-length").map(str::to_owned))
        .collect();
    assert_eq!(lengths, [Some("3".to_owned()), None]);
}

#[tokio::test(flavor = "current_thread")]
async fn a_body_of_another_length_ends_in_an_error() {
    for (pieces, expected) in [
        (&["one", "two"][..], "expected a body of 4 bytes, found more"),
        (&["one"], "expected a body of 4 bytes, found 3"),
        (&["o", ""], "the line broke"),
    ] {
        let error = body(pieces).sized(4).collect(100).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn an_operation_without_a_streaming_member_takes_no_stream() {
    let error = client(&Service::default()).call::<Fetch>(FetchInput::new()).body(body(&["one"])).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Input);
}

/// A client of a service that reads so many pieces of each request, and fails until the last attempt.
fn failing(read: usize, fail: impl Fn() -> Reply + Send + Sync + 'static) -> (Client, Arc<AtomicUsize>) {
    let (fail, attempts) = (Arc::new(fail), Arc::new(AtomicUsize::new(0)));
    let seen = attempts.clone();
    let transport = Transport::from_fn(move |request: Request<Body>| {
        let (fail, number) = (fail.clone(), seen.fetch_add(1, Ordering::Relaxed));
        async move {
            let mut body = request.into_body();
            for _ in 0..read {
                body.next().await;
            }
            match fail() {
                _ if number == 2 => Ok(Response::new(Body::from("{}"))),
                Reply::Answer(response) => Ok(response),
                Reply::Broken(problem) => Err(BoxError::from(NotSent(problem.into()))),
                Reply::Silence => std::future::pending().await,
            }
        }
    });
    let config = Config::new(transport, TestClock::at(NOW))
        .region("eu-central-1")
        .endpoint("https://example.com")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    (Client::new(config), attempts)
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_that_was_read_from_is_not_sent_again() {
    let (client, attempts) = failing(1, || answer(503, ""));
    let call = client.call::<Put>(PutInput::new("a")).body(body(&["one", "two"]).sized(6));
    let error = call.await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(503), 1));
    assert!(
        error
            .to_string()
            .ends_with("not sent again: its body is a stream that was read from (see `Body::replayable`)"),
        "{error}"
    );
    assert_eq!(attempts.load(Ordering::Relaxed), 1);

    // An error that is not retried in any case does not mention the body.
    let (client, _) = failing(1, || answer(400, ""));
    let error = client.call::<Put>(PutInput::new("a")).body(body(&["one"]).sized(3)).await.unwrap_err();
    assert!(!error.to_string().contains("again"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_that_nobody_has_read_from_is_sent_again() {
    let (client, attempts) = failing(0, || Reply::Broken("no connection"));
    client.call::<Put>(PutInput::new("a")).body(body(&["one", "two"]).sized(6)).await.unwrap();
    assert_eq!(attempts.load(Ordering::Relaxed), 3);
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_that_is_made_anew_is_sent_again() {
    let service = Service::with([answer(500, ""), answer(500, ""), answer(200, "{}")]);
    let made = Body::replayable(|| body(&["one ", "two"])).sized(7);
    client(&service).call::<Put>(PutInput::new("a")).body(made).await.unwrap();
    let requests = service.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(header(&request, "content-length"), Some("7"));
        assert_eq!(read(request.into_body()).await, "one two");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_may_take_longer_than_an_attempt_but_not_than_the_call() {
    let (service, clock) = (Service::with([Reply::Silence]), TestClock::at(NOW));
    let config = Config::new(service.transport(), clock.clone())
        .region("eu-central-1")
        .endpoint("https://example.com")
        .timeouts(Timeouts::none().attempt(Duration::from_secs(60)))
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    let call = Client::new(config).call::<Put>(PutInput::new("a")).body(body(&["one"]).sized(3));
    let error = call.timeout(Duration::from_secs(600)).await.unwrap_err();
    assert_eq!(error.to_string(), "Put: no answer: the call took longer than 600s");
    assert_eq!(clock.waits(), [Duration::from_secs(600)]);
}

/// Sends a stream by a transport that takes so many pieces of it and then does nothing.
async fn taken(pieces: usize, clock: impl ferrosmith_client::Clock, body: Body) -> Result<(), String> {
    let transport = Transport::from_fn(move |request: Request<Body>| async move {
        let mut body = request.into_body();
        for _ in 0..pieces {
            if body.next().await.is_none() {
                return Ok(Response::new("{}".into()));
            }
        }
        std::future::pending::<Result<Response<Body>, BoxError>>().await
    });
    let config = Config::new(transport, clock)
        .region("eu-central-1")
        .endpoint("https://example.com")
        .timeouts(Timeouts::default().stall(Duration::from_millis(100)))
        .credentials(Credentials::new("A", "hush"));
    let call = Client::new(config).call::<Pour>(PourInput::new()).body(body);
    call.await.map(drop).map_err(|error| format!("{:?}: {error}", error.kind()))
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_that_nobody_takes_ends_in_time() {
    let told = "Timeout: Pour: no answer from https://example.com: a part of the body took longer than 100ms";
    for taken_before in [0, 1, 3] {
        let error =
            taken(taken_before, TestClock::at(NOW), body(&["one", "two", "three"])).await.unwrap_err();
        assert!(error.starts_with(told), "{error}");
    }
    // Also an answer that does not come after bytes.
    let error = taken(0, TestClock::at(NOW), "bytes".into()).await.unwrap_err();
    assert!(error.starts_with(told), "{error}");
}

#[tokio::test(flavor = "current_thread", start_paused = true)]
async fn a_stream_may_be_slow_itself() {
    let slow = || Body::stream(Slow { pieces: 3, sleep: None });
    taken(usize::MAX, Waits, slow()).await.unwrap();
    let error = taken(3, Waits, slow()).await.unwrap_err();
    assert!(error.starts_with("Timeout: "), "{error}");
}

/// The clock of tokio.
struct Waits;

impl ferrosmith_client::Clock for Waits {
    fn now(&self) -> ferrosmith_runtime::Timestamp {
        ferrosmith_runtime::Timestamp::now()
    }

    fn sleep(&self, duration: Duration) -> ferrosmith_client::Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A body each of whose pieces takes longer than a connection may stall.
struct Slow {
    pieces: usize,
    sleep: Option<ferrosmith_client::Sleep>,
}

impl http_body::Body for Slow {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let pause = || Box::pin(tokio::time::sleep(Duration::from_millis(250))) as ferrosmith_client::Sleep;
        ready!(self.sleep.get_or_insert_with(pause).as_mut().poll(cx));
        self.sleep = None;
        let Some(left) = self.pieces.checked_sub(1) else { return Poll::Ready(None) };
        self.pieces = left;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"piece")))))
    }
}
