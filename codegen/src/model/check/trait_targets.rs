//! The shapes that can have each trait (Smithy 2.0, section Trait selectors).

mod fits;

use crate::model::{Kind, Member as ModelMember, Model, Shape, prelude};
use fits::*;

/// The shapes that can have a trait.
pub(super) enum At {
    /// Some shapes.
    OfShape(fn(&Shape) -> bool),
    /// Some shapes, if they have something, in words.
    Having(fn(&Shape) -> bool, fn(&Shape) -> bool, &'static str),
    /// Members of some shapes.
    MemberOf(fn(&Kind) -> bool),
    /// Members of some shapes, if they have something, in words.
    MemberHaving(fn(&Kind) -> bool, fn(&ModelMember) -> bool, &'static str),
    /// Members of some shapes that target some shapes.
    Targeting(fn(&Kind) -> bool, fn(&Model, &Kind, &ModelMember) -> bool),
    /// Shapes of some kinds, and members that target them.
    Value(fn(&Kind) -> bool),
    /// Some shapes, and any member.
    Any(fn(&Shape) -> bool),
    /// Some shapes, and members of some shapes.
    Either(fn(&Shape) -> bool, fn(&Kind) -> bool),
}

use At::{Any, Either, Having, MemberHaving, MemberOf, OfShape, Targeting, Value};

const SERVICE: At = OfShape(|shape| matches!(shape.kind, Kind::Service(_)));
const RESOURCE: At = OfShape(|shape| matches!(shape.kind, Kind::Resource(_)));
const OPERATION: At = OfShape(|shape| matches!(shape.kind, Kind::Operation(_)));
const EITHER: At = OfShape(|shape| matches!(shape.kind, Kind::Service(_) | Kind::Operation(_)));
const CALLABLE: At = OfShape(|shape| !shape.kind.is_data());
const STRUCTURE: At = OfShape(|shape| structure(&shape.kind));
const ERROR: At = Having(|shape| structure(&shape.kind), is_error, "`smithy.api#error`");
const IN_STRUCTURE: At = MemberOf(structure);
const IN_AGGREGATE: At = MemberOf(aggregate);
const TEXT: At = Value(is_text);
const DATA: At = OfShape(|shape| shape.kind.is_data());
const DEFINITION: At = Having(|shape| structure(&shape.kind), is_definition, TRAIT);
const UNION: At = OfShape(|shape| matches!(shape.kind, Kind::Union(_)));

/// The id of a trait, and the shapes that can have it, in words, too.
pub(super) type Row = (&'static str, At, &'static str);

/// The traits, by their ids.
#[rustfmt::skip]
pub(super) const SELECTORS: &[Row] = &[
    ("alloy#discriminated", UNION, "a union"),
    ("alloy#jsonUnknown", Targeting(aggregate, for_unknown), "a member of a structure or union, of type document, or map of documents in a structure"),
    ("alloy#openEnum", OfShape(|shape| matches!(shape.kind, Kind::String | Kind::Enum(_) | Kind::IntEnum(_))), "an enum"),
    ("alloy#simpleRestJson", SERVICE, "a service"),
    ("alloy#untagged", UNION, "a union"),
    ("alloy.proto#grpc", SERVICE, "a service"),
    ("aws.api#arn", RESOURCE, "a resource"),
    ("aws.api#arnReference", TEXT, "a string, or a member of such a type"),
    ("aws.api#awsChunked", OfShape(|shape| matches!(shape.kind, Kind::Blob) && shape.traits.streaming()), "a blob that is a stream"),
    ("aws.api#clientDiscoveredEndpoint", OPERATION, "an operation"),
    ("aws.api#clientEndpointDiscovery", SERVICE, "a service"),
    ("aws.api#clientEndpointDiscoveryId", Targeting(structure, text), "a member of a structure, of type string"),
    ("aws.api#controlPlane", CALLABLE, "a service, resource or operation"),
    ("aws.api#data", Any(|shape| shape.kind.is_data() && !matches!(shape.kind, Kind::Map { .. })), "a shape that has values, but no map, or a member"),
    ("aws.api#dataPlane", CALLABLE, "a service, resource or operation"),
    ("aws.api#service", SERVICE, "a service"),
    ("aws.api#tagEnabled", SERVICE, "a service"),
    ("aws.api#taggable", RESOURCE, "a resource"),
    ("aws.auth#cognitoUserPools", SERVICE, "a service"),
    ("aws.auth#cognitoUserPoolsScopes", EITHER, "a service or operation"),
    ("aws.auth#sigv4", SERVICE, "a service"),
    ("aws.auth#sigv4a", SERVICE, "a service"),
    ("aws.auth#unsignedPayload", OPERATION, "an operation"),
    ("aws.cloudformation#cfnAdditionalIdentifier", Targeting(structure, text), "a member of a structure, of type string"),
    ("aws.cloudformation#cfnDefaultValue", IN_STRUCTURE, "a member of a structure"),
    ("aws.cloudformation#cfnExcludeProperty", IN_STRUCTURE, "a member of a structure"),
    ("aws.cloudformation#cfnMutability", IN_STRUCTURE, "a member of a structure"),
    ("aws.cloudformation#cfnName", IN_STRUCTURE, "a member of a structure"),
    ("aws.cloudformation#cfnResource", RESOURCE, "a resource"),
    ("aws.customizations#s3UnwrappedXmlOutput", OPERATION, "an operation"),
    ("aws.endpoints#dualStackOnlyEndpoints", SERVICE, "a service"),
    ("aws.endpoints#endpointsModifier", DEFINITION, "a structure that is a trait"),
    ("aws.endpoints#rulesBasedEndpoints", SERVICE, "a service"),
    ("aws.endpoints#standardPartitionalEndpoints", SERVICE, "a service"),
    ("aws.endpoints#standardRegionalEndpoints", SERVICE, "a service"),
    ("aws.iam#actionName", OPERATION, "an operation"),
    ("aws.iam#actionPermissionDescription", OPERATION, "an operation"),
    ("aws.iam#conditionKeyValue", MemberOf(|_| true), "a member"),
    ("aws.iam#conditionKeys", OfShape(|shape| matches!(shape.kind, Kind::Resource(_) | Kind::Operation(_))), "a resource or operation"),
    ("aws.iam#defineConditionKeys", SERVICE, "a service"),
    ("aws.iam#disableConditionKeyInference", OfShape(|shape| matches!(shape.kind, Kind::Service(_) | Kind::Resource(_))), "a service or resource"),
    ("aws.iam#iamAction", OPERATION, "an operation"),
    ("aws.iam#iamResource", RESOURCE, "a resource"),
    ("aws.iam#requiredActions", OPERATION, "an operation"),
    ("aws.iam#serviceResolvedConditionKeys", SERVICE, "a service"),
    ("aws.iam#supportedPrincipalTypes", EITHER, "a service or operation"),
    ("aws.protocols#awsJson1_0", SERVICE, "a service"),
    ("aws.protocols#awsJson1_1", SERVICE, "a service"),
    ("aws.protocols#awsQuery", SERVICE, "a service"),
    ("aws.protocols#awsQueryCompatible", Having(|shape| matches!(shape.kind, Kind::Service(_)), comes_after_query, AFTER_QUERY), "a service with a protocol of awsJson or rpcv2"),
    ("aws.protocols#awsQueryError", ERROR, "a structure that is an error"),
    ("aws.protocols#ec2Query", SERVICE, "a service"),
    ("aws.protocols#ec2QueryName", IN_STRUCTURE, "a member of a structure"),
    ("aws.protocols#httpChecksum", OPERATION, "an operation"),
    ("aws.protocols#restJson1", SERVICE, "a service"),
    ("aws.protocols#restXml", SERVICE, "a service"),
    ("smithy.ai#prompts", EITHER, "a service or operation"),
    ("smithy.api#addedDefault", MemberHaving(structure, |member| member.traits.default().is_some(), "`smithy.api#default`"), "a member of a structure, with `smithy.api#default`"),
    ("smithy.api#auth", EITHER, "a service or operation"),
    ("smithy.api#authDefinition", DEFINITION, "a structure that is a trait"),
    ("smithy.api#box", Value(|kind| matches!(kind, Kind::Boolean) || kind.is_number() && !is_big(kind)), "a boolean or a number of a fixed size, or a member of such a type"),
    ("smithy.api#clientOptional", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#cors", SERVICE, "a service"),
    ("smithy.api#default", Either(has_default, structure), "a simple shape, list or map, or a member of a structure"),
    ("smithy.api#endpoint", OPERATION, "an operation"),
    ("smithy.api#enum", OfShape(|shape| matches!(shape.kind, Kind::String)), "a string"),
    ("smithy.api#enumValue", MemberOf(|kind| matches!(kind, Kind::Enum(_) | Kind::IntEnum(_))), "a member of an enum"),
    ("smithy.api#error", STRUCTURE, "a structure"),
    ("smithy.api#eventHeader", Targeting(structure, event_header), "a member of a structure, of type boolean, byte, short, integer, long, blob, string or timestamp"),
    ("smithy.api#eventPayload", Targeting(structure, event_payload), "a member of a structure, of type blob, string, structure or union"),
    ("smithy.api#examples", OPERATION, "an operation"),
    ("smithy.api#hostLabel", Targeting(structure, text), "a member of a structure, of type string"),
    ("smithy.api#http", OPERATION, "an operation"),
    ("smithy.api#httpApiKeyAuth", SERVICE, "a service"),
    ("smithy.api#httpBasicAuth", SERVICE, "a service"),
    ("smithy.api#httpBearerAuth", SERVICE, "a service"),
    ("smithy.api#httpChecksumRequired", OPERATION, "an operation"),
    ("smithy.api#httpDigestAuth", SERVICE, "a service"),
    ("smithy.api#httpError", ERROR, "a structure that is an error"),
    ("smithy.api#httpHeader", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpLabel", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpPayload", Targeting(structure, payload), "a member of a structure, of type blob, string, structure, union, document, list or map"),
    ("smithy.api#httpPrefixHeaders", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpQuery", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpQueryParams", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#httpResponseCode", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#idRef", TEXT, "a string, or a member of such a type"),
    ("smithy.api#idempotencyToken", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#idempotent", OPERATION, "an operation"),
    ("smithy.api#input", STRUCTURE, "a structure"),
    ("smithy.api#jsonName", IN_AGGREGATE, "a member of a structure or union"),
    ("smithy.api#length", Value(has_length), "a list, map, string or blob, or a member of such a type"),
    ("smithy.api#longPoll", OPERATION, "an operation"),
    ("smithy.api#mediaType", OfShape(|shape| matches!(shape.kind, Kind::Blob | Kind::String | Kind::Enum(_))), "a string or blob"),
    ("smithy.api#metadata", DATA, "a shape that has values"),
    ("smithy.api#mixin", OfShape(|_| true), "a shape"),
    ("smithy.api#nestedProperties", Targeting(structure, structures), "a member of a structure, of type structure"),
    ("smithy.api#noReplace", Having(|shape| matches!(shape.kind, Kind::Resource(_)), has_put, "`put`"), "a resource with `put`"),
    ("smithy.api#notProperty", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#optionalAuth", OPERATION, "an operation"),
    ("smithy.api#output", STRUCTURE, "a structure"),
    ("smithy.api#paginated", EITHER, "a service or operation"),
    ("smithy.api#pattern", Value(|kind| matches!(kind, Kind::String | Kind::Enum(_))), "a string, or a member of such a type"),
    ("smithy.api#property", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#protocolDefinition", DEFINITION, "a structure that is a trait"),
    ("smithy.api#range", Value(Kind::is_number), "a number, or a member of such a type"),
    ("smithy.api#readonly", OPERATION, "an operation"),
    ("smithy.api#recommended", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#references", OfShape(|shape| matches!(shape.kind, Kind::Structure(_) | Kind::String | Kind::Enum(_))), "a structure or string"),
    ("smithy.api#requestCompression", OPERATION, "an operation"),
    ("smithy.api#required", IN_STRUCTURE, "a member of a structure"),
    ("smithy.api#requiresLength", OfShape(|shape| matches!(shape.kind, Kind::Blob) && shape.traits.streaming()), "a blob that is a stream"),
    ("smithy.api#resourceIdentifier", Targeting(structure, required_text), "a required member of a structure, of type string"),
    ("smithy.api#retryable", ERROR, "a structure that is an error"),
    ("smithy.api#sensitive", Any(|shape| shape.kind.is_data()), "a shape that has values, or a member"),
    ("smithy.api#sparse", OfShape(|shape| matches!(shape.kind, Kind::List(_) | Kind::Map { .. })), "a list or map"),
    ("smithy.api#streaming", OfShape(|shape| matches!(shape.kind, Kind::Blob | Kind::Union(_))), "a blob or union"),
    ("smithy.api#timestampFormat", Value(|kind| matches!(kind, Kind::Timestamp)), "a timestamp, or a member of such a type"),
    ("smithy.api#trait", DATA, "a shape that has values"),
    ("smithy.api#traitValidators", Having(|shape| shape.kind.is_data(), is_definition, TRAIT), "a shape that is a trait"),
    ("smithy.api#uniqueItems", OfShape(|shape| matches!(shape.kind, Kind::List(_))), "a list"),
    ("smithy.api#unitType", OfShape(|shape| shape.id.as_str() == prelude::UNIT), "`smithy.api#Unit` alone"),
    ("smithy.api#unordered", Value(|kind| matches!(kind, Kind::List(_))), "a list, or a member of such a type"),
    ("smithy.api#xmlAttribute", Targeting(structure, xml_attribute), "a member of a structure, of type boolean, string, timestamp or a number"),
    ("smithy.api#xmlFlattened", Targeting(aggregate, collection), "a member of a structure or union, of type list or map"),
    ("smithy.api#xmlName", Any(|shape| aggregate(&shape.kind)), "a structure or union, or a member"),
    ("smithy.api#xmlNamespace", Any(|shape| shape.kind.is_data() || matches!(shape.kind, Kind::Service(_))), "a service, a shape that has values, or a member"),
    ("smithy.protocols#rpcv2Cbor", SERVICE, "a service"),
    ("smithy.protocols#rpcv2Json", SERVICE, "a service"),
    ("smithy.rules#clientContextParams", SERVICE, "a service"),
    ("smithy.rules#contextParam", IN_STRUCTURE, "a member of a structure"),
    ("smithy.rules#endpointBdd", SERVICE, "a service"),
    ("smithy.rules#endpointRuleSet", SERVICE, "a service"),
    ("smithy.rules#endpointTests", Having(|shape| matches!(shape.kind, Kind::Service(_)), has_rules, "`smithy.rules#endpointRuleSet`"), "a service with endpoint rules"),
    ("smithy.rules#operationContextParams", OPERATION, "an operation"),
    ("smithy.rules#staticContextParams", OPERATION, "an operation"),
    ("smithy.test#eventStreamTests", OPERATION, "an operation"),
    ("smithy.test#httpMalformedRequestTests", OPERATION, "an operation"),
    ("smithy.test#httpRequestTests", OPERATION, "an operation"),
    ("smithy.test#httpResponseTests", Having(|shape| matches!(shape.kind, Kind::Operation(_) | Kind::Structure(_)), is_answer, "`smithy.api#error`"), "an operation, or a structure that is an error"),
    ("smithy.test#smokeTests", OPERATION, "an operation"),
    ("smithy.waiters#waitable", OPERATION, "an operation"),
];

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
