//! Providers of the AWS SDK for Rust, converted to those of this crate and back.

use std::time::SystemTime;

use aws_credential_types::provider::error::CredentialsError as SdkError;
use aws_credential_types::provider::{ProvideCredentials as SdkProvider, SharedCredentialsProvider, future};

use super::{Credentials, CredentialsError, ProvideCredentials, Providing, SharedCredentials};

const NAME: &str = "aws-config";

/// Provides the credentials of a provider of the AWS SDK for Rust: those of `aws-config`, or one of your own.
///
/// ```
/// use aws_credential_types::Credentials as SdkCredentials;
/// use ferrosmith_client::credentials::{AwsConfigProvider, ProvideCredentials as _};
///
/// # #[cfg(feature = "tokio")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let theirs = SdkCredentials::new("AKIDEXAMPLE", "secret", None, None, "example");
/// let credentials = AwsConfigProvider::new(theirs).provide().await?;
/// assert_eq!(credentials.access_key_id(), "AKIDEXAMPLE");
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "tokio"))]
/// # fn main() {}
/// ```
#[derive(Debug, Clone)]
pub struct AwsConfigProvider(SharedCredentialsProvider);

impl AwsConfigProvider {
    /// Returns a provider that asks one of the AWS SDK.
    pub fn new(provider: impl SdkProvider + 'static) -> Self {
        AwsConfigProvider(SharedCredentialsProvider::new(provider))
    }
}

impl ProvideCredentials for AwsConfigProvider {
    fn provide(&self) -> Providing<'_> {
        Box::pin(async { self.0.provide_credentials().await.map(ours).map_err(our_error) })
    }
}

fn ours(theirs: aws_credential_types::Credentials) -> Credentials {
    let mut credentials = Credentials::new(theirs.access_key_id(), theirs.secret_access_key());
    if let Some(token) = theirs.session_token() {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = theirs.account_id() {
        credentials = credentials.with_account_id(account.as_str());
    }
    match theirs.expiry() {
        Some(time) => credentials.with_expiry(time.into()),
        None => credentials,
    }
}

fn our_error(error: SdkError) -> CredentialsError {
    match error {
        SdkError::CredentialsNotLoaded(_) => CredentialsError::absent(NAME, error.to_string()),
        error => CredentialsError::failed(NAME, "the provider failed").because(error),
    }
}

/// Ours as theirs, for clients of the official crates.
impl SdkProvider for SharedCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            match self.provide().await {
                Ok(credentials) => Ok(theirs(&credentials)),
                Err(error @ (CredentialsError::Absent { .. } | CredentialsError::Nowhere { .. })) => {
                    Err(SdkError::not_loaded(error))
                }
                Err(error @ (CredentialsError::Invalid { .. } | CredentialsError::Unsupported { .. })) => {
                    Err(SdkError::invalid_configuration(error))
                }
                Err(error) => Err(SdkError::provider_error(error)),
            }
        })
    }
}

fn theirs(ours: &Credentials) -> aws_credential_types::Credentials {
    let expiry = ours.expires_at().and_then(|time| SystemTime::try_from(time).ok());
    let mut theirs = aws_credential_types::Credentials::builder()
        .access_key_id(ours.access_key_id())
        .secret_access_key(ours.secret_access_key())
        .provider_name("ferrosmith");
    theirs.set_session_token(ours.session_token().map(str::to_owned));
    theirs.set_expiry(expiry);
    theirs.set_account_id(ours.account_id().map(Into::into));
    theirs.build()
}
