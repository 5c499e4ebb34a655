//! A configuration from where AWS tools look for it.

use std::fmt;

use super::Config;
use super::settings::Settings;
use super::told::ToldEndpoints;
use crate::clock::Clock;
use crate::credentials::{Chain, SharedCredentials};
use crate::profile::{self, Locations, Platform, Profiles};
use crate::{Environment, Transport};

/// An error that occurs when the configuration that is found is malformed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ConfigError {
    /// A configuration file.
    Profile(profile::Error),
    /// A variable or a property: its name, and the expected and the found form.
    Setting(&'static str, String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Profile(error) => error.fmt(f),
            ConfigError::Setting(name, problem) => write!(f, "{name}: {problem}"),
        }
    }
}

impl std::error::Error for ConfigError {}

impl From<profile::Error> for ConfigError {
    fn from(error: profile::Error) -> Self {
        ConfigError::Profile(error)
    }
}

impl Config {
    /// Returns the configuration that [`Config::load`] finds in the environment of the process and the files that it
    /// names, with the transport of `hyper`.
    ///
    /// ```
    /// use ferrosmith_client::Config;
    /// use ferrosmith_client::retry::Policy;
    ///
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// // One configuration for clients of any service: `datazone::Client::new(config.clone())`.
    /// let config = Config::from_env()?.region("eu-west-1").retry(Policy::standard().max_attempts(5));
    /// # let _ = config;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The same as [`Config::load`].
    #[cfg(feature = "hyper")]
    pub fn from_env() -> Result<Self, ConfigError> {
        let transport = crate::transport::Hyper::default().transport();
        Config::load(&Environment::of_process(), transport, crate::TokioClock)
    }

    /// Returns the configuration that the environment and the files `config` and `credentials` tell: region, endpoints,
    /// credentials, attempts, authentication, checksums, compression, the name of the program. Nothing is sent; files are read now.
    ///
    /// # Errors
    /// Returns an error if a file or a setting is malformed.
    pub fn load(
        environment: &Environment,
        transport: Transport,
        clock: impl Clock,
    ) -> Result<Self, ConfigError> {
        let locations = Locations::new(environment, Platform::current());
        let profiles = Profiles::load(&locations)?;
        let profile = match profiles.get(&locations.profile) {
            None if environment.get("AWS_PROFILE").is_some() => {
                return Err(ConfigError::Setting("AWS_PROFILE", profiles.unknown(&locations.profile)));
            }
            profile => profile.cloned().unwrap_or_default(),
        };
        let settings = Settings { environment, profile: &profile, profile_name: &locations.profile };
        let mut config = settings.apply(Config::new(transport, clock))?;
        let region = || profile.filled("region").map(str::to_owned);
        config.region =
            environment.get("AWS_REGION").or_else(|| environment.get("AWS_DEFAULT_REGION")).or_else(region);
        config.told.environment = Some(environment.clone());
        let ignores =
            settings.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")?;
        let chain = Chain::shared(environment.clone(), config.transport.clone(), config.clock.clone());
        if ignores != Some(true) {
            let services = profile.get("services").and_then(|name| profiles.services(name));
            let services = services.cloned().unwrap_or_default();
            config.told.endpoints = Some(ToldEndpoints { profile, services });
        }
        Ok(config.credentials(SharedCredentials::new(chain)))
    }
}
