//! Calls: writing, signing, sending and retrying requests, and reading responses.
//!
//! A [`Client`] does this for the operations of any service; the clients of generated code are thin wrappers
//! of it.

// Configuration.
mod config;
mod environment;
mod interceptor;
mod settings;
mod timeouts;

// A call, from its input to its output.
mod call;
#[cfg(feature = "event-stream")]
mod events;
mod pages;
mod presigned;
mod reader;
mod run;
mod streamed;
mod wait;

// Parts of generated clients.
mod generated;

// An attempt of a call.
mod account;
mod agent;
mod attempt;
mod auth;
#[cfg(feature = "checksums")]
mod checksums;
mod chunks;
mod compress;
mod context;
mod discovery;
mod encoded;
mod endpoint;
mod headers;
mod pace;
mod preference;
mod random;
mod repeated;
#[cfg(feature = "event-stream")]
mod seal;
mod skew;
mod told;
mod trace;
mod unmodelled;
mod upload;

// Errors.
mod error;
mod problem;
mod wait_error;

use std::fmt;
use std::sync::Arc;

use ferrosmith_runtime::schema::ServiceSchema;
use ferrosmith_runtime::{ClientOptions, Operation};
use http::HeaderValue;

pub use account::AccountIdEndpointMode;
pub use call::{Call, Calling, Received};
pub use config::Config;
pub use context::ContextParameter;
pub use discovery::DiscoveryMode;
pub use environment::ConfigError;
pub use error::{Error, ErrorKind};
#[cfg(feature = "event-stream")]
pub use events::Events;
pub use generated::{Input, Itemized, Paged};
pub use interceptor::Interceptor;
pub use pages::{Items, Pages};
pub use problem::EndpointError;
pub use streamed::Streamed;
pub use timeouts::Timeouts;
pub use wait::{Last, Wait, Waited, Waiting};
pub use wait_error::{WaitError, WaitErrorKind};

use crate::retry::{Bucket, Limiter};
use crate::sign::Signer;
use skew::Skew;

/// Sends the operations of services. Clones share connections, credentials and the tokens of retries.
///
/// ```
/// use ferrosmith_client::{Client, Config, Credentials, Transport};
/// use ferrosmith_runtime::http::Response;
/// use generated::datazone::{ListDomains, ListDomainsInput};
///
/// # #[cfg(not(feature = "tokio"))]
/// # fn main() {}
/// # #[cfg(feature = "tokio")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // A test double: what a service would answer.
/// let transport = Transport::from_fn(|request| async move {
///     let signature = request.headers()["authorization"].to_str().unwrap();
///     assert!(signature.starts_with("AWS4-HMAC-SHA256 "));
///     Ok::<_, std::io::Error>(Response::new(r#"{"items":[]}"#.into()))
/// });
/// let config = Config::new(transport, ferrosmith_client::TokioClock)
///     .region("eu-central-1")
///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
/// let client = Client::new(config);
/// let output = client.call::<ListDomains>(ListDomainsInput::new()).await?;
/// assert_eq!(output.items, []);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Shared>);

/// The parts that clones of a client share.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) endpoint: endpoint::Found,
    pub(crate) discovery: discovery::Cache,
    /// The options of messages to endpoints that rules choose: they put buckets into the host, and nothing else does.
    pub(crate) ruled_options: ClientOptions,
    pub(crate) signer: Signer,
    pub(crate) bucket: Bucket,
    pub(crate) limiter: Limiter,
    pub(crate) skew: Skew,
    pub(crate) agent: HeaderValue,
}

impl Shared {
    /// Returns the options of messages to a service, at an endpoint that a call gives or not.
    pub(crate) fn options_of(&self, service: &ServiceSchema, of_call: Option<&String>) -> &ClientOptions {
        match endpoint::is_ruled(service, &self.config, of_call) {
            true => &self.ruled_options,
            false => &self.config.options,
        }
    }
}

impl Client {
    /// Returns a client. Nothing is read or sent before the first call.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Client(Arc::new(Shared {
            endpoint: endpoint::Found::default(),
            discovery: discovery::Cache::default(),
            ruled_options: config.options.clone().virtual_host(false),
            agent: agent::text(config.app_name.as_deref()),
            signer: Signer::new(),
            bucket: Bucket::default(),
            limiter: Limiter::default(),
            skew: Skew::default(),
            config,
        }))
    }

    /// Returns a client with [`Config::from_env`].
    ///
    /// # Errors
    /// The same as [`Config::load`].
    #[cfg(feature = "hyper")]
    pub async fn from_env() -> Result<Self, ConfigError> {
        Ok(Client::new(Config::from_env()?))
    }

    /// Returns a call that is not sent yet: `await` sends it.
    #[inline]
    pub fn call<O: Operation>(&self, input: O::Input) -> Call<O> {
        Call::new(self.clone(), input)
    }

    /// Returns the configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.0.config).finish_non_exhaustive()
    }
}
