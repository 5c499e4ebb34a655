//! Checks that members with an HTTP binding fit their location: otherwise they would be lost, or could never
//! be sent.

use crate::error::Error;
use crate::model::traits::Http;
use crate::model::{Kind, Member, Model, Operation, Shape};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    for shape in model.shapes.values().filter(|shape| is_whole(shape)) {
        match (&shape.kind, shape.traits.http()) {
            (Kind::Operation(operation), Some(http)) => check_labels(model, shape, operation, http, errors),
            (Kind::Structure(members), _) => check_members(model, shape, members, errors),
            _ => {}
        }
    }
}

/// Mixins that are still to be taken in may bring what is missing.
fn is_whole(shape: &Shape) -> bool {
    shape.mixins.is_empty() && !shape.traits.mixin()
}

/// The labels of the path are members of the input, and its members that are labels stand in the path.
fn check_labels(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    Http { uri, .. }: &Http,
    errors: &mut Vec<Error>,
) {
    let input = operation.input.as_ref().and_then(|id| model.get(id));
    // An input that is missing or no structure was told already.
    let is_known = |input: &&Shape| is_whole(input) && matches!(input.kind, Kind::Structure(_));
    if operation.input.is_some() && !input.as_ref().is_some_and(is_known) {
        return;
    }
    let in_path: Vec<&str> = labels(uri).collect();
    let members = || input.into_iter().flat_map(|input| input.kind.members());
    let is_label = |member: &&Member| member.traits.http_label();
    for label in &in_path {
        if !members().filter(is_label).any(|member| member.name == *label) {
            let mut error = model.error(
                &shape.id,
                format!("the label `{{{label}}}` in {uri:?}"),
                "a member of the input of that name, with `smithy.api#httpLabel`",
                "add the trait to the member, or correct the URI",
            );
            error.place.path.push_str(".traits[\"smithy.api#http\"].uri");
            errors.push(error);
        }
    }
    let Some(input) = input else { return };
    for member in members().filter(is_label).filter(|member| !in_path.contains(&member.name.as_str())) {
        errors.push(model.member_error(
            &input.id,
            &member.name,
            format!("`smithy.api#httpLabel`, and no such label in the URI {uri:?} of `{}`", shape.id),
            format!("`{{{}}}` as a part of its path", member.name),
            "add it to the URI, or remove the trait",
        ));
    }
}

/// Returns the names in braces between the slashes of a path.
fn labels(uri: &str) -> impl Iterator<Item = &str> {
    let path = uri.split('?').next().unwrap_or_default();
    let inside = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    inside.map(|label| label.strip_suffix('+').unwrap_or(label))
}

/// At most one member is the body, and the type of every other fits its location.
fn check_members(model: &Model, shape: &Shape, members: &[Member], errors: &mut Vec<Error>) {
    let mut payload = None;
    for member in members {
        let traits = &member.traits;
        if traits.http_payload()
            && let Some(first) = payload.replace(&member.name)
        {
            errors.push(model.member_error(
                &shape.id,
                &member.name,
                format!("`smithy.api#httpPayload`, which `{first}` has too"),
                "one member that is the whole body",
                "remove the trait from one of them",
            ));
        }
        if traits.http_label() && !traits.required() {
            errors.push(model.member_error(
                &shape.id,
                &member.name,
                "`smithy.api#httpLabel` at a member that may be absent",
                "`smithy.api#required` beside it",
                "add the trait: a path without it is another one",
            ));
        }
        let Some(kind) = model.get(&member.target).map(|target| &target.kind) else { continue };
        for (id, fits, expected) in places(member) {
            if !fits(model, kind) {
                let found = format!("`{id}` at a member of type {}", kind.name());
                errors.push(model.member_error(&shape.id, &member.name, found, expected, ""));
            }
        }
    }
}

/// A trait that puts a member somewhere, which kinds of shapes have room there, and these in words.
type Place = (&'static str, fn(&Model, &Kind) -> bool, &'static str);

/// Returns the locations of a member in messages.
fn places(member: &Member) -> impl Iterator<Item = Place> {
    const SIMPLE: &str = "a member of a simple type";
    const SIMPLES: &str = "a member of a simple type, or a list of one";
    const MAP: &str = "a member of type map";
    let traits = &member.traits;
    let places: [(bool, Place); 7] = [
        (traits.http_label(), ("smithy.api#httpLabel", |_, kind| is_simple(kind), SIMPLE)),
        (traits.http_query().is_some(), ("smithy.api#httpQuery", is_simple_or_list, SIMPLES)),
        (traits.http_header().is_some(), ("smithy.api#httpHeader", is_simple_or_list, SIMPLES)),
        (traits.http_prefix_headers().is_some(), ("smithy.api#httpPrefixHeaders", is_map, MAP)),
        (traits.http_query_params(), ("smithy.api#httpQueryParams", is_map, MAP)),
        (
            traits.http_response_code(),
            (
                "smithy.api#httpResponseCode",
                |_, kind| matches!(kind, Kind::Integer | Kind::IntEnum(_)),
                "a member of type integer",
            ),
        ),
        (
            traits.idempotency_token(),
            (
                "smithy.api#idempotencyToken",
                |_, kind| matches!(kind, Kind::String),
                "a member of type string",
            ),
        ),
    ];
    places.into_iter().filter_map(|(stands_there, place)| stands_there.then_some(place))
}

/// Returns `true` if a value is a text without a format for it, such as bytes in base64: no structure and no
/// document.
fn is_simple(kind: &Kind) -> bool {
    !matches!(kind, Kind::Document | Kind::List(_) | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_))
}

fn is_simple_or_list(model: &Model, kind: &Kind) -> bool {
    match kind {
        Kind::List(member) => model.get(&member.target).is_some_and(|element| is_simple(&element.kind)),
        kind => is_simple(kind),
    }
}

fn is_map(_: &Model, kind: &Kind) -> bool {
    matches!(kind, Kind::Map { .. })
}
