//! The trait of all providers.

use std::fmt;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;

use super::{Credentials, CredentialsError};

/// Credentials that are being looked for.
pub type Providing<'a> = Pin<Box<dyn Future<Output = Result<Credentials, CredentialsError>> + Send + 'a>>;

/// Provides credentials: a file, a service, a vault of your own.
///
/// ```
/// use std::time::Duration;
///
/// use ferrosmith_client::Credentials;
/// use ferrosmith_client::credentials::{CredentialsError, ProvideCredentials, Providing};
/// use ferrosmith_runtime::Timestamp;
///
/// #[derive(Debug)]
/// struct Vault {
///     token: Option<String>,
/// }
///
/// impl ProvideCredentials for Vault {
///     fn provide(&self) -> Providing<'_> {
///         Box::pin(async {
///             let absent = || CredentialsError::absent("vault", "VAULT_TOKEN is not set");
///             let token = self.token.as_deref().ok_or_else(absent)?;
///             let (id, secret) = ask(token).await.map_err(|error| {
///                 CredentialsError::failed("vault", "it does not answer").because(error)
///             })?;
///             // They are asked for again before they expire.
///             let expiry = Timestamp::now() + Duration::from_secs(3600);
///             Ok(Credentials::new(id, secret).with_expiry(expiry))
///         })
///     }
/// }
/// # async fn ask(_: &str) -> std::io::Result<(String, String)> {
/// #     Ok(("AKIDEXAMPLE".to_owned(), "hush".to_owned()))
/// # }
/// ```
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// Returns credentials that are good now.
    ///
    /// # Errors
    /// Returns [`CredentialsError::Absent`] if the provider has none, so that a [`Chain`](super::Chain) asks the next one;
    /// any other error ends the search.
    fn provide(&self) -> Providing<'_>;
}

/// Credentials provide themselves.
impl ProvideCredentials for Credentials {
    fn provide(&self) -> Providing<'_> {
        Box::pin(ready(Ok(self.clone())))
    }
}

/// A provider with its type erased. A clone shares it.
#[derive(Clone)]
pub struct SharedCredentials(Arc<dyn ProvideCredentials>);

impl SharedCredentials {
    /// Returns a provider with its type erased.
    #[must_use]
    pub fn new(provider: impl ProvideCredentials) -> Self {
        SharedCredentials(Arc::new(provider))
    }
}

impl ProvideCredentials for SharedCredentials {
    fn provide(&self) -> Providing<'_> {
        self.0.provide()
    }
}

impl fmt::Debug for SharedCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
