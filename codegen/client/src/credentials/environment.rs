//! Credentials in the environment.

use std::future::ready;

use super::{Credentials, CredentialsError, ProvideCredentials, Providing};
use crate::Environment;

/// Provides what the variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and `AWS_ACCOUNT_ID`
/// say.
#[derive(Debug, Clone)]
pub struct EnvironmentProvider(Environment);

const NAME: &str = "environment";

impl EnvironmentProvider {
    /// Returns the provider of an environment.
    #[must_use]
    pub fn new(environment: Environment) -> Self {
        EnvironmentProvider(environment)
    }

    fn read(&self) -> Result<Credentials, CredentialsError> {
        let Some(id) = self.0.get("AWS_ACCESS_KEY_ID") else {
            return Err(CredentialsError::absent(NAME, "AWS_ACCESS_KEY_ID is not set"));
        };
        let Some(secret) = self.0.get("AWS_SECRET_ACCESS_KEY") else {
            let problem = "expected AWS_SECRET_ACCESS_KEY beside AWS_ACCESS_KEY_ID, found no such variable";
            return Err(CredentialsError::invalid(NAME, problem));
        };
        let mut credentials = Credentials::new(id.trim(), secret.trim());
        if let Some(token) = self.0.get("AWS_SESSION_TOKEN") {
            credentials = credentials.with_session_token(token.trim());
        }
        if let Some(account) = self.0.get("AWS_ACCOUNT_ID") {
            credentials = credentials.with_account_id(account.trim());
        }
        Ok(credentials)
    }
}

impl ProvideCredentials for EnvironmentProvider {
    fn provide(&self) -> Providing<'_> {
        Box::pin(ready(self.read()))
    }
}
