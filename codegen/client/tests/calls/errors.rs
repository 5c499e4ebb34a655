use std::error::Error as _;

use ferrosmith_client::Client;
use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::transport::Body;
use generated::datazone::{
    CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, GetDomain, GetDomainInput,
    ListDomains, ListDomainsInput,
};
use http::Response;

use crate::support::{Reply, Service, answer};
use crate::{client, config};

fn refused(code: &str, status: u16) -> Reply {
    let response = Response::builder().status(status).header("x-amzn-errortype", code);
    let response = response.header("x-amzn-requestid", "r-1");
    Reply::Answer(response.body(r#"{"message":"no"}"#.into()).unwrap())
}

#[tokio::test(flavor = "current_thread")]
async fn a_service_says_what_is_wrong() {
    let service = Service::with([refused("AccessDeniedException", 403)]);
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let error = client(&service).call::<CreateUserProfile>(input).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Answered);
    assert_eq!((error.operation(), error.attempts(), error.status()), ("CreateUserProfile", 1, Some(403)));
    assert_eq!((error.code(), error.message()), (Some("AccessDeniedException"), Some("no")));
    assert_eq!(error.request_id(), Some("r-1"));
    assert!(error.is_safe_to_repeat());
    assert_eq!(
        error.to_string(),
        "CreateUserProfile: AccessDeniedException: no (status 403, request id r-1)"
    );
    let error = error.into_service_error().unwrap();
    assert!(matches!(error, CreateUserProfileError::AccessDeniedException(_)));
}

#[tokio::test(flavor = "current_thread")]
async fn an_answer_that_cannot_be_read_is_told_apart() {
    let service = Service::with([answer(201, r#"{"id":7}"#)]);
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let error = client(&service).call::<CreateUserProfile>(input).await.unwrap_err();
    assert!(error.to_string().contains("unreadable response"), "{error}");
    // It was done, and its token was a random one.
    assert!(!error.is_safe_to_repeat());
    let input = CreateUserProfileInput::new("dzd_1", "ada").client_token("mine");
    let service = Service::with([answer(201, "no json")]);
    let error = client(&service).call::<CreateUserProfile>(input).await.unwrap_err();
    assert!(error.is_safe_to_repeat(), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn what_does_not_fit_a_request_is_not_sent() {
    let service = Service::default();
    let error = client(&service).call::<GetDomain>(GetDomainInput::new("")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Input, 0));
    assert!(error.to_string().starts_with("GetDomain: not sent: "), "{error}");
    assert!(service.requests().is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn an_answer_has_an_end() {
    let long = Response::new(Body::from(vec![b' '; 2000]));
    let service = Service::with([Reply::Answer(long)]);
    let client = Client::new(config(&service).0.longest_response(1999));
    let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::BrokenAnswer, 1));
    assert!(error.to_string().contains("at most 1999 bytes"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_redirect_is_not_followed_but_told() {
    let response = Response::builder().status(301).header("location", "https://u:hush@a.test/b?token=hush");
    let service = Service::with([Reply::Answer(response.body(Body::empty()).unwrap())]);
    let error = client(&service).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Answered, Some(301)));
    assert_eq!(
        error.to_string(),
        "ListDomains: unknown error (status 301): it leads to ***@a.test/b, where nothing was sent: give the client the \
         right endpoint or region"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_bucket_of_another_region_is_told() {
    for status in [301, 307, 400] {
        let response = Response::builder().status(status).header("x-amz-bucket-region", "eu-west-3");
        let response = response.header("location", "https://b.s3.test/");
        let service = Service::with([Reply::Answer(response.body(Body::empty()).unwrap())]);
        let error = client(&service).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        let words = "the bucket is in the region \"eu-west-3\": give that one to the client";
        assert!(error.to_string().ends_with(words), "{error}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_cause_is_kept_and_no_secret_is_told() {
    let service =
        Service::with([Reply::Broken("reset"), Reply::Broken("reset"), Reply::Broken("reset by peer")]);
    let client = client(&service);
    let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "ListDomains: sent to https://datazone.eu-central-1.api.aws, and no answer came: reset by peer, after 3 attempts"
    );
    assert!(error.source().is_none(), "the text says it all");
    assert!(error.is_safe_to_repeat());
    let printed = format!("{client:?} {error:?} {:?}", service.requests());
    assert!(!printed.contains("hush"), "{printed}");
}
