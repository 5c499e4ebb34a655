//! Checks that each operation has requests of its own: a valid method and URI, which no other operation has.

use std::collections::HashMap;

use ferrosmith_runtime::protocol;

use super::uri::{Segment, Uri};
use crate::error::{Collected, Error};
use crate::model::traits::{Http, is_token};
use crate::model::{Kind, Member, Model, Shape};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        match (&shape.kind, shape.traits.http()) {
            (Kind::Operation(_), http) => {
                if let Some(http) = http {
                    check_request(model, shape, http, errors);
                }
                if let Some(prefix) = shape.traits.endpoint() {
                    check_host_prefix(model, shape, prefix, errors);
                }
            }
            (Kind::Service(_), _) if !shape.traits.mixin() => check_service(model, shape, errors),
            _ => {}
        }
    }
}

fn check_request(model: &Model, shape: &Shape, http: &Http, errors: &mut Collected) {
    if !is_token(&http.method) {
        let found = format!("the method {:?}", http.method);
        let hint = "write a method such as `GET`";
        errors.push(at(model, shape, "smithy.api#http", "method", found, "a token, by RFC 9110", hint));
    }
    match Uri::parse(&http.uri) {
        Ok(uri) => check_greedy(model, shape, &uri, errors),
        Err(problem) => {
            let found = format!("{problem}, in {:?}", http.uri);
            let expected = "a path, and literals as its query, that a request can have";
            errors.push(at(model, shape, "smithy.api#http", "uri", found, expected, "correct the URI"));
        }
    }
}

/// Checks that a greedy label is a string.
fn check_greedy(model: &Model, shape: &Shape, uri: &Uri<'_>, errors: &mut Collected) {
    let greedy = uri.segments.iter().find_map(|segment| match segment {
        Segment::Greedy(name) => Some(*name),
        _ => None,
    });
    let Some((input, member)) = greedy.and_then(|name| input_member(model, shape, name)) else { return };
    let kind = model.get(&member.target).map(|target| &target.kind);
    if let Some(kind) = kind.filter(|kind| !matches!(kind, Kind::String | Kind::Enum(_))) {
        let found = format!("a greedy label of type {}", kind.name());
        let hint = "let the member target a string, or write the label without `+`";
        let error = model.member_error(&input.id, &member.name, found, "a member of type string", hint);
        errors.push(error.inside(&["target"]));
    }
}

/// Checks that the text between the labels of a host prefix is part of a host name.
fn check_host_prefix(model: &Model, shape: &Shape, prefix: &str, errors: &mut Collected) {
    let mut rest = prefix;
    let mut wrong = |found: String, expected: &str| {
        let hint = "correct the prefix";
        errors.push(at(model, shape, "smithy.api#endpoint", "hostPrefix", found, expected, hint));
    };
    let mut literals = String::new();
    while let Some((literal, label)) = rest.split_once('{') {
        literals.push_str(literal);
        literals.push('x');
        let Some((_, after)) = label.split_once('}') else {
            return wrong(format!("a label without an end in {prefix:?}"), "`{name}`");
        };
        rest = after;
    }
    literals.push_str(rest);
    let in_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    // The last part may go on in the name of the host.
    let ends = |part: &str| part.is_empty() || part.starts_with('-') || part.ends_with('-');
    let whole = literals.rsplit_once('.').map_or("x", |(whole, _)| whole);
    let wrong_ends = whole.split('.').any(ends) || literals.starts_with('-') || literals.contains(".-");
    if wrong_ends || !literals.bytes().all(in_host) {
        wrong(
            format!("{prefix:?}"),
            "letters, digits and hyphens, no hyphen at an end, with single dots between them",
        );
    }
}

/// Returns `true` if a protocol puts members where their HTTP bindings say.
pub(super) fn has_http_bindings(id: &str) -> bool {
    protocol::find(id).is_some_and(|protocol| protocol.has_http_bindings())
}

fn check_service(model: &Model, service: &Shape, errors: &mut Collected) {
    let bound = service.traits.protocols().into_iter().find(|id| has_http_bindings(id));
    let operations = model.service_operations(&service.id);
    let is_whole = |shape: &&Shape| shape.mixins.is_empty() && matches!(shape.kind, Kind::Operation(_));
    let operations = operations.iter().filter_map(|id| model.get(id)).filter(is_whole);
    let mut seen: HashMap<(&str, Option<&str>, String), (&Shape, &Http)> = HashMap::new();
    for shape in operations {
        let Some(http) = shape.traits.http() else {
            if let Some(protocol) = bound {
                let found = format!("no `smithy.api#http`, which `{protocol}` of `{}` needs", service.id);
                let hint = "add the trait, or take the operation out of the service";
                errors.push(model.error(&shape.id, found, "the trait `smithy.api#http`", hint));
            }
            continue;
        };
        let Ok(uri) = Uri::parse(&http.uri) else { continue }; // told already
        let request = (http.method.as_str(), shape.traits.endpoint(), uri.requests());
        if let Some((first, first_http)) = seen.insert(request, (shape, http)) {
            let found = format!(
                "the request {} {}, which is that of `{}` ({}), too",
                http.method, http.uri, first.id, first_http.uri
            );
            let hint = "change one of the two URIs";
            let expected = "a method and URI of its own";
            errors.push(at(model, shape, "smithy.api#http", "uri", found, expected, hint));
        }
    }
}

fn input<'m>(model: &'m Model, operation: &Shape) -> Option<&'m Shape> {
    match &operation.kind {
        Kind::Operation(operation) => model.get(operation.input.as_ref()?),
        _ => None,
    }
}

fn input_member<'m>(model: &'m Model, operation: &Shape, name: &str) -> Option<(&'m Shape, &'m Member)> {
    let input = input(model, operation)?;
    Some((input, input.kind.members().find(|member| member.name == name)?))
}

/// Returns an error about a part of a trait's value; about all of it if the key is empty.
pub(super) fn at(
    model: &Model,
    shape: &Shape,
    id: &str,
    key: &str,
    found: String,
    expected: &str,
    hint: &str,
) -> Error {
    let keys = ["traits", id, key];
    let keys = if key.is_empty() { &keys[..2] } else { &keys[..] };
    model.error(&shape.id, found, expected, hint).inside(keys)
}
