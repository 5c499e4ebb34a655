//! Facts about an operation that are not about its members.

use super::AspectFacts;
use super::service::schemes;
use super::traits::{add, said};
use crate::ir;
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
    if let Some(waiters) = traits.get("smithy.waiters#waitable").and_then(Json::as_object) {
        // Sentences about waiters do not count, and neither does when clients give up.
        let part = |waiter: &Json, key| waiter.get(key).map(said).unwrap_or_default();
        let waiters = waiters.iter().map(|(name, waiter)| {
            format!("{name} every {} seconds: {}", part(waiter, "minDelay"), part(waiter, "acceptors"))
        });
        let mut waiters: Vec<String> = waiters.collect();
        waiters.sort_unstable();
        facts.insert("waitable", waiters.join("; "));
    }
    if let Some(paginated) = traits.get("smithy.api#paginated") {
        let parts = ["inputToken", "outputToken", "items", "pageSize"].into_iter();
        let parts = parts.filter_map(|key| Some(format!("{key} {}", said(paginated.get(key)?))));
        facts.insert("paginated", parts.collect::<Vec<String>>().join(", "));
    }
    facts
}
