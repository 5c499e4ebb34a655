//! The facts of a location in a model, in words that can be compared.

use std::collections::BTreeMap;

use super::model::{ServiceModel, Use, text};
use crate::import::json::Json;

/// Aspects and what is said about them.
pub(super) type AspectFacts = BTreeMap<&'static str, String>;

/// Behind a status that no trait says, in a model that says none.
pub(super) const BY_DEFAULT: &str = " by default";

/// Returns the facts about the service itself.
pub(super) fn of_service(model: &ServiceModel) -> AspectFacts {
    let service = model.service();
    let mut facts = AspectFacts::new();
    let mut add = |aspect, value: Option<&Json>| {
        facts.extend(value.map(|value| (aspect, said(value))));
    };
    add("version", service.get("version"));
    let none = Json::empty();
    let traits = service.get("traits").unwrap_or(&none);
    add("title", traits.get("smithy.api#title"));
    add("sdkId", traits.get("aws.api#service").and_then(|value| value.get("sdkId")));
    add("signing name", traits.get("aws.auth#sigv4").and_then(|value| value.get("name")));
    add("xmlNamespace", traits.get("smithy.api#xmlNamespace"));
    // Official models sort their traits, so the order says nothing here.
    let is_protocol = |id: &&str| id.starts_with("aws.protocols#") || id.starts_with("smithy.protocols#");
    let ids = traits.as_object().unwrap_or_default().iter().map(|(id, _)| id.as_str());
    let mut protocols: Vec<&str> = ids.filter(is_protocol).collect();
    protocols.sort_unstable();
    facts.insert("protocols", protocols.join(" "));
    facts
}

/// Returns the facts about an operation that are not about its members.
pub(super) fn of_operation(model: &ServiceModel, operation: &Json) -> AspectFacts {
    let mut facts = AspectFacts::new();
    let get = |name: &str| operation.get("traits").and_then(|traits| traits.get(name));
    if let Some(http) = get("smithy.api#http") {
        let code = http.get("code").map_or_else(|| "200".to_owned(), said);
        let [method, uri] = ["method", "uri"].map(|key| text(http, key).unwrap_or_default());
        facts.extend([("method", method.to_owned()), ("uri", uri.to_owned()), ("status", code)]);
    }
    let marks = [
        ("idempotent", "smithy.api#idempotent"),
        ("readonly", "smithy.api#readonly"),
        ("deprecated", "smithy.api#deprecated"),
        ("optionalAuth", "smithy.api#optionalAuth"),
        ("unsignedPayload", "aws.auth#unsignedPayload"),
        ("httpChecksumRequired", "smithy.api#httpChecksumRequired"),
    ];
    let marks = marks.into_iter().filter(|(_, id)| get(id).is_some());
    facts.extend(marks.map(|(aspect, _)| (aspect, "yes".to_owned())));
    let values = [
        ("hostPrefix", "smithy.api#endpoint"),
        ("httpChecksum", "aws.protocols#httpChecksum"),
        ("requestCompression", "smithy.api#requestCompression"),
    ];
    facts.extend(values.into_iter().filter_map(|(aspect, id)| Some((aspect, said(get(id)?)))));
    if let Some(waiters) = get("smithy.waiters#waitable").and_then(Json::as_object) {
        // Sentences about waiters do not count, and neither does when clients give up.
        let part = |waiter: &Json, key| waiter.get(key).map(said).unwrap_or_default();
        let waiters = waiters.iter().map(|(name, waiter)| {
            format!("{name} every {} seconds: {}", part(waiter, "minDelay"), part(waiter, "acceptors"))
        });
        let mut waiters: Vec<String> = waiters.collect();
        waiters.sort_unstable();
        facts.insert("waitable", waiters.join("; "));
    }
    if let Some(paginated) = get("smithy.api#paginated") {
        let shared = model.service().get("traits").and_then(|traits| traits.get("smithy.api#paginated"));
        let part = |key| Some(said(paginated.get(key).or_else(|| shared?.get(key))?));
        let parts = ["inputToken", "outputToken", "items", "pageSize"].into_iter();
        let parts: Vec<String> = parts.filter_map(|key| Some(format!("{key} {}", part(key)?))).collect();
        facts.insert("paginated", parts.join(", "));
    }
    facts
}

/// Returns the facts about an error shape that are not about its members.
pub(super) fn of_error(model: &ServiceModel, id: &str) -> AspectFacts {
    let mut facts = AspectFacts::new();
    let fault = model.shape_trait(id, "smithy.api#error").and_then(Json::as_str).unwrap_or("none");
    let by_fault = if fault == "server" { "500" } else { "400" };
    let said_status = model.shape_trait(id, "smithy.api#httpError").map(said);
    let status = said_status
        .unwrap_or_else(|| by_fault.to_owned() + if model.tells_statuses() { "" } else { BY_DEFAULT });
    facts.extend([("fault", fault.to_owned()), ("status", status)]);
    for (aspect, name) in [("retryable", "smithy.api#retryable"), ("code", "aws.protocols#awsQueryError")] {
        facts.extend(model.shape_trait(id, name).map(|value| (aspect, said(value))));
    }
    facts
}

/// Returns the facts about a member of a structure or a union by itself.
pub(super) fn of_member(member: Use<'_>, name: &str) -> AspectFacts {
    let mut facts = AspectFacts::new();
    let binding = binding(member);
    if binding == "body" {
        facts.insert("json name", member.get("smithy.api#jsonName").map_or_else(|| name.to_owned(), said));
    }
    facts.insert("binding", binding);
    let marks = [
        ("required", "smithy.api#required"),
        ("idempotencyToken", "smithy.api#idempotencyToken"),
        ("hostLabel", "smithy.api#hostLabel"),
        ("eventPayload", "smithy.api#eventPayload"),
        ("eventHeader", "smithy.api#eventHeader"),
        ("deprecated", "smithy.api#deprecated"),
    ];
    let marks = marks.into_iter().filter(|(_, id)| member.get(id).is_some());
    facts.extend(marks.map(|(aspect, _)| (aspect, "yes".to_owned())));
    facts
}

/// Returns the location of a member in the HTTP message.
fn binding(member: Use<'_>) -> String {
    let named = [
        ("query", "smithy.api#httpQuery"),
        ("header", "smithy.api#httpHeader"),
        ("headers", "smithy.api#httpPrefixHeaders"),
    ];
    if let Some((word, value)) = named.iter().find_map(|(word, id)| Some((word, member.get(id)?))) {
        return format!("{word} {}", said(value));
    }
    let plain = [
        ("label", "smithy.api#httpLabel"),
        ("query parameters", "smithy.api#httpQueryParams"),
        ("payload", "smithy.api#httpPayload"),
        ("status code", "smithy.api#httpResponseCode"),
    ];
    let found = plain.iter().find(|(_, id)| member.get(id).is_some());
    found.map_or("body", |(word, _)| word).to_owned()
}

/// Returns the facts about a value where it is used: traits of the member, or else of its target.
pub(super) fn of_value(model: &ServiceModel, place: Use<'_>, is_xml: bool) -> AspectFacts {
    let get = |name: &str| place.get(name).or_else(|| model.shape_trait(place.target, name));
    let mut facts = AspectFacts::new();
    let marks = [
        ("sensitive", "smithy.api#sensitive"),
        ("sparse", "smithy.api#sparse"),
        ("streaming", "smithy.api#streaming"),
        ("requiresLength", "smithy.api#requiresLength"),
        ("uniqueItems", "smithy.api#uniqueItems"),
    ];
    let marks = marks.into_iter().filter(|(_, id)| get(id).is_some());
    facts.extend(marks.map(|(aspect, _)| (aspect, "yes".to_owned())));
    let values = [
        ("pattern", "smithy.api#pattern"),
        ("mediaType", "smithy.api#mediaType"),
        ("timestampFormat", "smithy.api#timestampFormat"),
        ("default", "smithy.api#default"),
    ];
    facts.extend(values.into_iter().filter_map(|(aspect, id)| Some((aspect, said(get(id)?)))));
    for (aspect, id) in [("length", "smithy.api#length"), ("range", "smithy.api#range")] {
        facts.extend(get(id).and_then(|value| ends(value, aspect)).map(|ends| (aspect, ends)));
    }
    if is_xml {
        let names = [
            ("xmlName", "smithy.api#xmlName"),
            ("xmlFlattened", "smithy.api#xmlFlattened"),
            ("xmlAttribute", "smithy.api#xmlAttribute"),
            ("xmlNamespace", "smithy.api#xmlNamespace"),
            ("ec2QueryName", "aws.protocols#ec2QueryName"),
        ];
        facts.extend(names.into_iter().filter_map(|(aspect, id)| Some((aspect, said(place.get(id)?)))));
    }
    facts
}

/// `min..max`; a length is 0 or more anyway.
fn ends(value: &Json, aspect: &str) -> Option<String> {
    let end = |key| match value.get(key) {
        Some(Json::Number(number)) => Some(number.as_f64().to_string()),
        _ => None,
    };
    let min = end("min").filter(|min| aspect == "range" || min != "0").unwrap_or_default();
    let max = end("max").unwrap_or_default();
    (!min.is_empty() || !max.is_empty()).then(|| format!("{min}..{max}"))
}

/// Returns the value of a trait on one line.
fn said(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
