//! A name and a secret.

use std::fmt;
use std::sync::Arc;

use ferrosmith_runtime::Timestamp;

/// An access key: the id and the secret that requests are signed with, and the time at which they expire.
///
/// A clone shares them. `Debug` never prints the secret, nor the session token.
///
/// ```
/// use ferrosmith_client::Credentials;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "not to be seen")
///     .with_session_token("nor this");
/// assert_eq!(credentials.access_key_id(), "AKIDEXAMPLE");
/// let printed = format!("{credentials:?}");
/// assert!(printed.contains("AKIDEXAMPLE"));
/// assert!(!printed.contains("seen") && !printed.contains("nor this"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials(Arc<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
    expires_at: Option<Timestamp>,
    account_id: Option<String>,
}

impl Credentials {
    /// Returns credentials that never expire and have no session token.
    #[must_use]
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Credentials(Arc::new(Parts {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expires_at: None,
            account_id: None,
        }))
    }

    /// Sets the session token of temporary credentials.
    #[must_use]
    pub fn with_session_token(mut self, token: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.0).session_token = Some(token.into());
        self
    }

    /// Sets the time from which they are no longer accepted.
    #[must_use]
    pub fn with_expiry(mut self, time: Timestamp) -> Self {
        Arc::make_mut(&mut self.0).expires_at = Some(time);
        self
    }

    /// Sets the account that they belong to.
    #[must_use]
    pub fn with_account_id(mut self, id: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.0).account_id = Some(id.into());
        self
    }

    /// Returns the id of the access key, which is no secret.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.0.access_key_id
    }

    /// Returns the secret.
    #[must_use]
    pub fn secret_access_key(&self) -> &str {
        &self.0.secret_access_key
    }

    /// Returns the session token of temporary credentials; a secret, too.
    #[must_use]
    pub fn session_token(&self) -> Option<&str> {
        self.0.session_token.as_deref()
    }

    /// Returns the time from which they are no longer accepted; `None` if they never expire.
    #[must_use]
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.0.expires_at
    }

    /// Returns the id of the account that they belong to, where the provider tells it.
    #[must_use]
    pub fn account_id(&self) -> Option<&str> {
        self.0.account_id.as_deref()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.0.access_key_id)
            .field("expires_at", &self.0.expires_at)
            .field("account_id", &self.0.account_id)
            .finish_non_exhaustive()
    }
}
