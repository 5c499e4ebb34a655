//! Credentials of a role that is assumed by the token of a web identity, as Kubernetes and others give to what they run.

use super::issuer::Issuer;
use super::sts::{self, Role};
use super::{Credentials, CredentialsError, ProvideCredentials, Providing};
use crate::clock::{Clock, SharedClock};
use crate::{Environment, Transport, files};

const NAME: &str = "web identity";
const FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";

/// The file with a token, and the role that is assumed by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WebIdentity {
    pub(super) file: String,
    pub(super) role: Role,
}

impl WebIdentity {
    /// Assumes the role. The file is read each time: the token changes.
    pub(super) async fn credentials(&self, issuer: &Issuer) -> Result<Credentials, CredentialsError> {
        let token = files::read_text(&self.file).map_err(|error| {
            let problem = format!("cannot read the token in {}", self.file);
            CredentialsError::failed(NAME, problem).because(error)
        })?;
        sts::assume_with_token(issuer, token.trim(), &self.role).await
    }
}

/// Provides the credentials of the role `AWS_ROLE_ARN`, which is assumed by the token in the file
/// `AWS_WEB_IDENTITY_TOKEN_FILE`; `AWS_ROLE_SESSION_NAME` names the session.
#[derive(Debug, Clone)]
pub struct WebIdentityProvider(Issuer);

impl WebIdentityProvider {
    /// Returns the provider of an environment.
    #[must_use]
    pub fn new(environment: Environment, transport: Transport, clock: impl Clock) -> Self {
        WebIdentityProvider::shared(environment, transport, SharedClock::new(clock))
    }

    pub(super) fn shared(environment: Environment, transport: Transport, clock: SharedClock) -> Self {
        WebIdentityProvider(Issuer::new(NAME, environment, transport, clock))
    }

    async fn assumed(&self) -> Result<Credentials, CredentialsError> {
        let get = |variable: &str| self.0.environment.get(variable);
        let Some(file) = get(FILE) else {
            return Err(CredentialsError::absent(NAME, format!("{FILE} is not set")));
        };
        let Some(arn) = get("AWS_ROLE_ARN") else {
            let problem = format!("expected AWS_ROLE_ARN beside {FILE}, found no such variable");
            return Err(CredentialsError::invalid(NAME, problem));
        };
        let role = Role {
            arn,
            session_name: get("AWS_ROLE_SESSION_NAME"),
            external_id: None,
            duration: None,
            region: get("AWS_REGION").or_else(|| get("AWS_DEFAULT_REGION")),
        };
        WebIdentity { file, role }.credentials(&self.0).await
    }
}

impl ProvideCredentials for WebIdentityProvider {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.assumed())
    }
}
