//! Facts about a service itself.

use ferrosmith_runtime::protocol;

use super::traits::{add, digest, said};
use super::{AspectFacts, Formats};
use crate::Loaded;
use crate::ir::{AuthScheme, Compiled};
use crate::model::{Kind, Shape};

/// Namespaces whose traits of services are protocols, or say more about them.
const PROTOCOLS: [&str; 2] = ["aws.protocols#", "smithy.protocols#"];

/// Traits of services that are told in another way, or with the operations.
const ELSEWHERE: [&str; 4] =
    ["aws.api#service", "smithy.api#auth", "smithy.api#paginated", "smithy.rules#endpointRuleSet"];

/// Returns the facts about a service, without its operations.
pub(in crate::import::compare) fn of_service(
    loaded: &Loaded,
    shape: &Shape,
    formats: Formats,
) -> AspectFacts {
    let mut facts = AspectFacts::new();
    let traits = &shape.traits;
    if let Kind::Service(service) = &shape.kind
        && !service.version.is_empty()
    {
        facts.insert("version", service.version.clone());
    }
    facts.extend(traits.get("smithy.api#title").map(|title| ("title", said(title))));
    if let Some(service) = traits.aws_service() {
        facts.insert("sdkId", service.sdk_id.clone());
        facts.extend(service.endpoint_prefix.clone().map(|prefix| ("endpointPrefix", prefix)));
    }
    // Official models sort their traits, so the order says nothing here.
    let is_protocol =
        |id: &str| PROTOCOLS.iter().any(|space| id.starts_with(space)) || protocol::find(id).is_some();
    let ids = traits.iter().map(|(id, _)| id.as_str()).filter(|id| is_protocol(id));
    let mut protocols: Vec<&str> = ids.collect();
    protocols.sort_unstable();
    facts.insert("protocols", protocols.join(" "));
    if loaded.service.unwrapped_errors {
        facts.insert("noErrorWrapping", "yes".to_owned());
    }
    add(&mut facts, traits, |id| !is_protocol(id) && !ELSEWHERE.contains(&id) && formats.count(id));
    facts.insert("auth", schemes(&loaded.service.auth));
    if let Some(rules) = &loaded.service.endpoint_rules {
        let Compiled { parameters, texts, program, .. } = rules;
        facts.insert("endpointRuleSet", digest(&format!("{parameters:?}{texts}{program:?}")));
    }
    facts
}

/// Returns the names of schemes of authentication, the preferred one first.
pub(super) fn schemes(all: &[AuthScheme]) -> String {
    let name = |scheme: &'_ AuthScheme| match scheme {
        AuthScheme::Sigv4(_) => "sigv4".to_owned(),
        AuthScheme::Sigv4a(_) => "sigv4a".to_owned(),
        AuthScheme::HttpBearer => "httpBearerAuth".to_owned(),
        AuthScheme::HttpBasic => "httpBasicAuth".to_owned(),
        AuthScheme::HttpDigest => "httpDigestAuth".to_owned(),
        AuthScheme::HttpApiKey(_) => "httpApiKeyAuth".to_owned(),
        AuthScheme::Other(id) => id.clone(),
    };
    let names: Vec<String> = all.iter().map(name).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" ") }
}
