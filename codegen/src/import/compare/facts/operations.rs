//! Facts about an operation that are not about its members.

use super::AspectFacts;
use super::service::schemes;
use super::traits::{add, said};
use crate::ir;
use crate::model::traits::Waiter;
use crate::model::{Json, Shape};

/// Returns the facts about an operation.
pub(in crate::import::compare) fn of_operation(shape: &Shape, lowered: &ir::Operation) -> AspectFacts {
    let mut facts = AspectFacts::new();
    let traits = &shape.traits;
    add(&mut facts, traits, |id| {
        !matches!(id, "smithy.api#http" | "smithy.api#paginated" | "smithy.api#auth")
    });
    if let Some(http) = traits.get("smithy.api#http") {
        let code = http.get("code").map_or_else(|| "200".to_owned(), said);
        let [method, uri] = ["method", "uri"].map(|key| http.get(key).map(said).unwrap_or_default());
        facts.extend([("method", method), ("uri", uri), ("status", code)]);
    }
    // Those of the service, written again, are the same.
    if let Some(own) = &lowered.auth.schemes {
        facts.insert("auth", schemes(own));
    }
    if let Some(waiters) = traits.waitable() {
        let written = traits.get("smithy.waiters#waitable").and_then(Json::as_object).unwrap_or_default();
        let acceptors = |waiter: &Json| waiter.get("acceptors").map(said).unwrap_or_default();
        // The delays are those that count where the model tells none. Sentences about waiters do not count.
        let sayings = waiters.iter().zip(written).map(|(waiter, (_, written))| {
            let Waiter { name, min_delay, deprecated, .. } = waiter;
            let deprecated = if *deprecated { ", deprecated" } else { "" };
            format!("{name} every {min_delay} seconds{deprecated}: {}", acceptors(written))
        });
        facts.insert("waitable", sorted(sayings));
        // A fact of its own, as an import lacks it.
        let longest = waiters.iter().map(|waiter| format!("{} {} seconds", waiter.name, waiter.max_delay));
        facts.insert("maxDelay", sorted(longest));
    }
    if let Some(paginated) = traits.get("smithy.api#paginated") {
        let parts = ["inputToken", "outputToken", "items", "pageSize"].into_iter();
        let parts = parts.filter_map(|key| Some(format!("{key} {}", said(paginated.get(key)?))));
        facts.insert("paginated", parts.collect::<Vec<String>>().join(", "));
    }
    facts
}

/// Returns what is said about several things, in whichever order they are in the model.
fn sorted(sayings: impl Iterator<Item = String>) -> String {
    let mut sayings: Vec<String> = sayings.collect();
    sayings.sort_unstable();
    sayings.join("; ")
}
