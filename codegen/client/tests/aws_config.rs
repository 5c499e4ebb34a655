//! Providers of the AWS SDK for Rust as ours, and ours as its.

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials as Theirs;
use aws_credential_types::provider::error::CredentialsError as SdkError;
use aws_credential_types::provider::{self, ProvideCredentials as _, future};
use ferrosmith_client::Credentials;
use ferrosmith_client::credentials::{
    AwsConfigProvider, Chain, CredentialsError, ProvideCredentials as _, SharedCredentials,
};
use ferrosmith_runtime::Timestamp;

/// Provides what a function gives.
#[derive(Debug)]
struct Of(fn() -> provider::Result);

impl provider::ProvideCredentials for Of {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(self.0())
    }
}

#[tokio::test(flavor = "current_thread")]
async fn theirs_are_ours_and_back() {
    let theirs = Of(|| {
        let theirs = Theirs::builder().access_key_id("A").secret_access_key("s").session_token("t");
        let end = UNIX_EPOCH + Duration::from_millis(1_700_000_000_500);
        Ok(theirs.expiry(end).account_id("1").provider_name("test").build())
    });
    let expected = Credentials::new("A", "s")
        .with_session_token("t")
        .with_account_id("1")
        .with_expiry(Timestamp::from_epoch(1_700_000_000, 500_000_000));
    assert_eq!(AwsConfigProvider::new(theirs).provide().await.unwrap(), expected);

    let back = SharedCredentials::new(expected).provide_credentials().await.unwrap();
    assert_eq!((back.access_key_id(), back.secret_access_key()), ("A", "s"));
    assert_eq!((back.session_token(), back.account_id().map(|id| id.as_str())), (Some("t"), Some("1")));
    assert_eq!(back.expiry(), Some(UNIX_EPOCH + Duration::from_millis(1_700_000_000_500)));
}

#[tokio::test(flavor = "current_thread")]
async fn absence_goes_on_and_failure_does_not() {
    let none = AwsConfigProvider::new(Of(|| Err(SdkError::not_loaded_no_source())));
    let chain = Chain::new().then(none).then(Credentials::new("B", "t"));
    assert_eq!(chain.provide().await.unwrap().access_key_id(), "B");
    let broken = AwsConfigProvider::new(Of(|| Err(SdkError::provider_error("it is broken"))));
    let error = broken.provide().await.unwrap_err();
    assert!(matches!(error, CredentialsError::Failed { .. }), "{error}");
    assert!(format!("{:?}", texts(&error)).contains("it is broken"), "{error}");

    let error = SharedCredentials::new(Chain::new()).provide_credentials().await.unwrap_err();
    assert!(matches!(error, SdkError::CredentialsNotLoaded(_)), "{error}");
}

/// The texts of an error and all its sources.
fn texts(error: &dyn std::error::Error) -> Vec<String> {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect()
}
