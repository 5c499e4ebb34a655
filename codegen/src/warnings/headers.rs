//! Headers that belong to HTTP, to authentication or to clients and servers themselves (Smithy 2.0, section Restricted
//! HTTP headers).

use super::{Warning, warning};
use crate::model::{ApiKeyLocation, Closure, Kind, Member, Model, Operation, Shape};

/// The names, in lower case.
const RESTRICTED: [&str; 15] = [
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];

/// Returns a warning for each member that is bound to such a header.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.shapes.iter().filter_map(|id| model.get(id)) {
        for member in shape.kind.members() {
            let header = member.traits.http_header().map(str::to_ascii_lowercase);
            if header.is_some_and(|header| RESTRICTED.contains(&header.as_str())) {
                all.push(warning(
                    "HttpHeaderTrait",
                    model.member_error(&shape.id, &member.name, "", "", ""),
                    ".traits[\"smithy.api#httpHeader\"]",
                    format!(
                        "a header that is not the model's: {:?}",
                        member.traits.http_header().unwrap_or_default()
                    ),
                    "clients, servers and what is between them set it, or send it twice",
                    "take a header of your own, or suppress `HttpHeaderTrait`",
                ));
            }
        }
    }
    all
}

/// The headers of a signature, beside `authorization`.
const SIGNED: [&str; 3] = ["x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

/// A part of a request that an authentication scheme writes.
enum Written<'m> {
    Header(&'m str),
    Parameter(&'m str),
}

/// Returns a warning for each member of an input that has the place of what authenticates the request: a key, or a part of a
/// signature.
pub(super) fn of_schemes(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let mut all = Vec::new();
    let written = written(service);
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        let Kind::Operation(Operation { input: Some(input), .. }) = &shape.kind else { continue };
        let auth = shape.traits.auth().or_else(|| service.traits.auth());
        let takes = |scheme: &str| auth.is_none_or(|ids| ids.iter().any(|id| id.as_str() == scheme));
        for (scheme, place) in written.iter().filter(|(scheme, _)| takes(scheme)) {
            let members = model.get(input).into_iter().flat_map(|input| input.kind.members());
            all.extend(members.filter_map(|member| {
                let Clash { id, found, meaning } = clash(member, place)?;
                Some(warning(
                    "AuthTrait",
                    model.member_error(input, &member.name, "", "", ""),
                    &format!(".traits[\"{id}\"]"),
                    format!("{found}, in which `{scheme}` of `{}` stands", service.id),
                    meaning,
                    "give the member another place, or call what authenticates otherwise",
                ))
            }));
        }
    }
    // Several operations may have one input.
    all.sort();
    all.dedup();
    all
}

fn written(service: &Shape) -> Vec<(&'static str, Written<'_>)> {
    let key = "smithy.api#httpApiKeyAuth";
    let mut all = Vec::new();
    match service.traits.http_api_key_auth() {
        // Others may not be bound at all, which is told as such.
        Some(ApiKeyLocation::Header(name, _))
            if !RESTRICTED.contains(&name.to_ascii_lowercase().as_str()) =>
        {
            all.push((key, Written::Header(name.as_str())));
        }
        Some(ApiKeyLocation::Query(name)) => all.push((key, Written::Parameter(name))),
        _ => {}
    }
    for scheme in ["aws.auth#sigv4", "aws.auth#sigv4a"] {
        if service.traits.get(scheme).is_some() {
            all.extend(SIGNED.map(|name| (scheme, Written::Header(name))));
        }
    }
    all
}

/// The trait of a member that has the place of what authenticates, what is there, in words, and what comes of it.
struct Clash {
    id: &'static str,
    found: String,
    meaning: &'static str,
}

fn clash(member: &Member, place: &Written<'_>) -> Option<Clash> {
    const ONE: &str = "the one is written over the other, or a server finds both";
    const MAP: &str =
        "a server reads it as an entry of the map, and a client's entry of that name is lost or comes twice";
    let traits = &member.traits;
    match place {
        Written::Header(name) => {
            let starts = |prefix: &&str| {
                name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            };
            if let Some(header) = traits.http_header().filter(|header| header.eq_ignore_ascii_case(name)) {
                let found = format!("the header {header:?}");
                return Some(Clash { id: "smithy.api#httpHeader", found, meaning: ONE });
            }
            let prefix = traits.http_prefix_headers().filter(starts)?;
            let found = format!("a map of the headers that start with {prefix:?}");
            Some(Clash { id: "smithy.api#httpPrefixHeaders", found, meaning: MAP })
        }
        Written::Parameter(name) => {
            if let Some(parameter) = traits.http_query().filter(|parameter| parameter == name) {
                let found = format!("the parameter {parameter:?}");
                return Some(Clash { id: "smithy.api#httpQuery", found, meaning: ONE });
            }
            let found = "a map of all parameters".to_owned();
            traits.http_query_params().then_some(Clash {
                id: "smithy.api#httpQueryParams",
                found,
                meaning: MAP,
            })
        }
    }
}
