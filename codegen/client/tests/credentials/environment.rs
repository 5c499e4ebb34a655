use ferrosmith_client::Environment;
use ferrosmith_client::credentials::{CredentialsError, EnvironmentProvider, ProvideCredentials as _};

async fn provide(variables: &[(&str, &str)]) -> Result<ferrosmith_client::Credentials, CredentialsError> {
    EnvironmentProvider::new(Environment::of(variables.iter().copied())).provide().await
}

#[tokio::test(flavor = "current_thread")]
async fn the_variables_are_credentials() {
    let found = provide(&[
        ("AWS_ACCESS_KEY_ID", " AKID "),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_SESSION_TOKEN", "token"),
        ("AWS_ACCOUNT_ID", "111122223333"),
    ]);
    let found = found.await.unwrap();
    assert_eq!((found.access_key_id(), found.secret_access_key()), ("AKID", "secret"));
    assert_eq!((found.session_token(), found.account_id()), (Some("token"), Some("111122223333")));
    assert_eq!(found.expires_at(), None);
}

#[tokio::test(flavor = "current_thread")]
async fn none_are_absent_and_half_are_wrong() {
    let error = provide(&[("AWS_ACCESS_KEY_ID", " ")]).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Absent { .. }), "{error}");
    let error = provide(&[("AWS_ACCESS_KEY_ID", "AKID")]).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Invalid { .. }), "{error}");
    assert!(error.to_string().contains("AWS_SECRET_ACCESS_KEY"), "{error}");
}

#[test]
fn no_value_is_printed() {
    let environment = Environment::of([("AWS_SECRET_ACCESS_KEY", "hush")]);
    let printed = format!("{environment:?} {:?}", EnvironmentProvider::new(environment.clone()));
    assert!(printed.contains("AWS_SECRET_ACCESS_KEY") && !printed.contains("hush"), "{printed}");
}
