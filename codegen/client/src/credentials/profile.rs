//! Credentials in a profile.

use super::issuer::Issuer;
use super::plan::{self, Base, NAME, Plan, Source};
use super::{
    ContainerProvider, Credentials, CredentialsError, EnvironmentProvider, InstanceProvider,
    ProvideCredentials, Providing, sts,
};
use crate::clock::{Clock, SharedClock};
use crate::profile::{Locations, Platform, Profiles};
use crate::{Environment, Transport};

/// Provides what a profile of the files `config` and `credentials` says: credentials, a program that prints them
/// (`credential_process`), a role that is assumed by those of another profile (`source_profile`), of the machine
/// (`credential_source`) or by a web identity, or a role of IAM Identity Center. The files are read each time.
#[derive(Debug, Clone)]
pub struct ProfileProvider {
    issuer: Issuer,
    locations: Locations,
    /// If `true`, the profile was asked for by its name.
    is_named: bool,
}

impl ProfileProvider {
    /// Returns the provider of the profile that an environment names, or of `default`.
    #[must_use]
    pub fn new(environment: Environment, transport: Transport, clock: impl Clock) -> Self {
        ProfileProvider::shared(environment, transport, SharedClock::new(clock))
    }

    pub(super) fn shared(environment: Environment, transport: Transport, clock: SharedClock) -> Self {
        let locations = Locations::new(&environment, Platform::current());
        let is_named = environment.get("AWS_PROFILE").is_some();
        ProfileProvider { issuer: Issuer::new(NAME, environment, transport, clock), locations, is_named }
    }

    /// Sets the name of the profile.
    #[must_use]
    pub fn named(mut self, profile: impl Into<String>) -> Self {
        self.locations.profile = profile.into();
        self.is_named = true;
        self
    }

    async fn read(&self) -> Result<Credentials, CredentialsError> {
        let Plan { base, roles } = self.plan()?;
        let mut credentials = self.base(base).await?;
        for role in &roles {
            credentials = sts::assume(&self.issuer, &credentials, role).await?;
        }
        Ok(credentials)
    }

    fn plan(&self) -> Result<Plan, CredentialsError> {
        let profiles = Profiles::load(&self.locations)
            .map_err(|error| CredentialsError::invalid(NAME, error.to_string()))?;
        let name = &self.locations.profile;
        let profile = match profiles.get(name) {
            Some(profile) => profile,
            None if self.is_named => {
                return Err(CredentialsError::invalid(NAME, profiles.unknown(name)));
            }
            None => return Err(CredentialsError::absent(NAME, format!("there is no profile `{name}`"))),
        };
        let get = |variable: &str| self.issuer.environment.get(variable);
        plan::of(&profiles, name, profile, get("AWS_REGION").or_else(|| get("AWS_DEFAULT_REGION")))
    }

    async fn base(&self, base: Base) -> Result<Credentials, CredentialsError> {
        match base {
            Base::Keys(credentials) => Ok(credentials),
            Base::Program(command) => program(&command).await,
            Base::WebIdentity(identity) => identity.credentials(&self.issuer).await,
            Base::Sso(sso) => sso.credentials(&self.issuer, self.locations.sso_cache.as_deref()).await,
            Base::Source(source) => self.source(source).await,
        }
    }

    /// Returns the credentials of the environment or the machine, which must be there.
    async fn source(&self, source: Source) -> Result<Credentials, CredentialsError> {
        let environment = self.issuer.environment.clone();
        let (transport, clock) = (self.issuer.fetch.transport.clone(), self.issuer.fetch.clock.clone());
        let found = match source {
            Source::Environment => EnvironmentProvider::new(environment).provide().await,
            Source::Container => ContainerProvider::shared(environment, transport, clock).provide().await,
            Source::Instance => InstanceProvider::shared(environment, transport, clock).provide().await,
        };
        found.map_err(|error| match error {
            CredentialsError::Absent { provider, problem } => {
                let problem = format!("credential_source: {provider}: {problem}");
                CredentialsError::invalid(NAME, problem)
            }
            other => other,
        })
    }
}

#[cfg(not(target_family = "wasm"))]
async fn program(command: &str) -> Result<Credentials, CredentialsError> {
    super::process::run(command.to_owned()).await
}

#[cfg(target_family = "wasm")]
async fn program(_: &str) -> Result<Credentials, CredentialsError> {
    Err(CredentialsError::unsupported(NAME, "this platform starts no programs: give the client credentials"))
}

impl ProvideCredentials for ProfileProvider {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.read())
    }
}
