//! Events that are traced, and secrets that never are.

#[path = "support/kept.rs"]
mod kept;
#[path = "support/mod.rs"]
mod support;

use ferrosmith_client::{Client, Config, Credentials};
use generated::datazone::{CreateUserProfile, CreateUserProfileInput, ListDomains, ListDomainsInput};
use kept::Kept;
use support::{Reply, Service, TestClock, answer};

fn client(service: &Service) -> Client {
    client_at(service, TestClock::at(1_440_938_160))
}

fn client_at(service: &Service, clock: TestClock) -> Client {
    let credentials = Credentials::new("AKIDEXAMPLE", "hush-key").with_session_token("hush-token");
    let config = Config::new(service.transport(), clock);
    Client::new(config.region("eu-central-1").credentials(credentials))
}

#[tokio::test(flavor = "current_thread")]
async fn a_span_for_a_call_and_one_for_each_attempt() {
    let kept = Kept::default();
    let _guard = tracing::subscriber::set_default(kept.clone());
    let throttled = http::Response::builder()
        .status(429)
        .header("x-amzn-errortype", "ThrottlingException")
        .header("x-amzn-requestid", "r-1")
        .body(r#"{"message":"hush-message"}"#.into())
        .unwrap();
    let service = Service::with([Reply::Answer(throttled), answer(200, r#"{"items":[]}"#)]);
    let clock = TestClock::at(1_440_938_160);
    client_at(&service, clock.clone()).call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    assert_eq!(clock.waits().len(), 1);
    let expected = [
        "span call",
        "service=\"DataZone\"",
        "operation=\"ListDomains\"",
        "span attempt",
        "operation=\"ListDomains\"",
        "attempt=1",
        "status=429",
        "request_id=\"r-1\"",
        "code=\"ThrottlingException\"",
        "span attempt",
        "operation=\"ListDomains\"",
        "attempt=2",
        "status=200",
        "attempts=2",
    ];
    assert_eq!(kept.all(), expected);
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_of_a_message_is_traced() {
    let kept = Kept::default();
    let _guard = tracing::subscriber::set_default(kept.clone());
    let replies = [
        answer(400, r#"{"__type":"ValidationException","message":"hush-message"}"#),
        Reply::Broken("hush-transport"),
        answer(201, r#"{"id":"hush-id"}"#),
        answer(200, "hush-broken"),
        Reply::Silence,
    ];
    for reply in replies {
        let service = Service::with([reply]);
        let input = CreateUserProfileInput::new("hush-domain", "hush-user").client_token("hush-client");
        let call = client(&service).call::<CreateUserProfile>(input);
        let header = http::HeaderValue::from_static("hush-header");
        let call = call.header(http::HeaderName::from_static("x-mine"), header);
        let _ = call.retry(ferrosmith_client::retry::Policy::never()).await;
        assert_eq!(service.requests().len(), 1);
    }
    let all = kept.all();
    assert!(all.iter().filter(|text| *text == "span attempt").count() == 5, "{all:#?}");
    assert!(all.contains(&"code=\"ValidationException\"".to_owned()), "{all:#?}");
    for problem in ["problem=NoAnswer", "problem=Timeout"] {
        assert!(all.iter().any(|text| text == problem), "{problem}: {all:#?}");
    }
    assert!(!all.iter().any(|text| text.contains("hush") || text.contains("AKID")), "{all:#?}");
}
