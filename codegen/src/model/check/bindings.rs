//! Checks that members with an HTTP binding fit their location: otherwise they would be lost, or could never
//! be sent.

use crate::error::Collected;
use crate::model::{Kind, Member, Model, Shape};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values().filter(|shape| shape.mixins.is_empty() && !shape.traits.mixin()) {
        if let Kind::Structure(members) = &shape.kind {
            check_members(model, shape, members, errors);
        }
    }
}

/// At most one member is the body, and the type of every other fits its location.
fn check_members(model: &Model, shape: &Shape, members: &[Member], errors: &mut Collected) {
    let mut payload = None;
    for member in members {
        let traits = &member.traits;
        if traits.http_payload()
            && let Some(first) = payload.replace(&member.name)
        {
            let error = model.member_error(
                &shape.id,
                &member.name,
                format!("`smithy.api#httpPayload`, which `{first}` has too"),
                "one member that is the whole body",
                "remove the trait from one of them",
            );
            errors.push(error.inside(&["traits", "smithy.api#httpPayload"]));
        }
        let Some(target) = model.get(&member.target) else { continue };
        let kind = &target.kind;
        if traits.http_prefix_headers().is_some() && target.traits.sparse() {
            let id = "smithy.api#httpPrefixHeaders";
            let found = format!("`{id}` at `{}`, which is sparse", target.id);
            let hint = "remove `smithy.api#sparse` from the map, or target another one";
            let expected = "a map whose values are all there: no header is null";
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(error.inside(&["traits", id]));
        }
        for (id, fits, expected) in places(member) {
            if !fits(model, kind) {
                let found = format!("`{id}` at a member of type {}", kind.name());
                let hint = "remove the trait, or let the member target another shape";
                let error = model.member_error(&shape.id, &member.name, found, expected, hint);
                errors.push(error.inside(&["traits", id]));
            }
        }
    }
}

/// A trait that puts a member somewhere, which kinds of shapes have room there, and these in words.
type Binding = (&'static str, fn(&Model, &Kind) -> bool, &'static str);

/// Returns the locations of a member in messages.
fn places(member: &Member) -> impl Iterator<Item = Binding> {
    const SIMPLE: &str = "a member of a simple type";
    const SIMPLES: &str = "a member of a simple type, or a list of one";
    const TEXTS: &str = "a member of a simple type other than blob, or a list of one";
    const MAP: &str = "a map of strings";
    const LISTS: &str = "a map of strings, or of lists of strings";
    let traits = &member.traits;
    let places: [(bool, Binding); 7] = [
        (traits.http_label(), ("smithy.api#httpLabel", |_, kind| is_simple(kind), SIMPLE)),
        (traits.http_query().is_some(), ("smithy.api#httpQuery", is_text_or_list, TEXTS)),
        (traits.http_header().is_some(), ("smithy.api#httpHeader", is_simple_or_list, SIMPLES)),
        (traits.http_prefix_headers().is_some(), ("smithy.api#httpPrefixHeaders", is_map_of_texts, MAP)),
        (traits.http_query_params(), ("smithy.api#httpQueryParams", is_map_of_parameters, LISTS)),
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
            ("smithy.api#idempotencyToken", |_, kind| is_text(kind), "a member of type string"),
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
        Kind::List(member) => is_or_unknown(model, member, is_simple),
        kind => is_simple(kind),
    }
}

/// Returns `true` if values have a place in a query, where no bytes are (Smithy 2.0, `httpQuery` trait).
fn is_text_or_list(model: &Model, kind: &Kind) -> bool {
    let of_bytes = |kind: &Kind| match kind {
        Kind::List(member) => {
            model.get(&member.target).is_some_and(|element| matches!(element.kind, Kind::Blob))
        }
        kind => matches!(kind, Kind::Blob),
    };
    is_simple_or_list(model, kind) && !of_bytes(kind)
}

fn is_map_of_texts(model: &Model, kind: &Kind) -> bool {
    matches!(kind, Kind::Map { value, .. } if is_or_unknown(model, value, is_text))
}

fn is_map_of_parameters(model: &Model, kind: &Kind) -> bool {
    let Kind::Map { value, .. } = kind else { return false };
    is_or_unknown(model, value, |kind| match kind {
        Kind::List(member) => is_or_unknown(model, member, is_text),
        kind => is_text(kind),
    })
}

fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::String | Kind::Enum(_))
}

/// Returns `true` if the target of a member fits, or does not exist: that was told already.
fn is_or_unknown(model: &Model, member: &Member, fits: impl Fn(&Kind) -> bool) -> bool {
    model.get(&member.target).is_none_or(|target| fits(&target.kind))
}
