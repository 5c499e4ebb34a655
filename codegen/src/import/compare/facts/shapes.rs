//! Facts about a shape, wherever it is used.

use super::members::INHERITED;
use super::traits::{add, fact, said};
use super::{AspectFacts, Formats};
use crate::model::{Fault, Member, Shape};

/// Traits about an error, which come with the error.
const OF_ERRORS: [&str; 2] = ["smithy.api#error", "smithy.api#httpError"];

/// Returns the facts about a shape that are not about its members, nor inherited by members that target it. A status that no
/// trait says ends with `by_default`.
pub(in crate::import::compare) fn of_shape(
    by_default: &str,
    service: Option<&Shape>,
    shape: &Shape,
    formats: Formats,
) -> AspectFacts {
    let mut facts = AspectFacts::new();
    add(&mut facts, &shape.traits, |id| {
        !INHERITED.contains(&id) && !OF_ERRORS.contains(&id) && formats.count(id)
    });
    // That of the service, written again, is the same.
    let namespace = |shape: &Shape| shape.traits.get("smithy.api#xmlNamespace").map(said);
    if service.is_some_and(|service| namespace(service) == namespace(shape)) {
        facts.remove("xmlNamespace");
    }
    if let Some(fault) = shape.traits.error() {
        let (word, by_fault) = match fault {
            Fault::Server => ("server", "500"),
            _ => ("client", "400"),
        };
        let status = shape.traits.get("smithy.api#httpError");
        let status = status.map_or_else(|| format!("{by_fault}{by_default}"), said);
        facts.extend([("fault", word.to_owned()), ("status", status)]);
    }
    facts
}

/// Returns the facts about a value of an enum.
pub(in crate::import::compare) fn of_value(member: &Member) -> AspectFacts {
    let mut facts = AspectFacts::new();
    add(&mut facts, &member.traits, |id| id != "smithy.api#enumValue");
    facts
}

/// Returns the facts about a shape that no member targets, which members would inherit.
pub(in crate::import::compare) fn of_root(shape: Option<&Shape>) -> AspectFacts {
    shape.into_iter().flat_map(inherited).collect()
}

/// Returns what a shape says to members that target it.
pub(super) fn inherited(shape: &Shape) -> impl Iterator<Item = (&'static str, String)> {
    INHERITED.iter().filter_map(|id| fact(id, shape.traits.get(id)?))
}
