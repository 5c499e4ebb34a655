//! Several providers, one after the other.

use super::{
    ContainerProvider, Credentials, CredentialsError, EnvironmentProvider, InstanceProvider, ProfileProvider,
    ProvideCredentials, Providing, SharedCredentials, WebIdentityProvider,
};
use crate::clock::{Clock, SharedClock};
use crate::{Environment, Transport};

/// Asks providers one after the other, until one has credentials; one that fails ends the search.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    providers: Vec<SharedCredentials>,
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

    /// Returns the chain of AWS tools: the environment, the profile, a web identity, the container, the instance.
    #[must_use]
    pub fn standard(environment: Environment, transport: Transport, clock: impl Clock) -> Self {
        Chain::shared(environment, transport, SharedClock::new(clock))
    }

    pub(crate) fn shared(environment: Environment, transport: Transport, clock: SharedClock) -> Self {
        let keys = EnvironmentProvider::new(environment.clone());
        let profile = ProfileProvider::shared(environment.clone(), transport.clone(), clock.clone());
        let identity = WebIdentityProvider::shared(environment.clone(), transport.clone(), clock.clone());
        let container = ContainerProvider::shared(environment.clone(), transport.clone(), clock.clone());
        let instance = InstanceProvider::shared(environment, transport, clock);
        Chain::new().then(keys).then(profile).then(identity).then(container).then(instance)
    }

    async fn search(&self) -> Result<Credentials, CredentialsError> {
        let mut tried = Vec::new();
        for provider in &self.providers {
            match provider.provide().await {
                Err(absent @ CredentialsError::Absent { .. }) => tried.push(absent),
                found => return found,
            }
        }
        Err(CredentialsError::Nowhere { tried })
    }
}

impl ProvideCredentials for Chain {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.search())
    }
}
