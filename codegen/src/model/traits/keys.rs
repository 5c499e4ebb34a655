//! The keys that values of traits have, with an example of each trait.

use super::Mismatch;
use crate::model::Json;
use crate::model::nearest::did_you_mean;

/// The form of a trait's value.
struct Written {
    id: &'static str,
    keys: Keys,
    example: &'static str,
}

/// The location of the known keys.
enum Keys {
    /// In the value itself.
    Own(&'static [&'static str]),
    /// In each element of an array, or in each entry of an object whose own keys are free.
    Inner(&'static [&'static str]),
}

use Keys::{Inner, Own};

const PROTOCOL: Keys = Own(&["http", "eventStreamHttp"]);

#[rustfmt::skip]
const WRITTEN: &[Written] = &[
    Written { id: "alloy#discriminated", keys: Own(&[]), example: r#""type""# },
    Written { id: "aws.api#clientDiscoveredEndpoint", keys: Own(&["required"]), example: r#"{"required": true}"# },
    Written { id: "aws.api#clientEndpointDiscovery", keys: Own(&["operation", "error"]), example: r#"{"operation": "com.example#DescribeEndpoints"}"# },
    Written { id: "aws.api#service", keys: Own(&["arnNamespace", "cloudFormationName", "cloudTrailEventSource", "docId", "endpointPrefix", "sdkId"]), example: r#"{"sdkId": "Weather"}"# },
    Written { id: "aws.auth#sigv4", keys: Own(&["name"]), example: r#"{"name": "weather"}"# },
    Written { id: "aws.auth#sigv4a", keys: Own(&["name"]), example: r#"{"name": "weather"}"# },
    Written { id: "aws.protocols#awsJson1_0", keys: PROTOCOL, example: "{}" },
    Written { id: "aws.protocols#awsJson1_1", keys: PROTOCOL, example: "{}" },
    Written { id: "aws.protocols#awsQueryError", keys: Own(&["code", "httpResponseCode"]), example: r#"{"code": "NotFound", "httpResponseCode": 404}"# },
    Written { id: "aws.protocols#httpChecksum", keys: Own(&["requestAlgorithmMember", "requestChecksumRequired", "requestValidationModeMember", "responseAlgorithms"]), example: r#"{"requestChecksumRequired": true}"# },
    Written { id: "aws.protocols#restJson1", keys: PROTOCOL, example: "{}" },
    Written { id: "aws.protocols#restXml", keys: Own(&["http", "eventStreamHttp", "noErrorWrapping"]), example: "{}" },
    Written { id: "smithy.api#auth", keys: Own(&[]), example: r#"["aws.auth#sigv4"]"# },
    Written { id: "smithy.api#authDefinition", keys: Own(&["traits"]), example: "{}" },
    Written { id: "smithy.api#cors", keys: Own(&["additionalAllowedHeaders", "additionalExposedHeaders", "maxAge", "origin"]), example: r#"{"origin": "*"}"# },
    Written { id: "smithy.api#deprecated", keys: Own(&["message", "since"]), example: r#"{"message": "Use Other."}"# },
    Written { id: "smithy.api#endpoint", keys: Own(&["hostPrefix"]), example: r#"{"hostPrefix": "data."}"# },
    Written { id: "smithy.api#enum", keys: Inner(&["deprecated", "documentation", "name", "tags", "value"]), example: r#"[{"name": "ON", "value": "on"}]"# },
    Written { id: "smithy.api#enumValue", keys: Own(&[]), example: r#""on"` or `1"# },
    Written { id: "smithy.api#error", keys: Own(&[]), example: r#""client""# },
    Written { id: "smithy.api#examples", keys: Inner(&["after", "allowConstraintErrors", "before", "documentation", "error", "input", "output", "title"]), example: r#"[{"title": "One", "input": {}}]"# },
    Written { id: "smithy.api#http", keys: Own(&["code", "method", "uri"]), example: r#"{"method": "GET", "uri": "/things/{id}"}"# },
    Written { id: "smithy.api#httpApiKeyAuth", keys: Own(&["in", "name", "scheme"]), example: r#"{"name": "X-Api-Key", "in": "header"}"# },
    Written { id: "smithy.api#httpError", keys: Own(&[]), example: "404" },
    Written { id: "smithy.api#idRef", keys: Own(&["errorMessage", "failWhenMissing", "selector"]), example: "{}" },
    Written { id: "smithy.api#length", keys: Own(&["max", "min"]), example: r#"{"min": 1, "max": 10}"# },
    Written { id: "smithy.api#longPoll", keys: Own(&["timeoutMillis"]), example: r#"{"timeoutMillis": 70000}"# },
    Written { id: "smithy.api#mixin", keys: Own(&["interface", "localTraits"]), example: "{}" },
    Written { id: "smithy.api#paginated", keys: Own(&["inputToken", "items", "outputToken", "pageSize"]), example: r#"{"inputToken": "nextToken", "outputToken": "nextToken"}"# },
    Written { id: "smithy.api#property", keys: Own(&["name"]), example: r#"{"name": "status"}"# },
    Written { id: "smithy.api#protocolDefinition", keys: Own(&["noInlineDocumentSupport", "traits"]), example: "{}" },
    Written { id: "smithy.api#range", keys: Own(&["max", "min"]), example: r#"{"min": 1, "max": 10}"# },
    Written { id: "smithy.api#recommended", keys: Own(&["reason"]), example: r#"{"reason": "Others depend on it."}"# },
    Written { id: "smithy.api#references", keys: Inner(&["ids", "name", "rel", "resource", "service"]), example: r#"[{"resource": "com.example#Forecast"}]"# },
    Written { id: "smithy.api#requestCompression", keys: Own(&["encodings"]), example: r#"{"encodings": ["gzip"]}"# },
    Written { id: "smithy.api#retryable", keys: Own(&["throttling"]), example: r#"{"throttling": true}"# },
    Written { id: "smithy.api#timestampFormat", keys: Own(&[]), example: r#""date-time""# },
    Written { id: "smithy.api#trait", keys: Own(&["breakingChanges", "conflicts", "selector", "structurallyExclusive"]), example: "{}" },
    Written { id: "smithy.api#xmlNamespace", keys: Own(&["prefix", "uri"]), example: r#"{"uri": "http://example.com/"}"# },
    Written { id: "smithy.protocols#rpcv2Cbor", keys: PROTOCOL, example: "{}" },
    Written { id: "smithy.protocols#rpcv2Json", keys: PROTOCOL, example: "{}" },
    Written { id: "smithy.rules#clientContextParams", keys: Inner(&["documentation", "type"]), example: r#"{"Accelerate": {"type": "boolean"}}"# },
    Written { id: "smithy.rules#contextParam", keys: Own(&["name"]), example: r#"{"name": "Bucket"}"# },
    Written { id: "smithy.rules#operationContextParams", keys: Inner(&["path"]), example: r#"{"Bucket": {"path": "bucket"}}"# },
    Written { id: "smithy.rules#staticContextParams", keys: Inner(&["value"]), example: r#"{"UseControl": {"value": true}}"# },
    Written { id: "smithy.waiters#waitable", keys: Inner(&["acceptors", "deprecated", "documentation", "maxDelay", "minDelay", "tags"]), example: r#"{"ThingExists": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}"# },
];

fn written(id: &str) -> Option<&'static Written> {
    WRITTEN.iter().find(|written| written.id == id)
}

/// Returns the advice how to write the value of a trait.
pub(super) fn example(id: &str) -> String {
    let example = written(id).map_or("{}", |written| written.example);
    format!("write it like `{example}`")
}

/// A key that the definition of a trait does not have.
pub(crate) struct UnknownKey<'j> {
    /// The JSON path inside of the trait's value.
    pub(crate) path: String,
    pub(crate) key: &'j str,
    known: &'static [&'static str],
}

/// Returns the keys that the definition of a trait does not have.
pub(crate) fn unknown_keys<'j>(id: &str, value: &'j Json) -> Vec<UnknownKey<'j>> {
    let mut unknown = Vec::new();
    let mut look = |value: &'j Json, before: &str, known: &'static [&'static str]| {
        for (key, _) in value.as_object().unwrap_or_default() {
            if !known.contains(&key.as_str()) {
                unknown.push(UnknownKey { path: format!("{before}{}", crate::model::step(key)), key, known });
            }
        }
    };
    match (written(id).map(|written| &written.keys), value) {
        (Some(Own(known)), value) => look(value, "", known),
        (Some(Inner(known)), Json::Array(elements)) => {
            elements.iter().enumerate().for_each(|(at, element)| look(element, &format!("[{at}]"), known));
        }
        (Some(Inner(known)), Json::Object(entries)) => {
            entries.iter().for_each(|(key, entry)| look(entry, &crate::model::step(key), known));
        }
        _ => {}
    }
    unknown
}

/// The traits that say nothing without one of their keys.
const LIMITS: [&str; 2] = ["smithy.api#length", "smithy.api#range"];

/// Returns the keys that are nearly called as a known one, and all unknown ones of limits of which none is known. Other keys
/// may be newer than this table.
pub(super) fn misspelled(id: &str, value: &Json) -> Vec<Mismatch> {
    let has_no_limit = LIMITS.contains(&id) && ["min", "max"].iter().all(|key| value.get(key).is_none());
    let misspelled = |UnknownKey { path, key, known }: UnknownKey<'_>| {
        let hint = did_you_mean(key, known.iter().copied());
        let expected = match (hint.is_empty(), has_no_limit) {
            (true, false) => return None,
            (true, true) => "`min`, `max` or both".to_owned(),
            (false, _) => only(known.iter().copied()),
        };
        Some(Mismatch { path, found: format!("the unknown key `{key}`"), expected, hint })
    };
    unknown_keys(id, value).into_iter().filter_map(misspelled).collect()
}

/// Returns the expected form of a key that is none of the known ones.
pub(super) fn only<'k>(known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<String> = known.map(|key| format!("`{key}`")).collect();
    format!("only {}", known.join(", "))
}
