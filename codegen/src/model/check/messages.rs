//! Checks that no two members of a message have the same location, and that each has one.

use std::collections::{HashMap, HashSet};

use super::uri::Uri;
use crate::error::Collected;
use crate::model::traits::is_token;
use crate::model::{Kind, Member, Model, Shape, ShapeId};

const HEADER: &str = "smithy.api#httpHeader";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let mut found = Collected::default();
    check_all(model, &mut found);
    let told = errors.blamed();
    // A member without a binding may be one that lacks it.
    errors.extend(
        found.into_iter().filter(|error| !error.shape.as_ref().is_some_and(|shape| told.contains(shape))),
    );
}

fn check_all(model: &Model, errors: &mut Collected) {
    let targets = model.shapes.values().flat_map(|shape| shape.kind.members().map(|member| &member.target));
    let inner: HashSet<&ShapeId> = targets.collect();
    for shape in model.shapes.values() {
        match &shape.kind {
            Kind::Structure(members) => {
                check_json_names(model, shape, inner.contains(&shape.id), errors);
                check_places(model, shape, members, errors);
                if shape.traits.error().is_some() && shape.mixins.is_empty() {
                    check_payload(model, shape, is_in_response, errors);
                }
            }
            Kind::Union(_) => {
                check_json_names(model, shape, true, errors);
                check_exclusive(model, shape, errors);
            }
            Kind::Operation(operation) if shape.mixins.is_empty() => {
                let Some(http) = shape.traits.http() else { continue };
                let whole = |shape: &&Shape| shape.mixins.is_empty();
                if let Some(input) = operation.input.as_ref().and_then(|id| model.get(id)).filter(whole) {
                    check_payload(model, input, is_in_request, errors);
                    check_literals(model, input, &http.uri, errors);
                }
                if let Some(output) = operation.output.as_ref().and_then(|id| model.get(id)).filter(whole) {
                    check_payload(model, output, is_in_response, errors);
                }
            }
            _ => {}
        }
    }
}

fn check_places(model: &Model, shape: &Shape, members: &[Member], errors: &mut Collected) {
    check_exclusive(model, shape, errors);
    let mut headers: HashMap<String, &str> = HashMap::new();
    let mut queries: HashMap<&str, &str> = HashMap::new();
    for member in members {
        let mut wrong = |id: &str, found: String, expected: &str, hint: &str| {
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(error.inside(&["traits", id]));
        };
        let bindings = bindings(member);
        if let [first, second, ..] = bindings[..] {
            let found = format!("both `smithy.api#{first}` and `smithy.api#{second}`");
            let second = format!("smithy.api#{second}");
            wrong(&second, found, "one place in the message", "remove one of the two traits");
        }
        if let Some(header) = member.traits.http_header() {
            if !is_token(header) {
                let found = format!("the header name {header:?}");
                wrong(HEADER, found, "a token, by RFC 9110", "correct the name");
            }
            if let Some(first) = headers.insert(header.to_ascii_lowercase(), &member.name) {
                let found = format!("the header {header:?}, which `{first}` has too");
                wrong(HEADER, found, "a header of its own", "case does not tell headers apart: rename one");
            }
        }
        if let Some(query) = member.traits.http_query()
            && let Some(first) = queries.insert(query, &member.name)
        {
            let found = format!("the query parameter {query:?}, which `{first}` has too");
            wrong("smithy.api#httpQuery", found, "a parameter of its own", "rename one of the two");
        }
    }
    check_prefixes(model, shape, members, errors);
}

/// A prefix starts the names of headers. A header of a member's own must not start like those of a map: a reader
/// would put it there as well.
fn check_prefixes(model: &Model, shape: &Shape, members: &[Member], errors: &mut Collected) {
    for (member, prefix) in
        members.iter().filter_map(|member| Some((member, member.traits.http_prefix_headers()?)))
    {
        if !prefix.is_empty() && !is_token(prefix) {
            let found = format!("the prefix {prefix:?}");
            let expected = "the beginning of a token, by RFC 9110";
            let error = model.member_error(&shape.id, &member.name, found, expected, "correct the prefix");
            errors.push(error.inside(&["traits", "smithy.api#httpPrefixHeaders"]));
        }
        let lower = prefix.to_ascii_lowercase();
        let starts = |member: &&Member| {
            let header = member.traits.http_header();
            !prefix.is_empty() && header.is_some_and(|name| name.to_ascii_lowercase().starts_with(&lower))
        };
        for member in members.iter().filter(starts) {
            let found = format!("a header that starts with {prefix:?}, which is the prefix of a map");
            let hint = "rename the header, or change the prefix";
            let error = model.member_error(&shape.id, &member.name, found, "another header", hint);
            errors.push(error.inside(&["traits", HEADER]));
        }
    }
}

/// Keys of JSON objects differ, whether a `jsonName` gives them or the member's name. A shape that is inside of others has
/// all of its members there.
fn check_json_names(model: &Model, shape: &Shape, is_inner: bool, errors: &mut Collected) {
    if shape.kind.members().all(|member| member.traits.json_name().is_none()) {
        return;
    }
    let mut keys: HashMap<&str, &str> = HashMap::new();
    // Whatever is bound to another place is no key.
    for member in shape.kind.members().filter(|member| is_inner || bindings(member).is_empty()) {
        let key = member.traits.json_name().unwrap_or(&member.name);
        if let Some(first) = keys.insert(key, &member.name) {
            let error = model.member_error(
                &shape.id,
                &member.name,
                format!("the JSON key {key:?}, which `{first}` has too"),
                "a key of its own",
                "change `smithy.api#jsonName` of one of the two",
            );
            let has_trait = member.traits.json_name().is_some();
            errors.push(if has_trait { error.inside(&["traits", "smithy.api#jsonName"]) } else { error });
        }
    }
}

/// Checks the traits that at most one member of a structure or union has.
fn check_exclusive(model: &Model, shape: &Shape, errors: &mut Collected) {
    for id in [
        "smithy.api#httpPrefixHeaders",
        "smithy.api#httpQueryParams",
        "smithy.api#httpResponseCode",
        "smithy.api#idempotencyToken",
        "smithy.api#eventPayload",
        "smithy.api#nestedProperties",
        "alloy#jsonUnknown",
    ] {
        let mut members = shape.kind.members().filter(|member| member.traits.get(id).is_some());
        let Some(first) = members.next() else { continue };
        for member in members {
            let found = format!("`{id}`, which `{}` has too", first.name);
            let hint = "remove the trait from one of them";
            let error = model.member_error(&shape.id, &member.name, found, "one member with the trait", hint);
            errors.push(error.inside(&["traits", id]));
        }
    }
}

/// Beside a member that is the whole body, the others stand somewhere else.
fn check_payload(model: &Model, shape: &Shape, is_placed: fn(&Member) -> bool, errors: &mut Collected) {
    let mut members = shape.kind.members();
    let Some(payload) = members.find(|member| member.traits.http_payload()) else { return };
    for member in shape.kind.members().filter(|member| !is_placed(member)) {
        let found = format!("no place in the message, since `{}` is its whole body", payload.name);
        let error = model.member_error(
            &shape.id,
            &member.name,
            found,
            "a header, or another place outside of the body",
            "bind it by a trait such as `smithy.api#httpHeader`, or remove `smithy.api#httpPayload`",
        );
        errors.push(error);
    }
}

/// A member is no query parameter that the URI already has.
fn check_literals(model: &Model, input: &Shape, uri: &str, errors: &mut Collected) {
    let Ok(uri) = Uri::parse(uri) else { return };
    for member in input.kind.members() {
        let Some(name) = member.traits.http_query() else { continue };
        if uri.query.iter().any(|(literal, _)| *literal == name) {
            let found = format!("the query parameter {name:?}, which is a literal of the URI");
            let hint = "rename it, or take the literal out of the URI";
            let error = model.member_error(&input.id, &member.name, found, "another parameter", hint);
            errors.push(error.inside(&["traits", "smithy.api#httpQuery"]));
        }
    }
}

fn is_in_request(member: &Member) -> bool {
    let traits = &member.traits;
    traits.http_label()
        || traits.http_query().is_some()
        || traits.http_query_params()
        || traits.host_label()
        || is_in_either(member)
}

fn is_in_response(member: &Member) -> bool {
    member.traits.http_response_code() || is_in_either(member)
}

fn is_in_either(member: &Member) -> bool {
    let traits = &member.traits;
    traits.http_payload() || traits.http_header().is_some() || traits.http_prefix_headers().is_some()
}

/// Returns the traits that give a member its place in a message of HTTP.
fn bindings(member: &Member) -> Vec<&'static str> {
    let traits = &member.traits;
    let all = [
        (traits.http_label(), "httpLabel"),
        (traits.http_query().is_some(), "httpQuery"),
        (traits.http_query_params(), "httpQueryParams"),
        (traits.http_header().is_some(), "httpHeader"),
        (traits.http_prefix_headers().is_some(), "httpPrefixHeaders"),
        (traits.http_payload(), "httpPayload"),
        (traits.http_response_code(), "httpResponseCode"),
    ];
    all.into_iter().filter_map(|(has, name)| has.then_some(name)).collect()
}
