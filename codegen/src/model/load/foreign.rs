//! Recognition of files that are not Smithy models in JSON, for errors that say what they are and what to do.

use crate::model::Json;

/// The format of a file that is not a model, and what to do about it.
pub(crate) struct Foreign {
    pub(crate) found: &'static str,
    pub(crate) hint: String,
}

impl Foreign {
    /// The form of a file that would be a model.
    pub(crate) const EXPECTED: &str = "a Smithy model in JSON (its AST)";
}

const REWRITE: &str = "describe the service in Smithy: there is no conversion";

/// Recognizes a file that is no JSON.
pub(crate) fn of_bytes(name: &str, bytes: &[u8]) -> Option<Foreign> {
    let foreign = |found, hint: &str| Some(Foreign { found, hint: hint.to_owned() });
    if bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"PK\x03\x04") {
        return foreign("a compressed file", "unpack it first; `ferrosmith import` reads wheels of botocore");
    }
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{' | b'[', 0, ..] | [0, b'{' | b'[', ..] = bytes {
        return foreign("text in UTF-16", "save the file as UTF-8");
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return foreign("an empty file", "write the model to it again");
    }
    if text.starts_with(['{', '[']) {
        return None;
    }
    if text.starts_with('/') && behind_comments(text).starts_with('{') {
        return foreign("a comment", "remove it: JSON has no comments");
    }
    if text.starts_with('<') {
        let start: String = text.chars().take(200).collect::<String>().to_ascii_lowercase();
        return match start.contains("<html") || start.contains("<!doctype html") {
            true => foreign("a web page", "download the file that the page shows, such as its raw view"),
            false => foreign("XML", REWRITE),
        };
    }
    let has_extension = |wanted: &str| name.to_ascii_lowercase().ends_with(wanted);
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.starts_with("//")).take(100);
    let starts_a_line =
        |starts: &[&str]| lines.clone().any(|line| starts.iter().any(|start| line.starts_with(start)));
    if has_extension(".proto") || starts_a_line(&["syntax = \"proto", "edition = \"", "message "]) {
        return foreign("a Protocol Buffers definition", REWRITE);
    }
    let opens_a_shape = |line: &str| {
        line.ends_with('{')
            && ["service ", "structure ", "resource "].iter().any(|kind| line.starts_with(kind))
    };
    if has_extension(".smithy")
        || starts_a_line(&["$version", "namespace "])
        || lines.clone().any(opens_a_shape)
    {
        let file = if has_extension(".smithy") { name } else { "MODEL.smithy" };
        let hint = format!("convert it to JSON: `smithy ast {file} > model.json`");
        return Some(Foreign { found: "a model in Smithy's own language", hint });
    }
    if has_extension(".graphql") || has_extension(".gql") || starts_a_line(&["type Query", "schema {"]) {
        return foreign("a GraphQL schema", REWRITE);
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

/// Returns the text behind the comments that it starts with.
fn behind_comments(mut text: &str) -> &str {
    loop {
        let comment = match text.get(..2) {
            Some("//") => text.split_once('\n'),
            Some("/*") => text.split_once("*/"),
            _ => return text,
        };
        text = comment.map_or("", |(_, rest)| rest.trim_start());
    }
}

/// Recognizes an object that is of another format.
pub(crate) fn of_json(json: &Json) -> Option<Foreign> {
    let has = |key| json.get(key).is_some();
    if has("smithy") {
        return None;
    }
    if has("openapi") || has("swagger") {
        return Some(Foreign { found: "an OpenAPI description", hint: REWRITE.to_owned() });
    }
    if has("asyncapi") {
        return Some(Foreign { found: "an AsyncAPI description", hint: REWRITE.to_owned() });
    }
    if has("metadata") && has("operations") {
        let hint = "convert it with `ferrosmith import`".to_owned();
        return Some(Foreign { found: "a service description of botocore", hint });
    }
    if has("version") && ["maven", "plugins", "projections", "sources"].into_iter().any(has) {
        let hint =
            "name the model that it builds, as JSON: `smithy ast MODEL.smithy > model.json`".to_owned();
        return Some(Foreign { found: "a configuration of Smithy's build", hint });
    }
    if has("$schema") {
        return Some(Foreign { found: "a JSON schema", hint: REWRITE.to_owned() });
    }
    None
}
