//! Methods of requests: those that give a body no meaning, and those that are nearly another (RFC 9110, section 9).

use super::{Warning, warning};
use crate::model::{Closure, Kind, Member, Model, Shape};

/// The methods whose requests usually have no body: servers and proxies may refuse it, or drop it.
const WITHOUT_BODY: [&str; 4] = ["DELETE", "GET", "HEAD", "TRACE"];

const METHODS: [&str; 9] = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];

/// Returns the warnings about the operations of a service with a protocol that goes by their methods.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    if !service.traits.spoken().any(|protocol| protocol.has_http_bindings()) {
        return Vec::new();
    }
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    operations.flat_map(|shape| of_body(model, shape).into_iter().chain(of_method(model, shape))).collect()
}

/// Returns the warning about a method that is another one but for its case.
fn of_method(model: &Model, shape: &Shape) -> Option<Warning> {
    let method = &shape.traits.http()?.method;
    let meant = METHODS.iter().find(|known| known.eq_ignore_ascii_case(method) && *known != method)?;
    Some(warning(
        "HttpMethodSemantics.UnknownMethod",
        model.error(&shape.id, "", "", ""),
        ".traits[\"smithy.api#http\"].method",
        format!("the method {method:?}, which is another than {meant}: methods are case-sensitive"),
        "servers and proxies may not know it",
        &format!("write {meant:?}"),
    ))
}

fn of_body(model: &Model, shape: &Shape) -> Option<Warning> {
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
