//! The plan of a profile: where its credentials come from, and the roles that are then assumed.

use super::sso::Sso;
use super::sts::Role;
use super::web_identity::WebIdentity;
use super::{Credentials, CredentialsError};
use crate::profile::{Profile, Profiles};

pub(super) const NAME: &str = "profile";

/// The number of profiles that may name each other.
const MOST: usize = 32;

/// The steps to the credentials of a profile.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) base: Base,
    /// The roles, in the order in which they are assumed.
    pub(super) roles: Vec<Role>,
}

/// The source of the first credentials.
#[derive(Debug)]
pub(super) enum Base {
    Keys(Credentials),
    /// A command line that prints them.
    Program(String),
    /// The provider that `credential_source` names.
    Source(Source),
    WebIdentity(WebIdentity),
    Sso(Sso),
}

/// A value of `credential_source`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Environment,
    Container,
    Instance,
}

/// Returns the plan of a profile. `region` is that of the environment, which counts before those of profiles.
pub(super) fn of(
    profiles: &Profiles,
    name: &str,
    profile: &Profile,
    region: Option<String>,
) -> Result<Plan, CredentialsError> {
    let (mut roles, mut visited): (Vec<Role>, Vec<&str>) = (Vec::new(), Vec::new());
    let (mut name, mut profile) = (name, profile);
    let region = region.or_else(|| profile.filled("region").map(str::to_owned));
    loop {
        let is_own_source = visited.last() == Some(&name);
        if visited.len() >= MOST || (visited.contains(&name) && !is_own_source) {
            visited.push(name);
            let problem =
                format!("profiles that name each other: {}: correct `source_profile`", visited.join(", "));
            return Err(invalid(problem));
        }
        visited.push(name);
        // A profile that is its own source has the credentials, too.
        let arn = profile.filled("role_arn").filter(|_| !is_own_source);
        let Some(arn) = arn else {
            return Ok(Plan { base: base(profiles, name, profile)?, roles: reversed(roles) });
        };
        let role = role(name, profile, arn, region.clone())?;
        let (source, file) = (profile.filled("source_profile"), profile.filled("web_identity_token_file"));
        match (source, profile.filled("credential_source"), file) {
            (None, None, Some(file)) => {
                let base = Base::WebIdentity(WebIdentity { file: file.to_owned(), role });
                return Ok(Plan { base, roles: reversed(roles) });
            }
            (Some(next), None, _) => {
                roles.push(role);
                let wrong = || {
                    invalid(format!(
                        "the profile `{name}` has the source_profile `{next}`, which is not there: add it"
                    ))
                };
                (name, profile) = (next, profiles.get(next).ok_or_else(wrong)?);
            }
            (None, Some(source), _) => {
                roles.push(role);
                return Ok(Plan { base: Base::Source(source_of(name, source)?), roles: reversed(roles) });
            }
            (Some(_), Some(_), _) => {
                let problem = format!(
                    "the profile `{name}` has source_profile and credential_source: remove one of the two"
                );
                return Err(invalid(problem));
            }
            (None, None, None) => {
                let problem = format!(
                    "the profile `{name}` has role_arn, but none of source_profile, credential_source and \
                     web_identity_token_file: add one"
                );
                return Err(invalid(problem));
            }
        }
    }
}

fn invalid(problem: String) -> CredentialsError {
    CredentialsError::invalid(NAME, problem)
}

fn reversed(mut roles: Vec<Role>) -> Vec<Role> {
    roles.reverse();
    roles
}

fn role(name: &str, profile: &Profile, arn: &str, region: Option<String>) -> Result<Role, CredentialsError> {
    if profile.filled("mfa_serial").is_some() {
        let problem = format!(
            "the profile `{name}` asks for a code of a device (mfa_serial), and nobody can be asked here: set the \
             variables that `aws configure export-credentials --profile {name} --format env` prints"
        );
        return Err(CredentialsError::unsupported(NAME, problem));
    }
    let text = |property: &str| profile.filled(property).map(str::to_owned);
    let duration = profile.filled("duration_seconds").map(|text| {
        let seconds = text.trim().parse().ok().filter(|seconds| *seconds >= 900);
        let problem =
            || format!("the profile `{name}`: expected duration_seconds from 900 on, found `{text}`");
        seconds.ok_or_else(|| invalid(problem()))
    });
    Ok(Role {
        arn: arn.to_owned(),
        session_name: text("role_session_name"),
        external_id: text("external_id"),
        duration: duration.transpose()?,
        region,
    })
}

fn source_of(name: &str, source: &str) -> Result<Source, CredentialsError> {
    match source {
        "Environment" => Ok(Source::Environment),
        "EcsContainer" => Ok(Source::Container),
        "Ec2InstanceMetadata" => Ok(Source::Instance),
        _ => Err(invalid(format!(
            "the profile `{name}`: expected credential_source Environment, EcsContainer or Ec2InstanceMetadata, found \
             `{source}`"
        ))),
    }
}

/// Returns the credentials that a profile has without another one.
fn base(profiles: &Profiles, name: &str, profile: &Profile) -> Result<Base, CredentialsError> {
    if let Some(sso) = sso(profiles, name, profile)? {
        return Ok(Base::Sso(sso));
    }
    if let Some(id) = profile.filled("aws_access_key_id") {
        return keys(name, id, profile).map(Base::Keys);
    }
    if let Some(command) = profile.filled("credential_process") {
        return Ok(Base::Program(command.to_owned()));
    }
    if profile.filled("login_session").is_some() {
        let problem = format!(
            "the profile `{name}` signs in with `aws login`, which is not done here: give another one the line \
             `credential_process = aws configure export-credentials --profile {name}`"
        );
        return Err(CredentialsError::unsupported(NAME, problem));
    }
    Err(CredentialsError::absent(NAME, format!("the profile `{name}` has no credentials")))
}

fn sso(profiles: &Profiles, name: &str, profile: &Profile) -> Result<Option<Sso>, CredentialsError> {
    let (session, url) = (profile.filled("sso_session"), profile.filled("sso_start_url"));
    let section = match session {
        Some(session) => {
            let problem = || {
                format!(
                    "the profile `{name}` has the sso_session `{session}`, which is not there: add the section"
                )
            };
            profiles.sso_session(session).ok_or_else(|| invalid(problem()))?
        }
        None if url.is_some() => profile,
        None => return Ok(None),
    };
    let required = |of: &Profile, property: &str| {
        let problem = || {
            format!("the profile `{name}` signs in with IAM Identity Center, but has no {property}: add it")
        };
        of.filled(property).map(str::to_owned).ok_or_else(|| invalid(problem()))
    };
    let key = match session {
        Some(session) => session.to_owned(),
        None => required(section, "sso_start_url")?,
    };
    Ok(Some(Sso {
        profile: name.to_owned(),
        account: required(profile, "sso_account_id")?,
        role: required(profile, "sso_role_name")?,
        region: required(section, "sso_region")?,
        key,
        has_session: session.is_some(),
    }))
}

fn keys(name: &str, id: &str, profile: &Profile) -> Result<Credentials, CredentialsError> {
    let Some(secret) = profile.filled("aws_secret_access_key") else {
        let problem =
            format!("the profile `{name}` has aws_access_key_id, but no aws_secret_access_key: add it");
        return Err(CredentialsError::invalid(NAME, problem));
    };
    let mut credentials = Credentials::new(id, secret);
    if let Some(token) = profile.filled("aws_session_token") {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = profile.filled("aws_account_id") {
        credentials = credentials.with_account_id(account);
    }
    Ok(credentials)
}
