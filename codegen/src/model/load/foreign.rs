//! Recognition of files that are not Smithy models in JSON, for errors that say what they are and what to do.

use crate::model::Json;

/// The format of a file that is not a model, and what to do about it.
pub(super) struct Foreign {
    pub(super) found: &'static str,
    pub(super) hint: String,
}

const REWRITE: &str = "describe the service in Smithy: there is no conversion";

/// Recognizes a file that is no JSON.
pub(super) fn of_bytes(name: &str, bytes: &[u8]) -> Option<Foreign> {
    let foreign = |found, hint: &str| Some(Foreign { found, hint: hint.to_owned() });
    if bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"PK\x03\x04") {
        return foreign("a compressed file", "unpack it first; `ferrosmith import` reads wheels of botocore");
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return foreign("an empty file", "write the model to it again");
    }
    if text.starts_with(['{', '[']) {
        return None;
    }
    let has_extension = |wanted: &str| name.to_ascii_lowercase().ends_with(wanted);
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.starts_with("//")).take(100);
    let starts_a_line =
        |starts: &[&str]| lines.clone().any(|line| starts.iter().any(|start| line.starts_with(start)));
    if has_extension(".proto") || starts_a_line(&["syntax = \"proto", "edition = \"", "message "]) {
        return foreign("a Protocol Buffers definition", REWRITE);
    }
    if has_extension(".smithy") || starts_a_line(&["$version", "namespace ", "service ", "structure ", "@"]) {
        let file = if has_extension(".smithy") { name } else { "MODEL.smithy" };
        let hint = format!("convert it to JSON: `smithy ast {file} > model.json`");
        return Some(Foreign { found: "a model in Smithy's own language", hint });
    }
    if starts_a_line(&["openapi:", "swagger:"]) {
        return foreign("an OpenAPI description in YAML", REWRITE);
    }
    let is_yaml = lines.any(|line| line == "---" || line.ends_with(':') || line.contains(": "));
    if has_extension(".yaml") || has_extension(".yml") || is_yaml && !text.starts_with('"') {
        return foreign("YAML", "convert it to JSON, if it is a Smithy model");
    }
    None
}

/// Recognizes an object that is of another format.
pub(super) fn of_json(json: &Json) -> Option<Foreign> {
    let has = |key| json.get(key).is_some();
    if has("smithy") {
        return None;
    }
    if has("openapi") || has("swagger") {
        return Some(Foreign { found: "an OpenAPI description", hint: REWRITE.to_owned() });
    }
    let is_botocore = json.get("metadata").is_some_and(|metadata| metadata.get("apiVersion").is_some());
    if is_botocore && has("operations") {
        let hint = "convert it with `ferrosmith import`".to_owned();
        return Some(Foreign { found: "a service description of botocore", hint });
    }
    if has("$schema") {
        return Some(Foreign { found: "a JSON schema", hint: REWRITE.to_owned() });
    }
    None
}
