//! Lists and maps with nulls, at members whose place in a message has no form for them.

use super::{Warning, warning};
use crate::model::{Closure, Model};

/// Returns a warning for each member in headers or in the query whose target is sparse. For `httpPrefixHeaders` it is an
/// error.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.shapes.iter().filter_map(|id| model.get(id)) {
        for member in shape.kind.members() {
            let traits = &member.traits;
            let id = match () {
                () if traits.http_header().is_some() => "smithy.api#httpHeader",
                () if traits.http_query().is_some() => "smithy.api#httpQuery",
                () if traits.http_query_params() => "smithy.api#httpQueryParams",
                () => continue,
            };
            if model.get(&member.target).is_some_and(|target| target.traits.sparse()) {
                all.push(warning(
                    "HttpBinding",
                    model.member_error(&shape.id, &member.name, "", "", ""),
                    &format!(".traits[\"{id}\"]"),
                    format!("`{id}` at `{}`, which is sparse", member.target),
                    "nulls have no form there: they are left out, or the message is refused",
                    "remove `smithy.api#sparse` from the target, or target another shape",
                ));
            }
        }
    }
    all
}
