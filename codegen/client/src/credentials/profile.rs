//! Credentials in a profile.

use super::{Credentials, CredentialsError, ProvideCredentials, Providing};
use crate::Environment;
use crate::profile::{Locations, Platform, Profile, Profiles};

const NAME: &str = "profile";

/// Provides what a profile of the files `config` and `credentials` says: credentials, or a program that prints them
/// (`credential_process`). The files are read each time.
#[derive(Debug, Clone)]
pub struct ProfileProvider {
    locations: Locations,
    /// If `true`, the profile was asked for by its name.
    is_named: bool,
}

/// Properties that ask for something that this crate does not do, and that thing.
const ELSEWHERE: [(&str, &str); 5] = [
    ("role_arn", "assumes a role"),
    ("web_identity_token_file", "assumes a role with a web identity"),
    ("sso_session", "signs in with IAM Identity Center"),
    ("sso_start_url", "signs in with IAM Identity Center"),
    ("login_session", "signs in with `aws login`"),
];

impl ProfileProvider {
    /// Returns the provider of the profile that an environment names, or of `default`.
    #[must_use]
    pub fn new(environment: &Environment) -> Self {
        let locations = Locations::new(environment, Platform::current());
        ProfileProvider { locations, is_named: environment.get("AWS_PROFILE").is_some() }
    }

    /// Sets the name of the profile.
    #[must_use]
    pub fn named(mut self, profile: impl Into<String>) -> Self {
        self.locations.profile = profile.into();
        self.is_named = true;
        self
    }

    async fn read(&self) -> Result<Credentials, CredentialsError> {
        let profiles = Profiles::load(&self.locations)
            .map_err(|error| CredentialsError::invalid(NAME, error.to_string()))?;
        let name = &self.locations.profile;
        let profile = match profiles.get(name) {
            Some(profile) => profile,
            None if self.is_named => {
                let known = profiles.names().collect::<Vec<_>>().join(", ");
                let known = if known.is_empty() { "none at all" } else { &known };
                let problem =
                    format!("expected a profile `{name}`, found {known}: correct the name, or add it");
                return Err(CredentialsError::invalid(NAME, problem));
            }
            None => return Err(CredentialsError::absent(NAME, format!("there is no profile `{name}`"))),
        };
        self.of(name, profile).await
    }

    async fn of(&self, name: &str, profile: &Profile) -> Result<Credentials, CredentialsError> {
        // A role comes before the credentials that it is assumed with.
        let elsewhere = ELSEWHERE.iter().find(|(property, _)| profile.get(property).is_some());
        let has_program = profile.get("credential_process").is_some();
        if let Some((_, does)) = elsewhere.filter(|_| !has_program) {
            return Err(CredentialsError::unsupported(
                NAME,
                format!(
                    "the profile `{name}` {does}, which is not done here: give it the line `credential_process = aws \
                     configure export-credentials --profile {name}` in a profile of its own, or set the variables \
                     that `aws configure export-credentials --profile {name} --format env` prints"
                ),
            ));
        }
        if let Some(id) = profile.get("aws_access_key_id") {
            return keys(name, id, profile);
        }
        match profile.get("credential_process") {
            Some(command) => program(command).await,
            None => Err(CredentialsError::absent(NAME, format!("the profile `{name}` has no credentials"))),
        }
    }
}

fn keys(name: &str, id: &str, profile: &Profile) -> Result<Credentials, CredentialsError> {
    let Some(secret) = profile.get("aws_secret_access_key").filter(|secret| !secret.is_empty()) else {
        let problem =
            format!("the profile `{name}` has aws_access_key_id, but no aws_secret_access_key: add it");
        return Err(CredentialsError::invalid(NAME, problem));
    };
    let mut credentials = Credentials::new(id, secret);
    if let Some(token) = profile.get("aws_session_token") {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = profile.get("aws_account_id") {
        credentials = credentials.with_account_id(account);
    }
    Ok(credentials)
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
