//! The configuration of a client.

use std::fmt;
use std::sync::Arc;

use ferrosmith_runtime::ClientOptions;
use ferrosmith_runtime::protocol::{self, ClientProtocol};
use ferrosmith_runtime::schema::ServiceSchema;
use http::{HeaderName, HeaderValue};

use super::headers::AddedHeaders;
use super::told::Told;
use super::{AccountIdEndpointMode, ContextParameter, DiscoveryMode, Interceptor, Timeouts};
use crate::Transport;
use crate::clock::{Clock, SharedClock};
use crate::credentials::{Cache, ProvideCredentials, SharedCredentials};
use crate::endpoint::without_user;
use crate::retry::Policy;

/// The configuration of a client. `Debug` prints no secrets.
///
/// A client for a local stand-in, with limits of its own:
///
/// ```
/// use std::time::Duration;
///
/// use ferrosmith_client::{Config, Credentials, Timeouts, TokioClock, Transport};
/// use generated::datazone;
///
/// # let transport = Transport::from_fn(|_| async { Err::<_, std::io::Error>(std::io::ErrorKind::Other.into()) });
/// // The transport is any, such as `Hyper::default().transport()`.
/// let config = Config::new(transport, TokioClock)
///     .region("eu-west-1")
///     .endpoint("http://127.0.0.1:8080")
///     .credentials(Credentials::new("any", "any"))
///     .timeouts(Timeouts::default().call(Duration::from_secs(10)))
///     .header("x-team", "reports");
/// let client = datazone::Client::new(config);
/// # let _ = client;
/// ```
#[derive(Clone)]
pub struct Config {
    pub(crate) transport: Transport,
    pub(crate) clock: SharedClock,
    pub(crate) region: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) fips: bool,
    pub(crate) dual_stack: bool,
    pub(crate) host_prefixes: bool,
    pub(crate) endpoint_discovery: DiscoveryMode,
    pub(crate) account_id_endpoints: AccountIdEndpointMode,
    pub(crate) client_context: Vec<(String, ContextParameter)>,
    pub(crate) credentials: Option<SharedCredentials>,
    pub(crate) auth_schemes: Vec<String>,
    pub(crate) told: Told,
    pub(crate) bearer_token: Option<String>,
    pub(crate) api_key: Option<String>,
    pub(crate) retry: Policy,
    pub(crate) timeouts: Timeouts,
    pub(crate) app_name: Option<String>,
    pub(crate) longest_response: usize,
    pub(crate) options: ClientOptions,
    pub(crate) protocol: Option<&'static dyn ClientProtocol>,
    pub(crate) headers: AddedHeaders,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
}

/// The default for the maximum size of a response in bytes.
const LONGEST: usize = 256 * 1024 * 1024;

impl Config {
    /// Returns a configuration with a transport and a clock, and without a region or credentials.
    /// [`Config::load`] reads those from where AWS tools keep them.
    #[must_use]
    pub fn new(transport: Transport, clock: impl Clock) -> Self {
        Config {
            transport,
            clock: SharedClock::new(clock),
            region: None,
            endpoint: None,
            fips: false,
            dual_stack: false,
            host_prefixes: true,
            endpoint_discovery: DiscoveryMode::default(),
            account_id_endpoints: AccountIdEndpointMode::default(),
            client_context: Vec::new(),
            credentials: None,
            auth_schemes: Vec::new(),
            told: Told::default(),
            bearer_token: None,
            api_key: None,
            retry: Policy::standard(),
            timeouts: Timeouts::default(),
            app_name: None,
            longest_response: LONGEST,
            options: ClientOptions::default(),
            protocol: None,
            headers: AddedHeaders::default(),
            interceptors: Vec::new(),
        }
    }

    /// Sets the region, such as `eu-central-1`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the endpoint of every call, such as `http://localhost:4566` for a local stand-in.
    #[must_use]
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// If `true`, calls use endpoints with FIPS 140 cryptography.
    #[must_use]
    pub fn fips(mut self, wanted: bool) -> Self {
        self.fips = wanted;
        self
    }

    /// If `true`, calls use endpoints with both IPv4 and IPv6.
    #[must_use]
    pub fn dual_stack(mut self, wanted: bool) -> Self {
        self.dual_stack = wanted;
        self
    }

    /// If `false`, operations with a prefix for the host (`smithy.api#endpoint`) go to the endpoint as it is, such as a
    /// stand-in that has one name; `true` by default. Before an IP address there is never a prefix.
    #[must_use]
    pub fn host_prefixes(mut self, wanted: bool) -> Self {
        self.host_prefixes = wanted;
        self
    }

    /// Sets the operations whose endpoints are discovered; those that require it by default.
    #[must_use]
    pub fn endpoint_discovery(mut self, wanted: DiscoveryMode) -> Self {
        self.endpoint_discovery = wanted;
        self
    }

    /// Sets the use of endpoints that are an account's own; by default they are used where the account is known.
    #[must_use]
    pub fn account_id_endpoints(mut self, mode: AccountIdEndpointMode) -> Self {
        self.account_id_endpoints = mode;
        self
    }

    /// Sets a parameter of endpoint rules (`smithy.rules#clientContextParams`), by its name in the model. Services
    /// that have no such parameter ignore it.
    ///
    /// ```
    /// # use ferrosmith_client::Config;
    /// # fn with(config: Config) -> Config {
    /// // S3, with buckets in paths instead of hosts.
    /// config.endpoint("http://localhost:9000").client_context("ForcePathStyle", true)
    /// # }
    /// ```
    #[must_use]
    pub fn client_context(mut self, name: impl Into<String>, value: impl Into<ContextParameter>) -> Self {
        self.client_context.push((name.into(), value.into()));
        self
    }

    /// Sets the provider of credentials, which are cached until they are about to expire.
    #[must_use]
    pub fn credentials(mut self, provider: impl ProvideCredentials) -> Self {
        let cache = Cache::shared(SharedCredentials::new(provider), self.clock.clone());
        self.credentials = Some(SharedCredentials::new(cache));
        self
    }

    /// Sets the authentication schemes that are tried first, in this order, among those of each operation; the others follow
    /// as the model has them. A scheme is named by the id of its trait, with or without the namespace.
    ///
    /// ```
    /// # use ferrosmith_client::Config;
    /// # fn with(config: Config) -> Config {
    /// config.auth_schemes(["httpBearerAuth", "sigv4"])
    /// # }
    /// ```
    #[must_use]
    pub fn auth_schemes<Name: Into<String>>(mut self, names: impl IntoIterator<Item = Name>) -> Self {
        self.auth_schemes = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the bearer token, for operations with the `httpBearerAuth` trait.
    #[must_use]
    pub fn bearer_token(mut self, token: impl Into<String>) -> Self {
        self.bearer_token = Some(token.into());
        self
    }

    /// Sets the API key, for operations with the `httpApiKeyAuth` trait.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// Sets the policy of retries.
    #[must_use]
    pub fn retry(mut self, policy: Policy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets the timeouts of calls.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Sets the name of the program in the header `user-agent`. Characters that are not allowed there become
    /// hyphens.
    #[must_use]
    pub fn app_name(mut self, name: impl Into<String>) -> Self {
        self.app_name = Some(name.into());
        self
    }

    /// Sets the maximum size of a response in bytes; 256 MiB by default.
    #[must_use]
    pub fn longest_response(mut self, bytes: usize) -> Self {
        self.longest_response = bytes;
        self
    }

    /// Sets the options of requests: idempotency tokens, compression.
    #[must_use]
    pub fn options(mut self, options: ClientOptions) -> Self {
        self.options = options;
        self
    }

    /// Sets the protocol, for services that support it; the one that a service prefers by default.
    #[must_use]
    pub fn protocol(mut self, protocol: &'static dyn ClientProtocol) -> Self {
        self.protocol = Some(protocol);
        self
    }

    /// Returns the protocol of a service; `None` if the runtime supports none of its protocols.
    pub(super) fn protocol_of(&self, service: &'static ServiceSchema) -> Option<&'static dyn ClientProtocol> {
        let wanted = self.protocol.filter(|protocol| service.protocols.contains(&protocol.id()));
        wanted.or_else(|| Some(protocol::of_service(service).next()? as &dyn ClientProtocol))
    }

    /// Adds a header to each request, which is signed as well; a call with a header of that name has its own instead, and
    /// presigned URLs have none. Calls are errors if the name or the value fits no header. What changes from one request to
    /// the next is for an [`Interceptor`].
    #[must_use]
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.headers.add(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Adds an interceptor, which is called after the earlier ones.
    #[must_use]
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("region", &self.region)
            .field("endpoint", &self.endpoint.as_deref().map(without_user))
            .field("fips", &self.fips)
            .field("dual_stack", &self.dual_stack)
            .field("host_prefixes", &self.host_prefixes)
            .field("endpoint_discovery", &self.endpoint_discovery)
            .field("account_id_endpoints", &self.account_id_endpoints)
            .field("auth_schemes", &self.auth_schemes)
            .field("client_context", &self.client_context)
            .field("credentials", &self.credentials)
            .field("retry", &self.retry)
            .field("timeouts", &self.timeouts)
            .field("app_name", &self.app_name)
            .field("longest_response", &self.longest_response)
            .field("interceptors", &self.interceptors)
            .finish_non_exhaustive()
    }
}
