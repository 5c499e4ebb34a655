//! The shapes and members that a trait fits.

use crate::model::{Kind, Member, Model, Shape};

pub(super) fn has_default(shape: &Shape) -> bool {
    shape.kind.is_data() && !matches!(shape.kind, Kind::Structure(_) | Kind::Union(_))
}

pub(super) fn is_error(shape: &Shape) -> bool {
    shape.traits.error().is_some()
}

pub(super) fn is_answer(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Operation(_)) || is_error(shape)
}

/// The trait that makes a shape one, in words.
pub(super) const TRAIT: &str = "`smithy.api#trait`";

pub(super) fn is_definition(shape: &Shape) -> bool {
    shape.traits.get("smithy.api#trait").is_some()
}

pub(super) fn has_rules(shape: &Shape) -> bool {
    shape.traits.endpoint_rules().is_some()
}

pub(super) fn has_put(shape: &Shape) -> bool {
    matches!(&shape.kind, Kind::Resource(resource) if resource.put.is_some())
}

/// The protocols that have the codes of awsQuery beside their own, in words.
pub(super) const AFTER_QUERY: &str = "`aws.protocols#awsJson1_0`, `aws.protocols#awsJson1_1`, `smithy.protocols#rpcv2Cbor` or `smithy.protocols#rpcv2Json`";

/// Returns `true` for a service with such a protocol. Smithy names the first of awsJson alone, but the second one works as
/// well.
pub(super) fn comes_after_query(shape: &Shape) -> bool {
    AFTER_QUERY.split('`').any(|id| shape.traits.get(id).is_some())
}

pub(super) fn structure(kind: &Kind) -> bool {
    matches!(kind, Kind::Structure(_))
}

pub(super) fn aggregate(kind: &Kind) -> bool {
    matches!(kind, Kind::Structure(_) | Kind::Union(_))
}

pub(super) fn has_length(kind: &Kind) -> bool {
    matches!(kind, Kind::List(_) | Kind::Map { .. } | Kind::String | Kind::Enum(_) | Kind::Blob)
}

pub(super) fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::String | Kind::Enum(_))
}

pub(super) fn is_big(kind: &Kind) -> bool {
    matches!(kind, Kind::BigInteger | Kind::BigDecimal)
}

pub(super) fn is_integer(kind: &Kind) -> bool {
    matches!(kind, Kind::Byte | Kind::Short | Kind::Integer | Kind::IntEnum(_) | Kind::Long)
}

/// Returns `true` for a member whose target does not exist as well: that was told already.
pub(super) fn targets(model: &Model, member: &Member, fits: fn(&Kind) -> bool) -> bool {
    model.get(&member.target).is_none_or(|target| fits(&target.kind))
}

pub(super) fn text(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, is_text)
}

pub(super) fn required_text(model: &Model, kind: &Kind, member: &Member) -> bool {
    member.traits.required() && text(model, kind, member)
}

pub(super) fn event_header(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, |kind| {
        is_text(kind) || is_integer(kind) || matches!(kind, Kind::Boolean | Kind::Blob | Kind::Timestamp)
    })
}

pub(super) fn event_payload(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, |kind| is_text(kind) || aggregate(kind) || matches!(kind, Kind::Blob))
}

pub(super) fn payload(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, |kind| !kind.is_number() && !matches!(kind, Kind::Boolean | Kind::Timestamp))
}

pub(super) fn xml_attribute(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, |kind| {
        is_text(kind) || kind.is_number() || matches!(kind, Kind::Boolean | Kind::Timestamp)
    })
}

/// Returns `true` for a member that may take what is unknown; a target that does not exist was told already.
pub(super) fn for_unknown(model: &Model, kind: &Kind, member: &Member) -> bool {
    let is_document = |kind: &Kind| matches!(kind, Kind::Document);
    match (kind, model.get(&member.target).map(|target| &target.kind)) {
        (Kind::Structure(_), Some(Kind::Map { value, .. })) => targets(model, value, is_document),
        (_, target) => target.is_none_or(is_document),
    }
}

pub(super) fn structures(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, structure)
}

pub(super) fn collection(model: &Model, _: &Kind, member: &Member) -> bool {
    targets(model, member, |kind| matches!(kind, Kind::List(_) | Kind::Map { .. }))
}
