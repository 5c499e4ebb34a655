//! The `http` trait of operations: methods and statuses that give a body no meaning, methods that are nearly another
//! (RFC 9110, sections 9 and 15), and labels behind a greedy one.

use super::{Warning, warning};
use crate::model::{Closure, Kind, Member, Model, Shape};

/// The methods whose requests usually have no body: servers and proxies may refuse it, or drop it.
const WITHOUT_BODY: [&str; 4] = ["DELETE", "GET", "HEAD", "TRACE"];

const METHODS: [&str; 9] = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];

/// Returns the warnings about the operations of a service with a protocol that goes by their `http` traits.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    if !service.traits.spoken().any(|protocol| protocol.has_http_bindings()) {
        return Vec::new();
    }
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    let all: [fn(&Model, &Shape) -> Option<Warning>; 4] = [of_body, of_method, of_response, of_labels];
    operations.flat_map(|shape| all.into_iter().filter_map(|one| one(model, shape))).collect()
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

/// Returns the warning about a body of a response that has none: servers leave it out, or break the connection.
fn of_response(model: &Model, shape: &Shape) -> Option<Warning> {
    let Kind::Operation(operation) = &shape.kind else { return None };
    let http = shape.traits.http()?;
    let (place, found) = match (http.method.as_str(), http.code) {
        ("HEAD", _) => ("method", "the method HEAD".to_owned()),
        // The others without a body are no success, which is told.
        (_, code @ (204 | 205)) => ("code", format!("the status {code}")),
        _ => return None,
    };
    let member = model.get(operation.output.as_ref()?)?.kind.members().find(in_body)?;
    Some(warning(
        "HttpMethodSemantics.ResponseWithoutBody",
        model.error(&shape.id, "", "", ""),
        &format!(".traits[\"smithy.api#http\"].{place}"),
        format!("{found}, and `{}` in the body of the response, which has none", member.name),
        "clients never receive it",
        &format!(
            "bind the member to a header, or take another {}",
            if place == "code" { "status" } else { place }
        ),
    ))
}

/// Returns the warning about labels behind a greedy one, which Smithy calls dangerous.
fn of_labels(model: &Model, shape: &Shape) -> Option<Warning> {
    let uri = &shape.traits.http()?.uri;
    let (before, behind) = uri.split('?').next()?.split_once("+}")?;
    let greedy = &before[before.rfind('{')? + 1..];
    let last = &behind[behind.rfind('{')? + 1..].split('}').next()?;
    Some(warning(
        "HttpUriGreedyLabel",
        model.error(&shape.id, "", "", ""),
        ".traits[\"smithy.api#http\"].uri",
        format!("the greedy label `{greedy}` before the label `{last}`"),
        "other software may refuse it, and read a path that has several slashes in another way",
        "put the greedy label behind the others",
    ))
}

/// Returns `true` if a member stands in the body.
fn in_body(member: &&Member) -> bool {
    member.traits.http_payload() || !member.traits.is_bound()
}

fn of_body(model: &Model, shape: &Shape) -> Option<Warning> {
    let Kind::Operation(operation) = &shape.kind else { return None };
    let method = &shape.traits.http().filter(|http| WITHOUT_BODY.contains(&http.method.as_str()))?.method;
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
