//! The order in which the schemes of an operation are tried.

use std::borrow::Cow;

use ferrosmith_runtime::schema::{AuthScheme, ServiceSchema};

use super::Config;
use super::run::Job;

/// Returns the schemes of a call in the order in which they are tried: those that are preferred, then the others as in the
/// model. A token for the service alone prefers its scheme, unless the program itself has preferences.
pub(super) fn schemes(config: &Config, job: &Job) -> impl Iterator<Item = AuthScheme> {
    let all = job.service.auth_of(job.operation);
    let is_told = config.auth_schemes.is_empty() && all.len() > 1 && config.told.token(job.service).is_some();
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
        None => config.told.token(service).map(Cow::Owned),
    }
}
