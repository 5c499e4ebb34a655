use std::time::Duration;

use ferrosmith_client::Client;
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::{Body, NotSent};
use ferrosmith_client::{Config, Transport};
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use generated::datazone::{
    CreateUserProfile, CreateUserProfileInput, GetDomain, GetDomainError, GetDomainInput, GetDomainOutput,
    ListDomains, ListDomainsInput, StartDataSourceRun, StartDataSourceRunInput,
};
use http::{Request, Response};

use crate::support::{Reply, Service, TestClock, answer};
use crate::{NOW, client, config};

const PROFILE: &str = r#"{"id":"u-1"}"#;

fn body(request: &Request<Body>) -> &[u8] {
    request.body().as_bytes().unwrap()
}

#[tokio::test(flavor = "current_thread")]
async fn each_attempt_is_signed_anew_and_keeps_its_token() {
    let service = Service::with([answer(500, ""), answer(503, ""), answer(201, PROFILE)]);
    let (config, clock) = config(&service);
    let client = Client::new(config);
    // The waits are so long that the time, which is signed, is another.
    let policy = Policy::standard().base(Duration::from_secs(1000)).max_backoff(Duration::from_secs(4000));
    let call = client.call::<CreateUserProfile>(CreateUserProfileInput::new("dzd_1", "ada")).retry(policy);
    let received = call.received().await.unwrap();
    assert_eq!((received.output.id.as_deref(), received.attempts), (Some("u-1"), 3));
    assert_eq!(clock.waits().len(), 2);

    let requests = service.requests();
    assert!(body(&requests[0]).starts_with(br#"{"userIdentifier":"ada","clientToken":""#));
    assert!(requests.iter().all(|request| body(request) == body(&requests[0])));
    let header =
        |name: &str| requests.iter().map(|of| of.headers()[name].to_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(header("amz-sdk-request"), ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
    let ids = header("amz-sdk-invocation-id");
    assert!(ids.iter().all(|id| *id == ids[0]));
    let [first, second, third] = header("authorization")[..] else { panic!("three attempts") };
    assert!(first != second && second != third, "{first}");
}

/// An operation of S3's kind.
struct Copy;

impl Operation for Copy {
    type Input = GetDomainInput;
    type Output = GetDomainOutput;
    type Error = GetDomainError;
    const SCHEMA: &'static OperationSchema = GetDomain::SCHEMA;
    const SERVICE: &'static ServiceSchema = &ServiceSchema {
        protocols: &["aws.protocols#restXml"],
        unwrapped_errors: true,
        ..*<GetDomain as Operation>::SERVICE
    };
}

/// S3 says so of copies that fail after it has begun to answer.
#[tokio::test(flavor = "current_thread")]
async fn a_failure_with_the_status_of_a_success_is_retried() {
    let failed = |code: &str| {
        let text = format!("<Error><Code>{code}</Code><Message>late</Message></Error>");
        Reply::Answer(Response::new(text.into()))
    };
    let service = Service::with([failed("InternalError"), failed("SlowDown"), answer(200, "<Copied/>")]);
    let call = client(&service).call::<Copy>(GetDomainInput::new("dzd_1"));
    assert_eq!(call.received().await.unwrap().attempts, 3);
    let service = Service::with(["InternalError"; 3].map(failed));
    let error = client(&service).call::<Copy>(GetDomainInput::new("dzd_1")).await.unwrap_err();
    assert_eq!((error.attempts(), error.code(), error.status()), (3, Some("InternalError"), Some(200)));
}

#[tokio::test(flavor = "current_thread")]
async fn a_throttled_call_waits_as_long_as_the_service_says() {
    let throttled = Response::builder()
        .status(429)
        .header("x-amzn-errortype", "ThrottlingException")
        .header("x-amz-retry-after", "4000")
        .body(Body::empty())
        .unwrap();
    let service = Service::with([Reply::Answer(throttled), answer(200, r#"{"items":[]}"#)]);
    let (config, clock) = config(&service);
    let _ = Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    assert_eq!(clock.waits(), [Duration::from_secs(4)]);
}

#[tokio::test(flavor = "current_thread")]
async fn what_may_be_done_is_not_done_twice() {
    // Neither idempotent nor with a token: an answer that never came ends it.
    let policy = Policy::standard();
    let start = || StartDataSourceRunInput::new("d", "s").client_token("mine");
    let create = || ListDomainsInput::new();
    for (is_repeated, reply) in [(true, Reply::Broken("reset")), (true, answer(500, ""))] {
        let service = Service::with([reply, answer(200, r#"{"items":[]}"#)]);
        let sent = client(&service).call::<ListDomains>(create()).retry(policy.clone()).await;
        assert_eq!(sent.is_ok(), is_repeated);
    }
    let service = Service::with([Reply::Broken("reset"), Reply::Broken("reset"), Reply::Broken("reset")]);
    let error = client(&service).call::<StartDataSourceRun>(start()).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert!(error.is_safe_to_repeat(), "the caller's own token makes it so");

    use generated::appstream::{CreateStack, CreateStackInput};
    let service = Service::with([Reply::Broken("reset")]);
    let error = client(&service).call::<CreateStack>(CreateStackInput::new("s")).await.unwrap_err();
    assert_eq!((error.attempts(), service.requests().len()), (1, 1));
    assert!(!error.is_safe_to_repeat());
}

#[tokio::test(flavor = "current_thread")]
async fn a_request_that_did_not_leave_is_sent_again() {
    use generated::appstream::{CreateStack, CreateStackInput};
    let refused = || std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
    let transport =
        Transport::from_fn(move |_| async move { Err::<Response<Body>, _>(NotSent(refused().into())) });
    let config = Config::new(transport, TestClock::at(NOW))
        .region("us-east-1")
        .credentials(ferrosmith_client::Credentials::new("A", "s"));
    let error = Client::new(config).call::<CreateStack>(CreateStackInput::new("s")).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert!(error.is_safe_to_repeat());
    assert_eq!(
        error.to_string(),
        "CreateStack: not sent: no connection to https://appstream2.us-east-1.amazonaws.com: connection refused, after 3 attempts"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_wrong_clock_is_corrected_once() {
    let skewed = |date: &'static str| {
        let response = Response::builder().status(403).header("date", date);
        let response = response.header("x-amzn-errortype", "InvalidSignatureException");
        Reply::Answer(response.body(r#"{"message":"too old"}"#.into()).unwrap())
    };
    let service = Service::with([skewed("Sun, 30 Aug 2015 13:36:00 GMT"), answer(200, r#"{"items":[]}"#)]);
    let (config, _) = config(&service);
    let client = Client::new(config.retry(Policy::standard().base(Duration::ZERO)));
    let _ = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap();
    let dates: Vec<String> =
        service.requests().iter().map(|of| of.headers()["x-amz-date"].to_str().unwrap().to_owned()).collect();
    assert_eq!(dates, ["20150830T123600Z", "20150830T133600Z"]);

    // Who refuses the right time means something else.
    let service = Service::with([skewed("Sun, 30 Aug 2015 12:37:00 GMT")]);
    let error = crate::client(&service).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!((error.attempts(), error.code()), (1, Some("InvalidSignatureException")));
}

#[tokio::test(flavor = "current_thread")]
async fn the_calls_of_a_client_share_their_tokens() {
    let service = Service::with((0..200).map(|_| answer(503, "")));
    let client = client(&service);
    let mut attempts = 0;
    for _ in 0..50 {
        let error = client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        attempts += error.attempts();
    }
    // 500 tokens are 35 retries.
    assert_eq!(attempts, 50 + 35);
}

#[tokio::test(flavor = "current_thread")]
async fn the_adaptive_mode_waits_once_it_was_throttled() {
    let throttled = || {
        let response = Response::builder().status(429).header("x-amzn-errortype", "ThrottlingException");
        Reply::Answer(response.body(Body::empty()).unwrap())
    };
    let good = || answer(200, r#"{"items":[]}"#);
    let replies = |first| [first].into_iter().chain((0..4).map(|_| good()));
    let list = |client: &Client| client.call::<ListDomains>(ListDomainsInput::new());

    let service = Service::with(replies(good()));
    let (plain, clock) = config(&service);
    let client = Client::new(plain.retry(Policy::adaptive()));
    for _ in 0..5 {
        list(&client).await.unwrap();
    }
    assert!(clock.waits().is_empty());

    let service = Service::with(replies(throttled()));
    let (plain, clock) = config(&service);
    let client = Client::new(plain.retry(Policy::adaptive().base(Duration::ZERO)));
    for _ in 0..4 {
        list(&client).await.unwrap();
    }
    // The wait of the retry, then those of the rate: half an attempt a second.
    let waits = clock.waits();
    assert!(
        waits.len() >= 3 && waits.iter().skip(1).all(|wait| *wait <= Duration::from_secs(2)),
        "{waits:?}"
    );
    assert!(waits.iter().skip(1).any(|wait| *wait > Duration::from_millis(500)), "{waits:?}");
}

#[test]
fn the_mode_of_retries_is_read() {
    let load = |mode: &'static str| {
        let files = [("AWS_CONFIG_FILE", "/nowhere/c"), ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/d")];
        let environment =
            ferrosmith_client::Environment::of(files.into_iter().chain([("AWS_RETRY_MODE", mode)]));
        Config::load(&environment, Service::default().transport(), TestClock::at(NOW))
    };
    assert!(format!("{:?}", load("adaptive").unwrap()).contains("adaptive: true"));
    assert!(format!("{:?}", load("standard").unwrap()).contains("adaptive: false"));
    let error = load("adaptve").unwrap_err().to_string();
    assert_eq!(error, "AWS_RETRY_MODE: expected `standard` or `adaptive`, found `adaptve`");
}
