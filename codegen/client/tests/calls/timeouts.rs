use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_client::Client;
use ferrosmith_client::client::{ErrorKind, Timeouts};
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::Body;
use ferrosmith_runtime::bytes::Bytes;
use generated::datazone::{ListDomains, ListDomainsInput};
use http::Response;
use http_body::Frame;

use crate::config;
use crate::support::{Reply, Service, answer};

#[tokio::test(flavor = "current_thread")]
async fn an_attempt_that_takes_too_long_is_made_again() {
    let service = Service::with([Reply::Silence, answer(200, r#"{"items":[]}"#)]);
    let client = Client::new(config(&service).0.timeouts(Timeouts::none().attempt(Duration::from_secs(3))));
    let received = client.call::<ListDomains>(ListDomainsInput::new()).received().await.unwrap();
    assert_eq!(received.attempts, 2);

    let service = Service::with([Reply::Silence, Reply::Silence, Reply::Silence]);
    let client = Client::new(config(&service).0);
    let call = client.call::<ListDomains>(ListDomainsInput::new()).attempt_timeout(Duration::from_secs(3));
    let error = call.await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 3));
    assert_eq!(
        error.to_string(),
        "ListDomains: no answer from https://datazone.eu-central-1.api.aws: an attempt took longer than 3s, after 3 attempts"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_call_ends_in_time() {
    let service = Service::with([Reply::Silence]);
    let client = Client::new(config(&service).0.timeouts(Timeouts::none()));
    let call = client.call::<ListDomains>(ListDomainsInput::new()).timeout(Duration::from_secs(5));
    let error = call.await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert_eq!(error.to_string(), "ListDomains: no answer: the call took longer than 5s");
}

/// A body that sends so many pieces and then nothing.
fn hanging(pieces: usize) -> Reply {
    Reply::Answer(Response::new(Body::stream(Hanging(pieces))))
}

struct Hanging(usize);

impl http_body::Body for Hanging {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        let Some(left) = self.0.checked_sub(1) else { return Poll::Pending };
        self.0 = left;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b" ")))))
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_body_that_stops_is_asked_for_again() {
    let service = Service::with([hanging(0), hanging(2), answer(200, r#"{"items":[]}"#)]);
    let (config, clock) = config(&service);
    let client = Client::new(config.timeouts(Timeouts::none().stall(Duration::from_secs(7))));
    let received = client.call::<ListDomains>(ListDomainsInput::new()).received().await.unwrap();
    assert_eq!(received.attempts, 3);
    let seven = Duration::from_secs(7);
    assert_eq!(clock.waits().iter().filter(|wait| **wait == seven).count(), 2);

    let service = Service::with([hanging(1)]);
    let call = crate::client(&service).call::<ListDomains>(ListDomainsInput::new());
    let error = call.stall_timeout(Duration::from_secs(2)).retry(Policy::never()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let text =
        "ListDomains: sent, and the answer cannot be read: the body broke off: nothing of it came for 2s";
    assert_eq!(error.to_string(), text);
}
