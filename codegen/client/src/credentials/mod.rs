//! Credentials, and their providers.
//!
//! One trait, [`ProvideCredentials`], and its implementations: [`Credentials`] themselves, the variables of the
//! [environment](EnvironmentProvider), a [profile](ProfileProvider) of the files that AWS tools share (its
//! `credential_process`, roles and IAM Identity Center included), a [web identity](WebIdentityProvider), a [container](ContainerProvider) of ECS or a pod of EKS, and an
//! [instance](InstanceProvider) of EC2. [`Chain::standard`] asks them in this order. A [`Cache`] keeps what it was
//! given, and gets new credentials ahead of the time at which the old ones expire, once for all who ask.

// Providers.
mod error;
mod provider;

// Providers.
mod container;
mod environment;
mod fetch;
mod instance;
mod issuer;
mod json;
mod plan;
#[cfg(not(target_family = "wasm"))]
mod process;
mod profile;
mod sso;
mod sts;
mod web_identity;

// Providers of other crates.
#[cfg(feature = "aws-config")]
mod aws_config;

// Providers of providers.
mod cache;
mod chain;

#[cfg(feature = "aws-config")]
pub use aws_config::AwsConfigProvider;
pub use cache::Cache;
pub use chain::Chain;
pub use container::ContainerProvider;
pub use environment::EnvironmentProvider;
pub use error::CredentialsError;
pub use instance::InstanceProvider;
pub use profile::ProfileProvider;
pub use provider::{ProvideCredentials, Providing, SharedCredentials};

#[doc(inline)]
pub use crate::secret::Credentials;
pub use web_identity::WebIdentityProvider;
