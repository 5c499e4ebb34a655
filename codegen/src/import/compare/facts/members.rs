//! Facts about a member, an element, a key or a value.

use super::shapes::inherited;
use super::traits::{add, said};
use super::{AspectFacts, Formats};
use crate::model::{Member, Model};

/// Traits of a shape that hold for each member which targets it and has none of its own.
pub(super) const INHERITED: [&str; 13] = [
    "alloy#nullable",
    "alloy#preserveKeyOrder",
    "smithy.api#default",
    "smithy.api#length",
    "smithy.api#mediaType",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#requiresLength",
    "smithy.api#sensitive",
    "smithy.api#sparse",
    "smithy.api#streaming",
    "smithy.api#timestampFormat",
    "smithy.api#uniqueItems",
];

/// Bindings to a part of an HTTP message that has a name, and the word for it.
const NAMED: [(&str, &str); 3] = [
    ("smithy.api#httpQuery", "query"),
    ("smithy.api#httpHeader", "header"),
    ("smithy.api#httpPrefixHeaders", "headers"),
];

/// Bindings to a part that needs no name.
const PLAIN: [(&str, &str); 4] = [
    ("smithy.api#httpLabel", "label"),
    ("smithy.api#httpQueryParams", "query parameters"),
    ("smithy.api#httpPayload", "payload"),
    ("smithy.api#httpResponseCode", "status code"),
];

/// Returns the facts about a member of a structure or a union by itself.
pub(in crate::import::compare) fn of_member(member: &Member) -> AspectFacts {
    let mut facts = AspectFacts::new();
    let binding = binding(member);
    // Outside of a body it is for values that are kept as JSON.
    let json_name = member.traits.get("smithy.api#jsonName").map(said);
    let by_default = (binding == "body").then(|| member.name.clone());
    facts.extend(json_name.or(by_default).map(|name| ("json name", name)));
    facts.insert("binding", binding);
    facts
}

/// Returns the location of a member in the HTTP message.
fn binding(member: &Member) -> String {
    let get = |id: &str| member.traits.get(id);
    if let Some((word, value)) = NAMED.iter().find_map(|(id, word)| Some((word, get(id)?))) {
        return format!("{word} {}", said(value));
    }
    PLAIN.iter().find(|(id, _)| get(id).is_some()).map_or("body", |(_, word)| word).to_owned()
}

/// Returns the facts about a value where it is used: traits of the member, or else of its target.
pub(in crate::import::compare) fn of_place(model: &Model, place: &Member, formats: Formats) -> AspectFacts {
    let is_binding = |id: &str| NAMED.iter().chain(&PLAIN).any(|(of, _)| *of == id);
    let mut facts: AspectFacts = model.get(&place.target).into_iter().flat_map(inherited).collect();
    add(&mut facts, &place.traits, |id| !is_binding(id) && id != "smithy.api#jsonName" && formats.count(id));
    facts
}
