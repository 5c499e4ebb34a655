//! Checks that traits are applied to shapes that can have them (Smithy 2.0, section Trait selectors), and not beside
//! conflicting ones.

use crate::error::Error;
use crate::model::{Kind, Member, Model, Shape, ShapeId, Traits};

/// Reports misplaced traits, and removes them, so that no second error follows from them.
pub(super) fn check(model: &mut Model, errors: &mut Vec<Error>) {
    let mut misplaced: Vec<(ShapeId, Option<String>, &str)> = Vec::new();
    for shape in model.shapes.values() {
        check_conflicts(&shape.traits, || model.error(&shape.id, "", "", ""), errors);
        for (id, words) in at_shape(shape) {
            let found = format!("`{id}` at a shape of type {}", shape.kind.name());
            errors.push(model.error(&shape.id, found, words, hint(words)).inside(&["traits", id]));
            misplaced.push((shape.id.clone(), None, id));
        }
        for member in shape.kind.members() {
            let at = || model.member_error(&shape.id, &member.name, "", "", "");
            check_conflicts(&member.traits, at, errors);
            for (id, words) in at_member(model, shape, member) {
                let found = match model.get(&member.target) {
                    Some(target) if words.contains("or a member") => {
                        format!("`{id}` at a member of type {}", target.kind.name())
                    }
                    _ => format!("`{id}` at a member of a shape of type {}", shape.kind.name()),
                };
                let error = model.member_error(&shape.id, &member.name, found, words, hint(words));
                errors.push(error.inside(&["traits", id]));
                misplaced.push((shape.id.clone(), Some(member.name.clone()), id));
            }
        }
    }
    for (shape, member, id) in misplaced {
        let Some(shape) = model.shapes.get_mut(&shape) else { continue };
        match member {
            None => shape.traits.remove(id),
            Some(name) => {
                shape.kind.member_mut(&name).into_iter().for_each(|member| member.traits.remove(id));
            }
        }
    }
}

fn hint(words: &str) -> String {
    format!("remove the trait, or give it to {words}")
}

/// The shapes that can have a trait.
enum At {
    /// Shapes of some kinds.
    Shape(fn(&Shape) -> bool),
    /// Members of some shapes.
    MemberOf(fn(&Kind) -> bool),
    /// Shapes of some kinds, and members that target them.
    Value(fn(&Kind) -> bool),
}

use At::{MemberOf, Shape as OfShape, Value};

const SERVICE: At = OfShape(|shape| matches!(shape.kind, Kind::Service(_)));
const OPERATION: At = OfShape(|shape| matches!(shape.kind, Kind::Operation(_)));
const EITHER: At = OfShape(|shape| matches!(shape.kind, Kind::Service(_) | Kind::Operation(_)));
const STRUCTURE: At = OfShape(|shape| matches!(shape.kind, Kind::Structure(_)));
const ERROR: At = OfShape(|shape| shape.traits.error().is_some());
const IN_STRUCTURE: At = MemberOf(|kind| matches!(kind, Kind::Structure(_)));
const IN_AGGREGATE: At = MemberOf(|kind| matches!(kind, Kind::Structure(_) | Kind::Union(_)));

/// The traits by their ids, with the shapes that can have them, in words, too.
#[rustfmt::skip]
const SELECTORS: &[(&str, At, &str)] = &[
    ("aws.api#clientDiscoveredEndpoint", OPERATION, "an operation"),
    ("aws.api#clientEndpointDiscovery", SERVICE, "a service"),
    ("aws.api#clientEndpointDiscoveryId", IN_STRUCTURE, "a member of a structure"),
    ("aws.api#longPoll", OPERATION, "an operation"),
    ("aws.api#service", SERVICE, "a service"),
    ("aws.auth#sigv4", SERVICE, "a service"),
    ("aws.auth#sigv4a", SERVICE, "a service"),
    ("aws.auth#unsignedPayload", OPERATION, "an operation"),
    ("aws.protocols#awsJson1_0", SERVICE, "a service"),
    ("aws.protocols#awsJson1_1", SERVICE, "a service"),
    ("aws.protocols#awsQuery", SERVICE, "a service"),
    ("aws.protocols#awsQueryCompatible", SERVICE, "a service"),
    ("aws.protocols#awsQueryError", ERROR, "a structure that is an error"),
    ("aws.protocols#ec2Query", SERVICE, "a service"),
    ("aws.protocols#ec2QueryName", IN_STRUCTURE, "a member of a structure"),
    ("aws.protocols#httpChecksum", OPERATION, "an operation"),
    ("aws.protocols#restJson1", SERVICE, "a service"),
    ("aws.protocols#restXml", SERVICE, "a service"),
    ("smithy.api#auth", EITHER, "a service or operation"),
    ("smithy.api#endpoint", OPERATION, "an operation"),
    ("smithy.api#enumValue", MemberOf(|kind| matches!(kind, Kind::Enum(_) | Kind::IntEnum(_))), "a member of an enum"),
    ("smithy.api#error", STRUCTURE, "a structure"),
    ("smithy.api#eventHeader", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#eventPayload", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#hostLabel", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#http", OPERATION, "an operation"),
    ("smithy.api#httpApiKeyAuth", SERVICE, "a service"),
    ("smithy.api#httpBasicAuth", SERVICE, "a service"),
    ("smithy.api#httpBearerAuth", SERVICE, "a service"),
    ("smithy.api#httpChecksumRequired", OPERATION, "an operation"),
    ("smithy.api#httpDigestAuth", SERVICE, "a service"),
    ("smithy.api#httpError", ERROR, "a structure that is an error"),
    ("smithy.api#httpHeader", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpLabel", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpPayload", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpPrefixHeaders", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpQuery", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpQueryParams", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpResponseCode", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#idempotencyToken", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#idempotent", OPERATION, "an operation"),
    ("smithy.api#input", STRUCTURE, "a structure"),
    ("smithy.api#jsonName", IN_AGGREGATE, "a member of a structure or union"),
    ("smithy.api#length", Value(has_length), "a list, map, string or blob, or a member of such a type"),
    ("smithy.api#mediaType", OfShape(|shape| matches!(shape.kind, Kind::Blob | Kind::String | Kind::Enum(_))), "a string or blob"),
    ("smithy.api#optionalAuth", OPERATION, "an operation"),
    ("smithy.api#output", STRUCTURE, "a structure"),
    ("smithy.api#paginated", EITHER, "a service or operation"),
    ("smithy.api#pattern", Value(|kind| matches!(kind, Kind::String | Kind::Enum(_))), "a string, or a member of such a type"),
    ("smithy.api#range", Value(is_number), "a number, or a member of such a type"),
    ("smithy.api#readonly", OPERATION, "an operation"),
    ("smithy.api#requestCompression", OPERATION, "an operation"),
    ("smithy.api#required", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#requiresLength", OfShape(|shape| matches!(shape.kind, Kind::Blob) && shape.traits.streaming()), "a blob that is a stream"),
    ("smithy.api#retryable", ERROR, "a structure that is an error"),
    ("smithy.api#sparse", OfShape(|shape| matches!(shape.kind, Kind::List(_) | Kind::Map { .. })), "a list or map"),
    ("smithy.api#streaming", OfShape(|shape| matches!(shape.kind, Kind::Blob | Kind::Union(_))), "a blob or union"),
    ("smithy.api#timestampFormat", Value(|kind| matches!(kind, Kind::Timestamp)), "a timestamp, or a member of such a type"),
    ("smithy.api#title", OfShape(|shape| matches!(shape.kind, Kind::Service(_) | Kind::Resource(_))), "a service or resource"),
    ("smithy.api#uniqueItems", OfShape(|shape| matches!(shape.kind, Kind::List(_))), "a list"),
    ("smithy.api#xmlAttribute", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#xmlFlattened", IN_AGGREGATE, "a member of a structure or union"),
    ("smithy.protocols#rpcv2Cbor", SERVICE, "a service"),
    ("smithy.protocols#rpcv2Json", SERVICE, "a service"),
    ("smithy.rules#clientContextParams", SERVICE, "a service"),
    ("smithy.rules#contextParam", IN_STRUCTURE, "a member of a structure"),
    ("smithy.rules#endpointBdd", SERVICE, "a service"),
    ("smithy.rules#endpointRuleSet", SERVICE, "a service"),
    ("smithy.rules#operationContextParams", OPERATION, "an operation"),
    ("smithy.rules#staticContextParams", OPERATION, "an operation"),
    ("smithy.waiters#waitable", OPERATION, "an operation"),
];

fn has_length(kind: &Kind) -> bool {
    matches!(kind, Kind::List(_) | Kind::Map { .. } | Kind::String | Kind::Enum(_) | Kind::Blob)
}

fn is_number(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::IntEnum(_)
            | Kind::Long
            | Kind::Float
            | Kind::Double
            | Kind::BigInteger
            | Kind::BigDecimal
    )
}

fn selectors(traits: &Traits) -> impl Iterator<Item = &'static (&'static str, At, &'static str)> {
    traits.iter().filter_map(|(id, _)| {
        SELECTORS.binary_search_by(|(known, ..)| (*known).cmp(id.as_str())).ok().map(|at| &SELECTORS[at])
    })
}

/// Returns the traits that a shape cannot have, with the shapes that can, in words.
fn at_shape(shape: &Shape) -> Vec<(&'static str, &'static str)> {
    let fits = |at: &At| match at {
        OfShape(fits) => fits(shape),
        Value(fits) => fits(&shape.kind),
        MemberOf(_) => false,
    };
    // A mixin that is still to be taken in may make it an error, as may the shape that takes it in.
    let is_open = shape.traits.mixin() || !shape.mixins.is_empty();
    let misplaced = selectors(&shape.traits)
        .filter(|(_, at, words)| !(fits(at) || is_open && words.ends_with("an error")));
    misplaced.map(|(id, _, words)| (*id, *words)).collect()
}

/// Returns the traits that a member cannot have, with the shapes that can, in words.
fn at_member(model: &Model, shape: &Shape, member: &Member) -> Vec<(&'static str, &'static str)> {
    let target = model.get(&member.target).map(|target| &target.kind);
    let fits = |at: &At| match at {
        OfShape(_) => false,
        MemberOf(fits) => fits(&shape.kind),
        // A target that does not exist was told already.
        Value(fits) => target.is_none_or(fits),
    };
    let misplaced = selectors(&member.traits).filter(|(_, at, _)| !fits(at));
    misplaced.map(|(id, _, words)| (*id, *words)).collect()
}

/// Traits of which a shape or member has one at most.
const CONFLICTS: &[(&str, &str)] = &[
    ("smithy.api#readonly", "smithy.api#idempotent"),
    ("smithy.api#xmlAttribute", "smithy.api#xmlNamespace"),
    ("smithy.api#input", "smithy.api#output"),
    ("smithy.api#input", "smithy.api#error"),
    ("smithy.api#output", "smithy.api#error"),
    ("smithy.api#eventHeader", "smithy.api#eventPayload"),
];

fn check_conflicts(traits: &Traits, at: impl Fn() -> Error, errors: &mut Vec<Error>) {
    for (first, second) in CONFLICTS {
        if traits.get(first).is_some() && traits.get(second).is_some() {
            let error = Error {
                found: format!("`{second}` beside `{first}`"),
                expected: "one of the two".to_owned(),
                hint: "remove one of the two traits".to_owned(),
                ..at()
            };
            errors.push(error.inside(&["traits", second]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SELECTORS;

    #[test]
    fn selectors_are_sorted_and_known() {
        assert!(SELECTORS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, ..) in SELECTORS {
            assert!(crate::model::traits::catalog::fate(id).is_some(), "{id}");
        }
    }
}
