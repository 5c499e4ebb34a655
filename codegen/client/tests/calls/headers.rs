//! Headers of a client, and those of a call.

use std::time::Duration;

use ferrosmith_client::{Client, ErrorKind};
use generated::datazone::{ListDomains, ListDomainsInput};

use crate::config;
use crate::support::{Service, answer};

#[tokio::test(flavor = "current_thread")]
async fn each_request_has_them() {
    let service = Service::with([answer(503, ""), answer(200, r#"{"items":[]}"#)]);
    let client = Client::new(config(&service).0.header("x-team", "atlas").header("x-team", "b"));
    let _ = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    let requests = service.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        let values: Vec<_> = request.headers().get_all("x-team").iter().collect();
        assert_eq!(values, ["atlas", "b"]);
        let authorization = request.headers()["authorization"].to_str().unwrap();
        assert!(authorization.contains(";x-team,"), "{authorization}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn those_of_a_call_are_there_instead() {
    let service = Service::with([answer(200, r#"{"items":[]}"#)]);
    let client = Client::new(config(&service).0.header("x-team", "atlas").header("x-other", "c"));
    let call = client.call::<ListDomains>(ListDomainsInput::new());
    let _ = call.header("X-Team", "of the call").await.unwrap();
    let headers = service.requests()[0].headers().clone();
    assert_eq!(headers.get_all("x-team").iter().collect::<Vec<_>>(), ["of the call"]);
    assert_eq!(headers["x-other"], "c");
}

#[tokio::test(flavor = "current_thread")]
async fn urls_for_others_have_none_of_a_client() {
    let client = Client::new(config(&Service::default()).0.header("x-team", "atlas"));
    let call = client.call::<ListDomains>(ListDomainsInput::new());
    let request = call.presigned(Duration::from_secs(60)).await.unwrap();
    assert!(!request.headers().contains_key("x-team"));
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_no_header_is_an_error_of_each_call() {
    let service = Service::default();
    let client = Client::new(config(&service).0.header("x-team", "hush\n"));
    for _ in 0..2 {
        let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Input, 0));
        let text = error.to_string();
        assert!(text.contains("the header `x-team`") && !text.contains("hush"), "{text}");
    }
    assert!(service.requests().is_empty());
}
