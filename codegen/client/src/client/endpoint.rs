//! The endpoint of a call: of rules, of the configuration, or of the region.

use std::sync::{Arc, OnceLock};

use ferrosmith_runtime::Document;
use ferrosmith_runtime::schema::{EndpointRules, ServiceSchema};
use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use super::problem::EndpointError;
use super::run::Job;
use super::told::Placed;
use super::{Config, account, context};
use crate::endpoint::{ParameterValue, Resolved, address, domains, resolve};
use crate::sign::Algorithm;

/// The endpoint that a client found for the first service it called, as long as nothing of a call chooses it.
#[derive(Default)]
pub(crate) struct Found(OnceLock<(&'static str, Arc<Aim>)>);

impl Found {
    /// Returns the endpoint of a call, which is found once for all calls that give it no parameters of their own.
    pub(super) fn of(&self, job: &Job, config: &Config) -> Result<Arc<Aim>, EndpointError> {
        context::check(job, config)?;
        let is_shared = job.context.is_empty() && job.overrides.endpoint.is_none() && job.account.is_none();
        match self.0.get().filter(|(service, _)| is_shared && *service == job.service.id) {
            Some((_, aim)) => Ok(aim.clone()),
            None => {
                let aim = Arc::new(of(job, config)?);
                if is_shared {
                    // Another call may have been faster; it found the same.
                    self.0.set((job.service.id, aim.clone())).ok();
                }
                Ok(aim)
            }
        }
    }
}

/// Returns the endpoint of a call: the one of the service's rules, or else that of the region. One that is given, or that
/// the environment or the profile tells, is what rules start from, or else taken as it is.
fn of(job: &Job, config: &Config) -> Result<Aim, EndpointError> {
    let given = given(job.service, config, job.overrides.endpoint.as_ref());
    // Rules would refuse it without telling what is expected.
    let uri = given.as_ref().map(|(place, text)| parse(place, text)).transpose()?;
    match (uri, job.service.endpoint_rules) {
        (Some(uri), rules) if !rules.is_some_and(takes_endpoint) => Ok(uri.into()),
        (_, Some(rules)) => ruled(rules, given.as_ref().map(|(_, text)| text.as_str()), job, config),
        (_, None) => Ok(regional(job.service, config)?.into()),
    }
}

/// Returns whether rules choose the endpoint of a call. They put buckets into hosts and paths, and nothing else may.
pub(super) fn is_ruled(service: &ServiceSchema, config: &Config, of_call: Option<&String>) -> bool {
    let Some(rules) = service.endpoint_rules else { return false };
    takes_endpoint(rules) || given(service, config, of_call).is_none()
}

/// The parameter for an endpoint that somebody chose.
const ENDPOINT: &str = "SDK::Endpoint";

fn takes_endpoint(rules: &EndpointRules<'_>) -> bool {
    rules.parameters.iter().any(|parameter| parameter.built_in == Some(ENDPOINT))
}

/// Returns `true` if somebody chose an endpoint.
pub(super) fn is_given(service: &ServiceSchema, config: &Config, of_call: Option<&String>) -> bool {
    given(service, config, of_call).is_some()
}

/// The endpoint that somebody chose.
fn given(service: &ServiceSchema, config: &Config, of_call: Option<&String>) -> Option<Placed> {
    let placed = |place: &'static str, text: &String| (place.into(), text.clone());
    of_call
        .map(|text| placed("the endpoint of the call", text))
        .or_else(|| Some(placed("the endpoint of the client's configuration", config.endpoint.as_ref()?)))
        .or_else(|| config.told.endpoint(service))
}

/// An endpoint, and what its rules say of requests to it.
pub(crate) struct Aim {
    pub(super) uri: Uri,
    /// Set if rules gave the endpoint.
    pub(super) is_ruled: bool,
    pub(super) headers: Vec<(String, Vec<String>)>,
    pub(super) signing: Signing,
}

/// The signing properties of an endpoint, which rules give; they replace those of the model and the region.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Signing {
    pub(super) algorithm: Option<Algorithm>,
    pub(super) name: Option<String>,
    /// The region; in Signature Version 4A those of a set, with commas.
    pub(super) region: Option<String>,
    /// Set if a path is signed as it is sent, not encoded once more: S3 and its relatives, which want the hash of the
    /// body in a header, too.
    pub(super) is_path_encoded_once: bool,
}

impl From<Uri> for Aim {
    fn from(uri: Uri) -> Self {
        Aim { uri, is_ruled: false, headers: Vec::new(), signing: Signing::default() }
    }
}

fn ruled(
    rules: &EndpointRules<'_>,
    given: Option<&str>,
    job: &Job,
    config: &Config,
) -> Result<Aim, EndpointError> {
    // A region is checked before it becomes a part of a host.
    let region = match &config.region {
        Some(_) => Some(region(config)?),
        None => None,
    };
    let built_in = |built_in| match built_in {
        Some("AWS::Region") => region.map(ParameterValue::String),
        Some(ENDPOINT) => given.map(str::trim).map(ParameterValue::String),
        Some("AWS::UseFIPS") => Some(ParameterValue::Boolean(config.fips)),
        Some("AWS::UseDualStack") => Some(ParameterValue::Boolean(config.dual_stack)),
        Some(account::ACCOUNT_ID) => job.account.as_deref().map(ParameterValue::String),
        Some(account::MODE) => Some(ParameterValue::String(config.account_id_endpoints.name())),
        _ => None,
    };
    // The model's own parameters come first (Smithy 2.0, section Endpoint parameters), and those that only rules have last.
    let resolved = resolve(rules, |name, of| {
        let is_setting = job.service.client_context.iter().any(|param| param.name == name);
        of_operation(job, name)
            .or_else(|| of_client(config, name).filter(|_| is_setting))
            .or_else(|| built_in(of))
            .or_else(|| of_client(config, name))
            .or_else(|| config.told.switch(of?))
    });
    match resolved {
        Ok(Resolved { url, headers, properties, .. }) => Ok(Aim {
            uri: parse("the endpoint rules", &url)?,
            is_ruled: true,
            headers,
            signing: signing(&properties).ok_or(EndpointError::Sigv4aIsOff { service: job.service.id })?,
        }),
        Err(_) if region.is_none() => Err(EndpointError::NoRegion),
        Err(error) => Err(EndpointError::Rules { service: job.service.id, error }),
    }
}

/// Returns a parameter that the operation gives: a constant, or else a member of its input, or else what a path leads to.
fn of_operation<'a>(job: &'a Job, name: &str) -> Option<ParameterValue<'a>> {
    let (_, value) = job.context.iter().find(|(given, _)| *given == name)?;
    Some(value.parameter())
}

/// Returns a parameter that the client is configured with; the last one counts.
fn of_client<'a>(config: &'a Config, name: &str) -> Option<ParameterValue<'a>> {
    let (_, value) = config.client_context.iter().rev().find(|(given, _)| given == name)?;
    Some(value.0.parameter())
}

/// The name of Signature Version 4A among the schemes of an endpoint.
const SIGV4A: &str = "sigv4a";

/// Returns the first scheme of an endpoint that is a signature, as far as it differs; `None` if it takes none but those of
/// Signature Version 4A, which are behind a feature.
fn signing(properties: &Document) -> Option<Signing> {
    let schemes = properties.get("authSchemes").and_then(Document::as_array).unwrap_or_default();
    let signature = |scheme| Some((scheme, algorithm(text(scheme, "name")?)?));
    let Some((scheme, algorithm)) = schemes.iter().find_map(signature) else {
        let is_off = schemes.iter().any(|scheme| text(scheme, "name") == Some(SIGV4A));
        return (!is_off).then(Signing::default);
    };
    let regions = scheme.get("signingRegionSet").and_then(Document::as_array);
    let regions = || Some(regions?.iter().filter_map(Document::as_str).collect::<Vec<_>>().join(","));
    Some(Signing {
        algorithm: Some(algorithm),
        name: text(scheme, "signingName").map(str::to_owned),
        region: text(scheme, "signingRegion").map(str::to_owned).or_else(regions),
        is_path_encoded_once: scheme.get("disableDoubleEncoding").and_then(Document::as_bool) == Some(true),
    })
}

fn text<'a>(scheme: &'a Document, name: &str) -> Option<&'a str> {
    scheme.get(name).and_then(Document::as_str)
}

/// Returns the algorithm of a scheme that is a signature.
fn algorithm(scheme: &str) -> Option<Algorithm> {
    match scheme {
        // S3 Express has sessions with keys of their own, and takes signatures without one, too.
        "sigv4" | "sigv4-s3express" => Some(Algorithm::V4),
        #[cfg(feature = "sigv4a")]
        SIGV4A => Some(Algorithm::V4a),
        _ => None,
    }
}

/// Returns the URI of an endpoint, which is from the place.
pub(super) fn parse(place: &str, text: &str) -> Result<Uri, EndpointError> {
    address(text).map_err(|error| EndpointError::NotAUrl { place: place.to_owned(), found: error.found })
}

fn regional(service: &ServiceSchema, config: &Config) -> Result<Uri, EndpointError> {
    let Some(prefix) = service.endpoint_prefix else {
        return Err(EndpointError::Unknown { service: service.id });
    };
    let region = region(config)?;
    let (fips, dual_stack) = (config.fips, config.dual_stack);
    let (plain, dual) = domains(region);
    let domain = if dual_stack { dual } else { plain };
    let fips = if fips { "-fips" } else { "" };
    let host = format!("{prefix}{fips}.{region}.{domain}");
    let authority = Authority::try_from(host).map_err(|_| EndpointError::Unknown { service: service.id })?;
    let mut parts = Uri::default().into_parts();
    parts.scheme = Some(Scheme::HTTPS);
    parts.authority = Some(authority);
    parts.path_and_query = Some(PathAndQuery::from_static("/"));
    Uri::from_parts(parts).map_err(|_| EndpointError::Unknown { service: service.id })
}

/// Returns the region, which is one label of a host name, so that no text redirects requests.
pub(super) fn region(config: &Config) -> Result<&str, EndpointError> {
    let Some(region) = config.region.as_deref() else { return Err(EndpointError::NoRegion) };
    let is_label = (1..=63).contains(&region.len())
        && region.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !region.starts_with('-')
        && !region.ends_with('-');
    if is_label { Ok(region) } else { Err(EndpointError::NotARegion { found: region.to_owned() }) }
}
