//! Endpoints that a service tells by an operation of its own.

use std::future::IntoFuture;
use std::task::{Context, Waker};
use std::time::Duration;

use ferrosmith_client::client::{DiscoveryMode, ErrorKind};
use ferrosmith_client::retry::Policy;
use ferrosmith_client::{Client, Config, Credentials, Environment, Transport};
use http::{Request, Response};

use crate::endpoint_discovery::{Append, AppendInput, Browse, BrowseInput};
use crate::support::{Reply, Service, TestClock, answer};
use crate::{client, config};

const TOLD: &str = r#"{"Endpoints":[{"Address":"cell-1.ledger.example.com","CachePeriodInMinutes":2}]}"#;
const OTHER: &str = r#"{"Endpoints":[{"Address":"https://cell-2.ledger.example.com:8443/a/","CachePeriodInMinutes":2},
    {"Address":"cell-3.ledger.example.com","CachePeriodInMinutes":5}]}"#;
const MINUTE: Duration = Duration::from_secs(60);

/// The operations and the places of requests: `FindEndpoints ledger.eu-central-1.amazonaws.com/`.
fn sent(service: &Service) -> Vec<String> {
    service.requests().iter().map(place).collect()
}

fn place<B>(request: &Request<B>) -> String {
    let target = request.headers()["x-amz-target"].to_str().unwrap();
    let operation = target.rsplit('.').next().unwrap();
    let uri = request.uri();
    assert_eq!(request.headers()["host"].to_str().unwrap(), uri.authority().unwrap().as_str());
    format!("{operation} {}{}", uri.authority().unwrap(), uri.path())
}

fn append(client: &Client, book: &str) -> ferrosmith_client::client::Call<Append> {
    client.call::<Append>(AppendInput::new(book)).retry(Policy::never())
}

const REGIONAL: &str = "FindEndpoints ledger.eu-central-1.amazonaws.com/";
const CELL: &str = "Append cell-1.ledger.example.com/";

#[tokio::test(flavor = "current_thread")]
async fn a_required_endpoint_is_asked_for_and_kept() {
    let service = Service::with([answer(200, TOLD), answer(200, "{}"), answer(200, "{}")]);
    let client = client(&service);
    append(&client, "red").await.unwrap();
    append(&client, "red").await.unwrap();
    let requests = service.requests();
    assert_eq!(requests.iter().map(place).collect::<Vec<_>>(), [REGIONAL, CELL, CELL]);
    // The question names the operation and the members that choose, and is signed as the call is.
    assert_eq!(
        requests[0].body().as_bytes().unwrap(),
        &br#"{"Operation":"Append","Identifiers":{"book":"red"}}"#[..]
    );
    assert_eq!(requests[0].headers()["x-amz-api-version"], "2020-01-01");
    assert!(!requests[1].headers().contains_key("x-amz-api-version"));
    for request in &requests {
        let signature = request.headers()["authorization"].to_str().unwrap();
        assert!(signature.contains("/eu-central-1/ledger/aws4_request"), "{signature}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn endpoints_are_kept_by_what_identifies_them() {
    let replies = [answer(200, TOLD), answer(200, "{}"), answer(200, OTHER), answer(200, "{}")];
    let service = Service::with(replies.into_iter().chain([answer(200, TOLD), answer(200, "{}")]));
    let client = client(&service);
    append(&client, "red").await.unwrap();
    append(&client, "blue").await.unwrap();
    // Another key may lead to another account.
    append(&client, "red").credentials(Credentials::new("AKIDOTHER", "hush")).await.unwrap();
    let expected = [REGIONAL, CELL, REGIONAL, "Append cell-2.ledger.example.com:8443/a/", REGIONAL, CELL];
    assert_eq!(sent(&service), expected);
}

#[tokio::test(flavor = "current_thread")]
async fn an_old_endpoint_is_asked_for_again() {
    let service = Service::with([answer(200, OTHER), answer(200, "{}"), answer(200, "{}")]);
    let (config, clock) = config(&service);
    let client = Client::new(config);
    append(&client, "red").await.unwrap();
    // The second endpoint is good for longer.
    clock.advance(3 * MINUTE);
    append(&client, "red").await.unwrap();
    let cell_3 = "Append cell-3.ledger.example.com/";
    assert_eq!(sent(&service), [REGIONAL, "Append cell-2.ledger.example.com:8443/a/", cell_3]);

    clock.advance(3 * MINUTE);
    let refused = answer(400, r#"{"__type":"AccessDenied"}"#);
    let service_down = [refused, answer(200, "{}"), answer(200, "{}"), answer(200, TOLD), answer(200, "{}")];
    service.reply(service_down);
    // While nothing new is told, the old one is used, and a minute passes before the next question.
    append(&client, "red").await.unwrap();
    append(&client, "red").await.unwrap();
    clock.advance(MINUTE);
    append(&client, "red").await.unwrap();
    let old = "Append cell-2.ledger.example.com:8443/a/";
    assert_eq!(sent(&service), [REGIONAL, old, old, REGIONAL, CELL]);
}

#[tokio::test(flavor = "current_thread")]
async fn an_invalid_endpoint_is_left_within_the_call() {
    for invalid in [answer(400, r#"{"__type":"fixture.discovery#Moved"}"#), answer(421, "{}")] {
        let replies = [answer(200, TOLD), invalid, answer(200, OTHER), answer(200, "{}")];
        let service = Service::with(replies);
        let received = append(&client(&service), "red").retry(Policy::standard()).received().await.unwrap();
        assert_eq!(received.attempts, 2);
        let other = "Append cell-2.ledger.example.com:8443/a/";
        assert_eq!(sent(&service), [REGIONAL, CELL, REGIONAL, other]);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_required_endpoint_that_is_not_told_is_an_error() {
    for (reply, problem) in [
        (
            answer(403, r#"{"__type":"AccessDenied","message":"not you"}"#),
            "AccessDenied: not you (status 403)",
        ),
        (Reply::Broken("cut"), "and no answer came: cut"),
        (answer(200, r#"{"Endpoints":[]}"#), "expected an endpoint in its answer, found none"),
        (
            answer(200, r#"{"Endpoints":[{"Address":"no host","CachePeriodInMinutes":1}]}"#),
            "expected an endpoint such as `https://example.com`, with http or https and without user and query, found \
             \"https://no host\"",
        ),
        (answer(200, "<html>"), "expected"),
    ] {
        let service = Service::with([reply]);
        let error = append(&client(&service), "red").await.unwrap_err();
        assert_eq!((error.kind(), error.is_safe_to_repeat()), (ErrorKind::Endpoint, true));
        let start = "Append: not sent: no endpoint from fixture.discovery#FindEndpoints, which this operation \
                     requires: ";
        let text = error.to_string();
        assert!(text.starts_with(start) && text.contains(problem), "{text}");
        assert_eq!(sent(&service), [REGIONAL]);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_question_is_repeated_as_calls_are() {
    let busy = || answer(500, r#"{"__type":"Busy"}"#);
    let service = Service::with([busy(), busy(), answer(200, TOLD), answer(200, "{}")]);
    append(&client(&service), "red").retry(Policy::standard()).await.unwrap();
    assert_eq!(sent(&service), [REGIONAL, REGIONAL, REGIONAL, CELL]);
}

#[tokio::test(flavor = "current_thread")]
async fn without_credentials_they_are_what_is_missing() {
    let service = Service::default();
    let config = Config::new(service.transport(), TestClock::at(crate::NOW)).region("eu-central-1");
    let error = append(&Client::new(config), "red").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials, "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_given_endpoint_is_not_discovered() {
    let service = Service::with([answer(200, "{}"), answer(200, "{}"), answer(200, "{}")]);
    let given = "https://example.com";
    append(&client(&service), "red").endpoint(given).await.unwrap();
    append(&Client::new(config(&service).0.endpoint(given)), "red").await.unwrap();
    let environment = Environment::of([
        ("AWS_ENDPOINT_URL_LEDGER", given),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", "A"),
        ("AWS_SECRET_ACCESS_KEY", "s"),
    ]);
    let config = Config::load(&environment, service.transport(), TestClock::at(crate::NOW)).unwrap();
    append(&Client::new(config), "red").await.unwrap();
    assert_eq!(sent(&service), ["Append example.com/"; 3]);
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_not_required_is_discovered_on_demand() {
    let browse = |client: &Client| client.call::<Browse>(BrowseInput::new()).retry(Policy::never());
    let plain = "Browse ledger.eu-central-1.amazonaws.com/";
    let service = Service::with([answer(200, "{}")]);
    browse(&client(&service)).await.unwrap();
    assert_eq!(sent(&service), [plain]);

    let service = Service::with([answer(200, TOLD), answer(200, "{}")]);
    let always = |service: &Service| config(service).0.endpoint_discovery(DiscoveryMode::Always);
    browse(&Client::new(always(&service))).await.unwrap();
    assert_eq!(sent(&service), [REGIONAL, "Browse cell-1.ledger.example.com/"]);

    // The service's own endpoint does as well, and for a minute nobody asks again.
    let service = Service::with([answer(400, "{}"), answer(200, "{}"), answer(200, "{}")]);
    let client = Client::new(always(&service));
    browse(&client).await.unwrap();
    browse(&client).await.unwrap();
    assert_eq!(sent(&service), [REGIONAL, plain, plain]);
}

#[tokio::test(flavor = "current_thread")]
async fn discovery_is_turned_off_and_on() {
    let service = Service::default();
    let never = config(&service).0.endpoint_discovery(DiscoveryMode::Never);
    let error = append(&Client::new(never), "red").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    assert!(error.to_string().contains("AWS_ENDPOINT_DISCOVERY_ENABLED"), "{error}");
    assert_eq!(service.requests().len(), 0);

    let load = |text: &str| {
        let environment = Environment::of([("AWS_ENDPOINT_DISCOVERY_ENABLED", text)]);
        Config::load(&environment, service.transport(), TestClock::at(crate::NOW))
    };
    for (text, mode) in [("auto", "WhereRequired"), ("True", "Always"), ("false", "Never")] {
        let debug = format!("{:?}", load(text).unwrap());
        assert!(debug.contains(&format!("endpoint_discovery: {mode}")), "{debug}");
    }
    let error = load("yes").unwrap_err().to_string();
    let expected = "AWS_ENDPOINT_DISCOVERY_ENABLED: expected `auto`, `true` or `false`, found `yes`";
    assert_eq!(error, expected);
}

#[tokio::test(flavor = "current_thread")]
async fn presigned_requests_go_there_too() {
    let service = Service::with([answer(200, TOLD)]);
    let request = append(&client(&service), "red").presigned(MINUTE).await.unwrap();
    assert_eq!(request.uri().host(), Some("cell-1.ledger.example.com"));
}

#[tokio::test(flavor = "current_thread")]
async fn one_of_many_calls_asks() {
    let (opened, gate) = tokio::sync::watch::channel(false);
    let places = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = places.clone();
    let transport = Transport::from_fn(move |request| {
        let place = place(&request);
        let (asks, mut gate) = (place == REGIONAL, gate.clone());
        seen.lock().unwrap().push(place);
        async move {
            if asks {
                gate.wait_for(|open| *open).await.unwrap();
            }
            Ok::<_, std::io::Error>(Response::new(if asks { TOLD.into() } else { "{}".into() }))
        }
    });
    let config = Config::new(transport, TestClock::at(crate::NOW))
        .region("eu-central-1")
        .timeouts(ferrosmith_client::client::Timeouts::none())
        .credentials(Credentials::new("A", "hush"));
    let client = Client::new(config);

    // The one that asks is given up, and another one does it.
    let mut first = Box::pin(append(&client, "red").into_future());
    let mut context = Context::from_waker(Waker::noop());
    assert!(first.as_mut().poll(&mut context).is_pending());
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(append(&client, "red").into_future())).collect();
    tokio::task::yield_now().await;
    assert_eq!(*places.lock().unwrap(), [REGIONAL]);
    drop(first);
    tokio::task::yield_now().await;
    opened.send(true).unwrap();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let places = places.lock().unwrap();
    assert_eq!(places[..2], [REGIONAL; 2]);
    assert_eq!(places[2..], [CELL; 20]);
}
