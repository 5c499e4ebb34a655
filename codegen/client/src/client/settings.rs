//! The settings of AWS's tools: each in a variable of the environment and a property of the profile.

use ferrosmith_runtime::{ChecksumMode, ClientOptions};

use super::environment::ConfigError;
use super::{AccountIdEndpointMode, Config, DiscoveryMode};
use crate::Environment;
use crate::profile::Profile;

/// The places of settings: a variable goes before the property.
#[derive(Clone, Copy)]
pub(super) struct Settings<'a> {
    pub(super) environment: &'a Environment,
    pub(super) profile: &'a Profile,
    /// The name of the profile, for errors.
    pub(super) profile_name: &'a str,
}

/// The variable and the property of a setting.
type Places = (&'static str, &'static str);

impl Settings<'_> {
    fn text(self, variable: &str, property: &str) -> Option<String> {
        self.environment.get(variable).or_else(|| self.profile.filled(property).map(str::to_owned))
    }

    /// Returns a setting of one of the expected forms, which `parse` takes in lower case.
    fn read<T>(
        self,
        (variable, property): Places,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(text) = self.text(variable, property) else { return Ok(None) };
        if let Some(value) = parse(&text.trim().to_ascii_lowercase()) {
            return Ok(Some(value));
        }
        let problem = format!("expected {expected}, found `{text}`");
        Err(match self.environment.get(variable) {
            Some(_) => ConfigError::Setting(variable, problem),
            None => {
                ConfigError::Setting(property, format!("{problem} in the profile `{}`", self.profile_name))
            }
        })
    }

    pub(super) fn flag(
        self,
        variable: &'static str,
        property: &'static str,
    ) -> Result<Option<bool>, ConfigError> {
        self.read((variable, property), "`true` or `false`", |text| text.parse().ok())
    }

    /// Applies all settings of calls but the region, the endpoints and the credentials.
    pub(super) fn apply(self, mut config: Config) -> Result<Config, ConfigError> {
        config.app_name = self.text("AWS_SDK_UA_APP_ID", "sdk_ua_app_id");
        config.fips = self.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?.unwrap_or_default();
        let dual_stack = self.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?;
        config.dual_stack = dual_stack.unwrap_or_default();
        config.endpoint_discovery = self.discovery()?.unwrap_or_default();
        config.account_id_endpoints = self.account_id_endpoints()?.unwrap_or_default();
        config.options = self.options(config.options)?;
        let preference =
            self.text("AWS_AUTH_SCHEME_PREFERENCE", "auth_scheme_preference").unwrap_or_default();
        let names = preference.split(',').map(str::trim).filter(|name| !name.is_empty());
        config.told.auth_schemes = names.map(str::to_owned).collect();
        for (built_in, variable, property) in SWITCHES {
            let switch = self.flag(variable, property)?;
            config.told.switches.extend(switch.map(|value| (built_in, value)));
        }
        self.retries(config)
    }

    fn retries(self, mut config: Config) -> Result<Config, ConfigError> {
        let attempts =
            self.read(("AWS_MAX_ATTEMPTS", "max_attempts"), "a number of attempts from 1 on", |text| {
                text.parse().ok().filter(|number| *number > 0)
            })?;
        if let Some(number) = attempts {
            config.retry = config.retry.max_attempts(number);
        }
        let adaptive =
            self.read(("AWS_RETRY_MODE", "retry_mode"), "`standard` or `adaptive`", |text| match text {
                "adaptive" => Some(true),
                // The oldest mode is no other one here.
                "standard" | "legacy" => Some(false),
                _ => None,
            })?;
        config.retry.adaptive = adaptive.unwrap_or(config.retry.adaptive);
        Ok(config)
    }

    fn options(self, mut options: ClientOptions) -> Result<ClientOptions, ConfigError> {
        let uncompressed = self.flag("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression")?;
        options.uncompressed = uncompressed.unwrap_or_default();
        let most = ClientOptions::LARGEST_COMPRESS_FROM;
        options.compress_from = self.read(
            ("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "request_min_compression_size_bytes"),
            &format!("a number of bytes from 0 to {most}"),
            |text| text.parse().ok().filter(|bytes| *bytes <= most),
        )?;
        let request = ("AWS_REQUEST_CHECKSUM_CALCULATION", "request_checksum_calculation");
        options.request_checksums = self.checksums(request)?.unwrap_or_default();
        let response = ("AWS_RESPONSE_CHECKSUM_VALIDATION", "response_checksum_validation");
        options.response_checksums = self.checksums(response)?.unwrap_or_default();
        Ok(options)
    }

    fn checksums(self, places: Places) -> Result<Option<ChecksumMode>, ConfigError> {
        self.read(places, "`when_supported` or `when_required`", |text| match text {
            "when_required" => Some(ChecksumMode::WhereRequired),
            "when_supported" => Some(ChecksumMode::WhereSupported),
            _ => None,
        })
    }

    fn discovery(self) -> Result<Option<DiscoveryMode>, ConfigError> {
        let places = ("AWS_ENDPOINT_DISCOVERY_ENABLED", "endpoint_discovery_enabled");
        self.read(places, "`auto`, `true` or `false`", |text| match text {
            "auto" => Some(DiscoveryMode::WhereRequired),
            "true" => Some(DiscoveryMode::Always),
            "false" => Some(DiscoveryMode::Never),
            _ => None,
        })
    }

    fn account_id_endpoints(self) -> Result<Option<AccountIdEndpointMode>, ConfigError> {
        let places = ("AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode");
        self.read(places, "`preferred`, `disabled` or `required`", AccountIdEndpointMode::find)
    }
}

/// The parameters of endpoint rules that are settings: their built-in names, the variables and the properties.
const SWITCHES: [(&str, &str, &str); 4] = [
    ("AWS::S3::UseArnRegion", "AWS_S3_USE_ARN_REGION", "s3_use_arn_region"),
    ("AWS::S3Control::UseArnRegion", "AWS_S3_USE_ARN_REGION", "s3_use_arn_region"),
    (
        "AWS::S3::DisableMultiRegionAccessPoints",
        "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
        "s3_disable_multiregion_access_points",
    ),
    (
        "AWS::S3::DisableS3ExpressSessionAuth",
        "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
        "s3_disable_express_session_auth",
    ),
];
