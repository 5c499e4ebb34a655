//! A configuration from where AWS tools look for it.

use std::fmt;

use ferrosmith_runtime::ClientOptions;

use super::config::Configured;
use super::{Config, DiscoveryMode};
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
    /// credentials, attempts, the name of the program. Nothing is sent; files are read now.
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
        let setting = |variable: &str, property: &str| {
            environment.get(variable).or_else(|| profile.filled(property).map(str::to_owned))
        };
        let mut config = Config::new(transport, clock);
        let region = || profile.filled("region").map(str::to_owned);
        config.region =
            environment.get("AWS_REGION").or_else(|| environment.get("AWS_DEFAULT_REGION")).or_else(region);
        config.app_name = setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id");
        if let Some(attempts) = setting("AWS_MAX_ATTEMPTS", "max_attempts") {
            let number: Option<u32> = attempts.trim().parse().ok().filter(|number| *number > 0);
            let problem = || format!("expected a number of attempts from 1 on, found `{attempts}`");
            let number = number.ok_or_else(|| ConfigError::Setting("AWS_MAX_ATTEMPTS", problem()))?;
            config.retry = config.retry.max_attempts(number);
        }
        if let Some(mode) = setting("AWS_RETRY_MODE", "retry_mode") {
            config.retry.adaptive = match mode.trim().to_ascii_lowercase().as_str() {
                "adaptive" => true,
                // The oldest mode is no other one here.
                "standard" | "legacy" => false,
                _ => {
                    let problem = format!("expected `standard` or `adaptive`, found `{mode}`");
                    return Err(ConfigError::Setting("AWS_RETRY_MODE", problem));
                }
            };
        }
        config.fips = flag("AWS_USE_FIPS_ENDPOINT", setting("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"))?;
        let dual_stack = setting("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
        config.dual_stack = flag("AWS_USE_DUALSTACK_ENDPOINT", dual_stack)?;
        let never = flag(UNCOMPRESSED, setting(UNCOMPRESSED, "disable_request_compression"))?;
        config.options.uncompressed = never;
        config.options.compress_from =
            compressed_from(setting(COMPRESSED_FROM, "request_min_compression_size_bytes"))?;
        config.endpoint_discovery = discovery(setting(DISCOVERY, "endpoint_discovery_enabled"))?;
        let chain = Chain::shared(environment.clone(), config.transport.clone(), config.clock.clone());
        let ignored = setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls");
        if !flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", ignored)? {
            let services = profile.get("services").and_then(|name| profiles.services(name));
            let services = services.cloned().unwrap_or_default();
            config.configured = Configured { environment: Some(environment.clone()), profile, services };
        }
        Ok(config.credentials(SharedCredentials::new(chain)))
    }
}

fn flag(name: &'static str, text: Option<String>) -> Result<bool, ConfigError> {
    match text.as_deref().map(str::trim) {
        None => Ok(false),
        Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        Some(text) => Err(ConfigError::Setting(name, format!("expected `true` or `false`, found `{text}`"))),
    }
}

const DISCOVERY: &str = "AWS_ENDPOINT_DISCOVERY_ENABLED";

fn discovery(text: Option<String>) -> Result<DiscoveryMode, ConfigError> {
    let Some(text) = text else { return Ok(DiscoveryMode::default()) };
    match text.trim().to_ascii_lowercase().as_str() {
        "auto" => Ok(DiscoveryMode::WhereRequired),
        "true" => Ok(DiscoveryMode::Always),
        "false" => Ok(DiscoveryMode::Never),
        _ => {
            let problem = format!("expected `auto`, `true` or `false`, found `{text}`");
            Err(ConfigError::Setting(DISCOVERY, problem))
        }
    }
}

const UNCOMPRESSED: &str = "AWS_DISABLE_REQUEST_COMPRESSION";
const COMPRESSED_FROM: &str = "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES";

fn compressed_from(text: Option<String>) -> Result<Option<usize>, ConfigError> {
    let Some(text) = text else { return Ok(None) };
    match text.trim().parse() {
        Ok(bytes @ 0..=ClientOptions::LARGEST_COMPRESS_FROM) => Ok(Some(bytes)),
        _ => {
            let most = ClientOptions::LARGEST_COMPRESS_FROM;
            let problem = format!("expected a number of bytes from 0 to {most}, found `{text}`");
            Err(ConfigError::Setting(COMPRESSED_FROM, problem))
        }
    }
}
