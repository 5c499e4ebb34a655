//! The traits that count, and their values in words.

use super::AspectFacts;
use crate::model::traits::catalog::{self, Fate};
use crate::model::{Json, Traits};

/// Traits that are for people, or that the passes have honoured: what they did counts.
const UNCOUNTED: [&str; 12] = [
    "smithy.api#addedDefault",
    "smithy.api#box",
    "smithy.api#documentation",
    "smithy.api#enum",
    "smithy.api#input",
    "smithy.api#mixin",
    "smithy.api#output",
    "smithy.api#since",
    "smithy.api#suppress",
    "smithy.api#title",
    "smithy.api#unstable",
    "smithy.waiters#waitable",
];

/// Aspects that have another name than their trait.
const ALIASES: [(&str, &str); 3] = [
    ("aws.auth#sigv4", "signing name"),
    ("aws.protocols#awsQueryError", "code"),
    ("smithy.api#endpoint", "hostPrefix"),
];

/// Adds what the traits say for which `is_here` holds.
pub(super) fn add(facts: &mut AspectFacts, traits: &Traits, is_here: impl Fn(&str) -> bool) {
    for (id, value) in traits.iter().filter(|(id, _)| is_here(id.as_str())) {
        facts.extend(fact(id.as_str(), value));
    }
}

/// Returns the aspect of a trait, and what it says; `None` for a trait that does not count, or says nothing.
pub(super) fn fact(id: &str, value: &Json) -> Option<(&'static str, String)> {
    let (name, fate) = catalog::entry(id)?;
    if fate == Fate::Silent || UNCOUNTED.contains(&id) {
        return None;
    }
    let aspect = ALIASES.iter().find(|(of, _)| *of == id).map_or(name, |(_, alias)| alias);
    let said = match id {
        "aws.auth#sigv4" | "aws.auth#sigv4a" => said(value.get("name")?),
        "smithy.api#deprecated" => "yes".to_owned(),
        "smithy.api#length" | "smithy.api#range" => ends(value, name)?,
        "smithy.rules#endpointBdd" => digest(&said(&without(value, is_text))),
        "aws.protocols#httpChecksum" => said(&without(value, |key, value| {
            key == "requestChecksumRequired" && *value == Json::Bool(false)
        })),
        "smithy.rules#clientContextParams" => said(&without(value, is_text)),
        // A default of null is none.
        "smithy.api#default" if matches!(value, Json::Null) => return None,
        _ if *value == Json::empty() => "yes".to_owned(),
        _ => said(value),
    };
    Some((aspect, said))
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

/// Returns the value of a trait on one line, in whichever order its keys are.
pub(super) fn said(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => sorted(other).to_string(),
    }
}

/// Returns `true` for a sentence about a parameter or a rule.
fn is_text(key: &str, value: &Json) -> bool {
    key == "documentation" && value.as_str().is_some()
}

/// Returns a value without some of its entries, at any depth.
fn without(value: &Json, is_out: fn(&str, &Json) -> bool) -> Json {
    match value {
        Json::Object(entries) => {
            let kept = entries.iter().filter(|(key, value)| !is_out(key, value));
            Json::Object(kept.map(|(key, value)| (key.clone(), without(value, is_out))).collect())
        }
        Json::Array(elements) => Json::Array(elements.iter().map(|value| without(value, is_out)).collect()),
        other => other.clone(),
    }
}

fn sorted(value: &Json) -> Json {
    match value {
        Json::Object(entries) => {
            let mut entries: Vec<_> =
                entries.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Json::Object(entries)
        }
        Json::Array(elements) => Json::Array(elements.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

/// Returns a few characters for a long text: those of different texts differ.
pub(super) fn digest(text: &str) -> String {
    // FNV-1a.
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("digest {:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
