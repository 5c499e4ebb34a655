//! The order in which the schemes of an operation are tried.

use std::borrow::Cow;

use ferrosmith_runtime::schema::{AuthScheme, ServiceSchema};

use super::Config;
use super::run::Job;

/// Returns the schemes of a call in the order in which they are tried: those that are preferred, then the others as in the
/// model. A token for the service alone prefers its scheme, unless the program itself has preferences.
pub(super) fn schemes(config: &Config, job: &Job) -> impl Iterator<Item = AuthScheme> {
    let all = job.service.auth_of(job.operation);
    let is_told = config.auth_schemes.is_empty() && all.len() > 1 && token_of(config, job.service).is_some();
    let preferred = match (config.auth_schemes.as_slice(), config.told.auth_schemes.as_slice()) {
        ([], told) => told,
        (chosen, _) => chosen,
    };
    let rank = move |scheme: &AuthScheme| match scheme {
        AuthScheme::HttpBearer if is_told => 0,
        _ => preferred.iter().position(|name| is_called(*scheme, name)).unwrap_or(preferred.len()) + 1,
    };
    (0..=preferred.len() + 1)
        .flat_map(move |place| all.iter().filter(move |scheme| rank(scheme) == place).copied())
}

/// Returns `true` if this is the name of a scheme: the id of its trait, with or without the namespace.
fn is_called(scheme: AuthScheme, name: &str) -> bool {
    let id = scheme.id();
    id == name || id.split_once('#').is_some_and(|(_, short)| short == name)
}

/// Returns the bearer token of the configuration, or else that of the environment for this service.
pub(super) fn token<'c>(config: &'c Config, service: &ServiceSchema) -> Option<Cow<'c, str>> {
    match &config.bearer_token {
        Some(token) => Some(Cow::Borrowed(token)),
        None => token_of(config, service).map(Cow::Owned),
    }
}

/// Returns the token in `AWS_BEARER_TOKEN_<NAME>`, where the name is that which the service signs with.
fn token_of(config: &Config, service: &ServiceSchema) -> Option<String> {
    let environment = config.told.environment.as_ref()?;
    if !service.auth.contains(&AuthScheme::HttpBearer) {
        return None;
    }
    let name = service.auth.iter().find_map(|scheme| match scheme {
        AuthScheme::Sigv4(name) => Some(*name),
        _ => None,
    })?;
    let name = name.to_ascii_uppercase().replace([' ', '-'], "_");
    environment.get(&format!("AWS_BEARER_TOKEN_{name}"))
}
