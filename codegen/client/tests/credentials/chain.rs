use ferrosmith_client::credentials::{Chain, CredentialsError, ProvideCredentials as _};
use ferrosmith_client::{Credentials, Environment};

use crate::support::{Reply, Service, TestClock};

fn standard(variables: &[(&str, &str)], service: &Service) -> Chain {
    let files =
        [("AWS_CONFIG_FILE", "/nowhere/config"), ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials")];
    let environment = Environment::of(files.iter().chain(variables).copied());
    Chain::standard(environment, service.transport(), TestClock::at(0))
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_that_has_some_counts() {
    let service = Service::default();
    let keys = [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "s")];
    assert_eq!(standard(&keys, &service).provide().await.unwrap(), Credentials::new("A", "s"));
    assert!(service.requests().is_empty());
    let chain = Chain::new().then(Chain::new()).then(Credentials::new("B", "t"));
    assert!(matches!(chain.provide().await, Err(CredentialsError::Nowhere { .. })));
}

#[tokio::test(flavor = "current_thread")]
async fn an_error_ends_the_search() {
    let service = Service::default();
    let error = standard(&[("AWS_PROFILE", "prod")], &service).provide().await.unwrap_err().to_string();
    assert!(error.contains("`prod`"), "{error}");
    let error = standard(&[("AWS_WEB_IDENTITY_TOKEN_FILE", "/token")], &service).provide().await.unwrap_err();
    assert!(matches!(error, CredentialsError::Invalid { .. }), "{error}");
    assert!(error.to_string().contains("AWS_ROLE_ARN"), "{error}");
    assert!(service.requests().is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn none_at_all_says_who_was_asked_and_what_to_do() {
    let service = Service::with([Reply::Broken("unreachable")]);
    let error = standard(&[], &service).provide().await.unwrap_err().to_string();
    for part in
        ["environment:", "profile:", "web identity:", "container:", "instance metadata:", "AWS_PROFILE"]
    {
        assert!(error.contains(part), "{part}: {error}");
    }
}
