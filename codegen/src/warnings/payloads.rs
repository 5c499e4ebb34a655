//! Bodies of requests whose method gives them no meaning (RFC 9110, section 9.3).

use super::{Warning, warning};
use crate::model::{Closure, Kind, Member, Model, Shape};

/// The methods whose requests usually have no body: servers and proxies may refuse it, or drop it.
const WITHOUT_BODY: [&str; 4] = ["DELETE", "GET", "HEAD", "TRACE"];

/// Returns the warnings about the operations of a service with a protocol that goes by their methods.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    if !service.traits.spoken().any(|protocol| protocol.has_http_bindings()) {
        return Vec::new();
    }
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    operations.filter_map(|shape| of_operation(model, shape)).collect()
}

fn of_operation(model: &Model, shape: &Shape) -> Option<Warning> {
    let Kind::Operation(operation) = &shape.kind else { return None };
    let method = &shape.traits.http().filter(|http| WITHOUT_BODY.contains(&http.method.as_str()))?.method;
    let in_body = |member: &&Member| member.traits.http_payload() || !member.traits.is_bound();
    let member = model.get(operation.input.as_ref()?)?.kind.members().find(in_body)?;
    Some(warning(
        "HttpMethodSemantics.UnexpectedPayload",
        model.error(&shape.id, "", "", ""),
        ".traits[\"smithy.api#http\"].method",
        format!("the method {method}, and `{}` in the body of the request", member.name),
        "servers and proxies may drop such a body",
        "bind the member to the query or to a header, or take another method",
    ))
}
