//! Errors of looking for credentials.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An error that occurs when there are no credentials to be had. It never holds a secret.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum CredentialsError {
    /// The provider has none: nothing is configured for it.
    Absent {
        /// The provider.
        provider: &'static str,
        /// The variable, file or property that is not there.
        problem: String,
    },
    /// The configuration is invalid.
    Invalid {
        /// The provider.
        provider: &'static str,
        /// The expected and the found form, and what to do.
        problem: String,
    },
    /// Something that this crate does not do.
    Unsupported {
        /// The provider.
        provider: &'static str,
        /// The configured way to credentials, and the alternative.
        problem: String,
    },
    /// Credentials could not be fetched.
    Failed {
        /// The provider.
        provider: &'static str,
        /// The step that failed.
        problem: String,
        /// The cause.
        source: Option<Arc<dyn Error + Send + Sync>>,
    },
    /// No provider of a chain has any.
    Nowhere {
        /// The error of each provider, in the order of the chain.
        tried: Vec<CredentialsError>,
    },
}

impl CredentialsError {
    /// Returns the error of a provider for which nothing is configured: a [`Chain`](super::Chain) asks the next one. `problem` is
    /// the variable, file or property that is not there.
    #[must_use]
    pub fn absent(provider: &'static str, problem: impl Into<String>) -> Self {
        CredentialsError::Absent { provider, problem: problem.into() }
    }

    pub(super) fn invalid(provider: &'static str, problem: impl Into<String>) -> Self {
        CredentialsError::Invalid { provider, problem: problem.into() }
    }

    pub(super) fn unsupported(provider: &'static str, problem: impl Into<String>) -> Self {
        CredentialsError::Unsupported { provider, problem: problem.into() }
    }

    /// Returns the error of a provider that could not fetch credentials, which ends a search. `problem` is the step that failed.
    #[must_use]
    pub fn failed(provider: &'static str, problem: impl Into<String>) -> Self {
        CredentialsError::Failed { provider, problem: problem.into(), source: None }
    }

    /// Returns the error with the place that it is about.
    pub(super) fn at(mut self, place: &str) -> Self {
        if let CredentialsError::Invalid { problem, .. } | CredentialsError::Absent { problem, .. } =
            &mut self
        {
            *problem = format!("{place}: {problem}");
        }
        self
    }

    /// Returns the error of a provider that is not waited for any longer.
    pub(crate) fn too_slow(limit: Duration) -> Self {
        let problem = format!(
            "their provider took longer than {limit:?}: see what it waits for, such as the program of \
             `credential_process`, or allow attempts more time"
        );
        CredentialsError::failed("credentials", problem)
    }

    /// Returns a [`CredentialsError::Failed`] with this cause, and any other error as it is.
    #[must_use]
    pub fn because(self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        match self {
            CredentialsError::Failed { provider, problem, .. } => {
                CredentialsError::Failed { provider, problem, source: Some(Arc::from(cause.into())) }
            }
            other => other,
        }
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CredentialsError::Absent { provider, problem }
            | CredentialsError::Invalid { provider, problem }
            | CredentialsError::Unsupported { provider, problem }
            | CredentialsError::Failed { provider, problem, source: None } => {
                write!(f, "{provider}: {problem}")
            }
            CredentialsError::Failed { provider, problem, source: Some(source) } => {
                write!(f, "{provider}: {problem}: {source}")
            }
            CredentialsError::Nowhere { tried } => {
                f.write_str("no credentials were found")?;
                for (index, error) in tried.iter().enumerate() {
                    write!(f, "{} {error}", if index == 0 { ":" } else { ";" })?;
                }
                f.write_str(
                    "; give some to `Config::credentials`, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a \
                     profile in AWS_PROFILE",
                )
            }
        }
    }
}

impl Error for CredentialsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // `Display` prints the source, so that a chain goes on with the source's own source.
            CredentialsError::Failed { source: Some(source), .. } => source.source(),
            _ => None,
        }
    }
}
