use ferrosmith_client::Environment;
use ferrosmith_client::credentials::{ContainerProvider, CredentialsError, ProvideCredentials as _};

use crate::support::{Reply, Service, TestClock, answer};

const GOOD: &str = r#"{"AccessKeyId":"A","SecretAccessKey":"s","Token":"t","Expiration":"2030-01-01T00:00:00Z","RoleArn":"r"}"#;
const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

fn provider(variables: &[(&str, &str)], service: &Service) -> (ContainerProvider, TestClock) {
    let clock = TestClock::at(0);
    let environment = Environment::of(variables.iter().copied());
    (ContainerProvider::new(environment, service.transport(), clock.clone()), clock)
}

#[tokio::test(flavor = "current_thread")]
async fn ecs_is_asked_at_its_address() {
    let service = Service::with([answer(200, GOOD)]);
    let (provider, _) = provider(&[(RELATIVE, "/v2/credentials/1")], &service);
    let found = provider.provide().await.unwrap();
    assert_eq!((found.access_key_id(), found.session_token()), ("A", Some("t")));
    let requests = service.requests();
    assert_eq!(requests[0].uri(), "http://169.254.170.2/v2/credentials/1");
    assert!(requests[0].headers().get("authorization").is_none());
}

#[tokio::test(flavor = "current_thread")]
async fn a_pod_has_a_token() {
    let service = Service::with([answer(200, GOOD)]);
    let variables =
        [(FULL, "http://169.254.170.23/v1/credentials"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hush\n")];
    let (provider, _) = provider(&variables, &service);
    provider.provide().await.unwrap();
    let requests = service.requests();
    assert_eq!(requests[0].headers()["authorization"], "hush");
    assert!(!format!("{requests:?} {provider:?}").contains("hush"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_token_goes_to_no_other_host() {
    for address in [
        "http://example.com/",
        "ftp://localhost/",
        "/only/a/path",
        "http://169.254.170.2.example.com/",
        "https://u:p@example.com/",
    ] {
        let service = Service::default();
        let (provider, _) = provider(&[(FULL, address)], &service);
        let error = provider.provide().await.unwrap_err();
        assert!(matches!(error, CredentialsError::Invalid { .. }), "{address}: {error}");
        assert!(service.requests().is_empty());
    }
    for address in ["http://localhost:1/", "http://127.0.0.2/", "http://[::1]/", "https://example.com/"] {
        let service = Service::with([answer(200, GOOD)]);
        provider(&[(FULL, address)], &service).0.provide().await.unwrap();
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_failure_is_asked_again_and_then_told() {
    let service = Service::with([answer(500, ""), Reply::Broken("reset"), answer(200, GOOD)]);
    let (good, clock) = provider(&[(RELATIVE, "/c")], &service);
    good.provide().await.unwrap();
    assert_eq!((service.requests().len(), clock.waits().len()), (3, 2));

    let service = Service::with([answer(404, "hush")]);
    let error = provider(&[(RELATIVE, "/c")], &service).0.provide().await.unwrap_err().to_string();
    assert!(error.contains("http://169.254.170.2/c, found status 404") && !error.contains("hush"), "{error}");

    let service = Service::with([Reply::Silence, Reply::Silence, Reply::Silence]);
    let error = provider(&[(RELATIVE, "/c")], &service).0.provide().await.unwrap_err().to_string();
    assert!(error.contains("it took longer than 2s"), "{error}");

    let error = provider(&[], &Service::default()).0.provide().await.unwrap_err();
    assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
}
