//! Several providers, one after the other.

use super::{
    ContainerProvider, Credentials, CredentialsError, EnvironmentProvider, InstanceProvider, ProfileProvider,
    ProvideCredentials, Providing, SharedCredentials,
};
use crate::clock::{Clock, SharedClock};
use crate::{Environment, Transport};

/// Asks providers one after the other, until one has credentials; one that fails ends the search.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    providers: Vec<SharedCredentials>,
    /// The variables of a web identity, which is refused by name.
    environment: Option<Environment>,
}

impl Chain {
    /// Returns a chain without providers.
    #[must_use]
    pub fn new() -> Self {
        Chain::default()
    }

    /// Adds a provider at the end.
    #[must_use]
    pub fn then(mut self, provider: impl ProvideCredentials) -> Self {
        self.providers.push(SharedCredentials::new(provider));
        self
    }

    /// Returns the chain of AWS tools: the environment, the profile, the container, the instance. A profile that the
    /// environment names comes first.
    #[must_use]
    pub fn standard(environment: Environment, transport: Transport, clock: impl Clock) -> Self {
        Chain::shared(environment, transport, SharedClock::new(clock))
    }

    pub(crate) fn shared(environment: Environment, transport: Transport, clock: SharedClock) -> Self {
        let container = ContainerProvider::shared(environment.clone(), transport.clone(), clock.clone());
        let instance = InstanceProvider::shared(environment.clone(), transport, clock);
        let profile = ProfileProvider::new(&environment);
        let keys = EnvironmentProvider::new(environment.clone());
        let mut chain = Chain::new().then(keys).then(profile).then(container).then(instance);
        chain.environment = Some(environment);
        chain
    }

    async fn search(&self) -> Result<Credentials, CredentialsError> {
        let mut tried = Vec::new();
        for provider in &self.providers {
            match provider.provide().await {
                Err(absent @ CredentialsError::Absent { .. }) => tried.push(absent),
                found => return found,
            }
            // A web identity is meant before what the machine has.
            if tried.len() == 1 {
                self.refuse_web_identity()?;
            }
        }
        Err(CredentialsError::Nowhere { tried })
    }

    fn refuse_web_identity(&self) -> Result<(), CredentialsError> {
        let file = self.environment.as_ref().and_then(|of| of.get("AWS_WEB_IDENTITY_TOKEN_FILE"));
        if file.is_none() {
            return Ok(());
        }
        let problem = "AWS_WEB_IDENTITY_TOKEN_FILE asks to assume a role, which is not done here: use EKS pod identity, \
                       or a profile with `credential_process = aws configure export-credentials`";
        Err(CredentialsError::unsupported("web identity", problem))
    }
}

impl ProvideCredentials for Chain {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.search())
    }
}
