use std::time::Duration;

use ferrosmith_client::Client;
use ferrosmith_client::client::{ErrorKind, Timeouts};
use generated::datazone::{ListDomains, ListDomainsInput};

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
    assert_eq!(error.to_string(), "ListDomains: no answer: an attempt took longer than 3s, after 3 attempts");
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
