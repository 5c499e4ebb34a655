//! Responses whose bodies are streams.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use ferrosmith_client::Client;
use ferrosmith_client::client::{ErrorKind, Interceptor, Timeouts};
use ferrosmith_client::transport::{Body, BoxError, Stalled};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::schema::OperationSchema;
use http::Response;
use http_body::Frame;

use crate::pieces::{body, pieces};
use crate::support::{Reply, Service, answer};
use crate::transfers::{Fetch, FetchError, FetchInput, Put, PutInput};
use crate::{client, config, read};

fn reply(body: Body) -> Reply {
    Reply::Answer(
        Response::builder().header("etag", "\"t\"").header("x-amzn-requestid", "r").body(body).unwrap(),
    )
}

#[tokio::test(flavor = "current_thread")]
async fn a_body_is_left_unread() {
    let pieces = pieces(&["one ", "two ", "three"]);
    let taken = pieces.taken.clone();
    let service = Service::with([answer(503, ""), reply(Body::from_stream(pieces))]);
    let streamed = client(&service).call::<Fetch>(FetchInput::new()).streamed().await.unwrap();
    assert_eq!(taken.load(Ordering::Relaxed), 0);
    assert_eq!((streamed.output.tag.as_deref(), streamed.output.body.is_empty()), (Some("\"t\""), true));
    assert_eq!((streamed.request_id.as_deref(), streamed.attempts), (Some("r"), 2));

    let mut body = streamed.body;
    assert_eq!(body.next().await.unwrap().unwrap(), "one ");
    assert_eq!(taken.load(Ordering::Relaxed), 1);
    assert_eq!(read(body).await, "two three");
}

#[tokio::test(flavor = "current_thread")]
async fn a_body_may_be_read_as_a_whole_too() {
    let service = Service::with([reply(body(&["one ", "two"]))]);
    let output = client(&service).call::<Fetch>(FetchInput::new()).await.unwrap();
    assert_eq!(output.body.as_ref(), b"one two");
}

#[tokio::test(flavor = "current_thread")]
async fn an_error_is_no_stream() {
    let service = Service::with([Reply::Answer(
        Response::builder()
            .status(410)
            .header("x-amzn-errortype", "Gone")
            .body(body(&[r#"{"message""#, r#":"long ago"}"#]))
            .unwrap(),
    )]);
    let error = client(&service).call::<Fetch>(FetchInput::new()).streamed().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Answered);
    assert!(
        matches!(error.into_service_error(), Ok(FetchError::Gone(gone)) if gone.message.as_deref() == Some("long ago"))
    );
}

#[tokio::test(flavor = "current_thread")]
async fn what_breaks_off_is_an_error_of_the_body() {
    let service = Service::with([reply(body(&["one", ""]))]);
    let mut body = client(&service).call::<Fetch>(FetchInput::new()).streamed().await.unwrap().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    assert_eq!(body.next().await.unwrap().unwrap_err().to_string(), "the line broke");
}

#[tokio::test(flavor = "current_thread")]
async fn an_output_without_a_streaming_member_has_no_body() {
    let service = Service::with([answer(200, r#"{"tag":"t"}"#)]);
    let streamed = client(&service).call::<Put>(PutInput::new("a")).streamed().await.unwrap();
    assert_eq!(streamed.output.tag.as_deref(), Some("t"));
    assert_eq!(read(streamed.body).await, "");
}

/// Puts something before each body that is a stream.
#[derive(Debug)]
struct Prefix;

impl Interceptor for Prefix {
    fn after_receiving(&self, _: &OperationSchema, response: &mut Response<Body>) -> Result<(), BoxError> {
        assert!(response.body().as_bytes().is_none());
        *response.body_mut() = Body::from("another one");
        Ok(())
    }
}

#[tokio::test(flavor = "current_thread")]
async fn an_interceptor_sees_the_stream() {
    let service = Service::with([reply(body(&["one"]))]);
    let client = Client::new(config(&service).interceptor(Prefix));
    let body = client.call::<Fetch>(FetchInput::new()).streamed().await.unwrap().body;
    assert_eq!(read(body).await, "another one");
}

#[tokio::test(flavor = "current_thread")]
async fn a_body_that_stops_ends_in_an_error() {
    let hanging = || reply(Body::stream(Stops(Some("one"))));
    let service = Service::with([hanging()]);
    let mut body = client(&service).call::<Fetch>(FetchInput::new()).streamed().await.unwrap().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    let error = body.next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "nothing of it came for 60s");
    assert_eq!(error.downcast_ref::<Stalled>().unwrap().limit, Duration::from_secs(60));
    assert!(body.next().await.is_none(), "the error is the end");

    // Without a limit it hangs.
    let service = Service::with([hanging()]);
    let endless = Client::new(config(&service).timeouts(Timeouts::none()));
    let mut body = endless.call::<Fetch>(FetchInput::new()).streamed().await.unwrap().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    let mut context = Context::from_waker(Waker::noop());
    assert!(std::pin::pin!(body.next()).as_mut().poll(&mut context).is_pending());
}

/// A body of one piece at most, which does not end.
struct Stops(Option<&'static str>);

impl http_body::Body for Stops {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match self.0.take() {
            Some(piece) => Poll::Ready(Some(Ok(Frame::data(piece.into())))),
            None => Poll::Pending,
        }
    }
}
