//! The traits of the namespaces that are known completely, with their support: the table `traits.md`, for the
//! generator.

use crate::model::nearest::nearest;

/// The support of a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Generated code honours it.
    Honoured,
    /// It is in the model or the schemas of generated code, and nothing uses it yet.
    Kept,
    /// It does not affect messages: it is for people, or for other tools.
    Silent,
    /// A message may be wrong without it, in the way described.
    Lost(&'static str),
}

use Fate::{Honoured, Kept, Lost, Silent};

/// The traits of a namespace, sorted.
pub(crate) type Namespace = (&'static str, &'static [(&'static str, Fate)]);

const OTHER_FORM: &str = "JSON has another form than the service's";
const SORTED: &str = "a map is sorted by its keys, whichever order it was read in";
const CHUNKED: &str = "bodies are not written in chunks that are signed";

/// Every namespace that is known completely, sorted.
pub(crate) const NAMESPACES: &[Namespace] = &[
    (
        "alloy",
        &[
            ("dataExamples", Silent),
            ("dateFormat", Silent),
            ("defaultValue", Silent),
            ("discriminated", Honoured),
            ("durationSecondsFormat", Silent),
            ("jsonUnknown", Honoured),
            ("localDateTimeFormat", Silent),
            ("localTimeFormat", Silent),
            ("monthDayFormat", Silent),
            ("nullable", Lost("an explicit null is read as an absent member")),
            ("offsetDateTimeFormat", Silent),
            ("offsetTimeFormat", Silent),
            ("openEnum", Honoured),
            ("preserveKeyOrder", Lost(SORTED)),
            ("simpleRestJson", Honoured),
            ("structurePattern", Lost(OTHER_FORM)),
            ("uncheckedExamples", Silent),
            ("untagged", Honoured),
            ("urlFormFlattened", Silent),
            ("urlFormName", Silent),
            ("uuidFormat", Silent),
            ("yearFormat", Silent),
            ("yearMonthFormat", Silent),
            ("zoneIdFormat", Silent),
            ("zoneOffsetFormat", Silent),
            ("zonedDateTimeFormat", Silent),
        ],
    ),
    (
        "alloy.common",
        &[
            ("cidrFormat", Silent),
            ("countryCodeFormat", Silent),
            ("emailFormat", Silent),
            ("hexColorCodeFormat", Silent),
            ("ipaddressFormat", Silent),
            ("languageCodeFormat", Silent),
            ("languageTagFormat", Silent),
        ],
    ),
    ("alloy.openapi", &[("openapiExtensions", Silent), ("summary", Silent)]),
    (
        "alloy.proto",
        &[
            ("grpc", Silent),
            ("protoCompactLocalDate", Silent),
            ("protoCompactLocalTime", Silent),
            ("protoCompactMonthDay", Silent),
            ("protoCompactOffsetDateTime", Silent),
            ("protoCompactUUID", Silent),
            ("protoCompactYearMonth", Silent),
            ("protoEnabled", Silent),
            ("protoEnumFormat", Silent),
            ("protoIndex", Silent),
            ("protoInlinedOneOf", Silent),
            ("protoNumType", Silent),
            ("protoOffsetDateTimeFormat", Silent),
            ("protoReservedFields", Silent),
            ("protoTimestampFormat", Silent),
            ("protoWrapped", Silent),
        ],
    ),
    (
        "aws.api",
        &[
            ("arn", Silent),
            ("arnReference", Silent),
            ("awsChunked", Lost(CHUNKED)),
            ("clientDiscoveredEndpoint", Honoured),
            ("clientEndpointDiscovery", Honoured),
            ("clientEndpointDiscoveryId", Honoured),
            ("controlPlane", Silent),
            ("data", Silent),
            ("dataPlane", Silent),
            ("service", Honoured),
            ("tagEnabled", Silent),
            ("taggable", Silent),
        ],
    ),
    (
        "aws.apigateway",
        &[
            ("apiKeyRequired", Silent),
            ("apiKeySource", Silent),
            ("apiTlsPolicy", Silent),
            ("authorizer", Silent),
            ("authorizers", Silent),
            ("endpointConfiguration", Silent),
            ("gatewayResponses", Silent),
            ("integration", Silent),
            ("minimumCompressionSize", Silent),
            ("mockIntegration", Silent),
            ("requestValidator", Silent),
            ("resourcePolicy", Silent),
        ],
    ),
    (
        "aws.auth",
        &[
            ("cognitoUserPools", Silent),
            ("cognitoUserPoolsScopes", Silent),
            ("sigv4", Honoured),
            ("sigv4a", Kept),
            ("unsignedPayload", Kept),
        ],
    ),
    (
        "aws.cloudformation",
        &[
            ("cfnAdditionalIdentifier", Silent),
            ("cfnDefaultValue", Silent),
            ("cfnExcludeProperty", Silent),
            ("cfnMutability", Silent),
            ("cfnName", Silent),
            ("cfnResource", Silent),
        ],
    ),
    ("aws.customizations", &[("s3UnwrappedXmlOutput", Honoured)]),
    (
        "aws.endpoints",
        &[
            ("dualStackOnlyEndpoints", Silent),
            ("endpointsModifier", Silent),
            ("rulesBasedEndpoints", Silent),
            ("standardPartitionalEndpoints", Silent),
            ("standardRegionalEndpoints", Silent),
        ],
    ),
    (
        "aws.iam",
        &[
            ("actionName", Silent),
            ("actionPermissionDescription", Silent),
            ("conditionKeyValue", Silent),
            ("conditionKeys", Silent),
            ("defineConditionKeys", Silent),
            ("disableConditionKeyInference", Silent),
            ("iamAction", Silent),
            ("iamResource", Silent),
            ("requiredActions", Silent),
            ("serviceResolvedConditionKeys", Silent),
            ("supportedPrincipalTypes", Silent),
        ],
    ),
    (
        "aws.protocols",
        &[
            ("awsJson1_0", Honoured),
            ("awsJson1_1", Honoured),
            ("awsQuery", Honoured),
            ("awsQueryCompatible", Honoured),
            ("awsQueryError", Honoured),
            ("ec2Query", Honoured),
            ("ec2QueryName", Honoured),
            ("httpChecksum", Honoured),
            ("restJson1", Honoured),
            ("restXml", Honoured),
        ],
    ),
    ("smithy.ai", &[("prompts", Silent)]),
    (
        "smithy.api",
        &[
            ("addedDefault", Honoured),
            ("auth", Kept),
            ("authDefinition", Silent),
            ("box", Honoured),
            ("clientOptional", Honoured),
            ("cors", Silent),
            ("default", Honoured),
            ("deprecated", Honoured),
            ("documentation", Honoured),
            ("endpoint", Honoured),
            ("enum", Honoured),
            ("enumValue", Honoured),
            ("error", Honoured),
            ("eventHeader", Honoured),
            ("eventPayload", Honoured),
            ("examples", Silent),
            ("externalDocumentation", Silent),
            ("hostLabel", Honoured),
            ("http", Honoured),
            ("httpApiKeyAuth", Kept),
            ("httpBasicAuth", Kept),
            ("httpBearerAuth", Kept),
            ("httpChecksumRequired", Honoured),
            ("httpDigestAuth", Kept),
            ("httpError", Honoured),
            ("httpHeader", Honoured),
            ("httpLabel", Honoured),
            ("httpPayload", Honoured),
            ("httpPrefixHeaders", Honoured),
            ("httpQuery", Honoured),
            ("httpQueryParams", Honoured),
            ("httpResponseCode", Honoured),
            ("idRef", Silent),
            ("idempotencyToken", Honoured),
            ("idempotent", Honoured),
            ("input", Honoured),
            ("internal", Honoured),
            ("jsonName", Honoured),
            ("length", Honoured),
            ("longPoll", Honoured),
            ("mediaType", Honoured),
            ("metadata", Silent),
            ("mixin", Honoured),
            ("nestedProperties", Silent),
            ("noReplace", Silent),
            ("notProperty", Silent),
            ("optionalAuth", Kept),
            ("output", Honoured),
            ("paginated", Honoured),
            ("pattern", Honoured),
            ("private", Silent),
            ("property", Silent),
            ("protocolDefinition", Silent),
            ("range", Honoured),
            ("readonly", Honoured),
            ("recommended", Silent),
            ("references", Silent),
            ("requestCompression", Honoured),
            ("required", Honoured),
            ("requiresLength", Honoured),
            ("resourceIdentifier", Silent),
            ("retryable", Honoured),
            ("sensitive", Honoured),
            ("since", Honoured),
            ("sparse", Honoured),
            ("streaming", Honoured),
            ("suppress", Honoured),
            ("tags", Silent),
            ("timestampFormat", Honoured),
            ("title", Honoured),
            ("trait", Silent),
            ("traitValidators", Silent),
            ("uniqueItems", Honoured),
            ("unitType", Silent),
            ("unordered", Silent),
            ("unstable", Honoured),
            ("xmlAttribute", Honoured),
            ("xmlFlattened", Honoured),
            ("xmlName", Honoured),
            ("xmlNamespace", Honoured),
        ],
    ),
    ("smithy.contracts", &[("conditions", Silent)]),
    (
        "smithy.mqtt",
        &[("mqttJson", Silent), ("publish", Silent), ("subscribe", Silent), ("topicLabel", Silent)],
    ),
    ("smithy.openapi", &[("specificationExtension", Silent)]),
    ("smithy.protocols", &[("rpcv2Cbor", Honoured), ("rpcv2Json", Honoured)]),
    (
        "smithy.rules",
        &[
            ("clientContextParams", Honoured),
            ("contextParam", Honoured),
            ("endpointBdd", Kept),
            ("endpointRuleSet", Honoured),
            ("endpointTests", Silent),
            ("operationContextParams", Honoured),
            ("staticContextParams", Honoured),
        ],
    ),
    (
        "smithy.test",
        &[
            ("eventStreamTests", Silent),
            ("httpMalformedRequestTests", Silent),
            ("httpRequestTests", Silent),
            ("httpResponseTests", Silent),
            ("smokeTests", Silent),
        ],
    ),
    ("smithy.waiters", &[("waitable", Honoured)]),
];

fn namespace(name: &str) -> Option<&'static [(&'static str, Fate)]> {
    NAMESPACES.iter().find(|(known, _)| *known == name).map(|(_, traits)| *traits)
}

/// Returns the fate of a trait, `None` for one that is not in the table.
pub(crate) fn fate(id: &str) -> Option<Fate> {
    entry(id).map(|(_, fate)| fate)
}

/// Returns the name of a trait without its namespace, and its fate; `None` for one that is not in the table.
pub(crate) fn entry(id: &str) -> Option<(&'static str, Fate)> {
    let (space, name) = id.split_once('#')?;
    namespace(space)?.iter().find(|(known, _)| *known == name).copied()
}

/// Returns the trait that an unknown one of a known namespace was most likely meant to be.
///
/// A name that differs in digits alone is another version, which may have come after this table.
pub(crate) fn meant(space: &str, name: &str) -> Option<&'static str> {
    let traits = namespace(space)?;
    let letters = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let is_version = |known: &str| {
        let digits = |name: &str| name.len() - letters(name).len();
        digits(name) > 0 && digits(known) > 0 && letters(known) == letters(name)
    };
    if traits.iter().any(|(known, _)| *known == name || is_version(known)) {
        return None;
    }
    nearest(name, traits.iter().map(|(known, _)| *known))
}

/// Returns the trait of a known namespace that one of a misspelled namespace was most likely meant to be.
pub(crate) fn meant_elsewhere(space: &str, name: &str) -> Option<String> {
    let has_it = |traits: &[(&str, Fate)]| traits.iter().any(|(known, _)| *known == name);
    let spaces = NAMESPACES.iter().filter(|(_, traits)| has_it(traits)).map(|(known, _)| *known);
    nearest(space, spaces).map(|space| format!("{space}#{name}"))
}

#[cfg(test)]
mod tests {
    use super::{NAMESPACES, fate, meant};

    #[test]
    fn the_table_in_the_documentation_has_the_same_traits() {
        let text = include_str!("../../../docs/traits.md");
        let rows =
            text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(id, _)| id));
        let mut documented: Vec<&str> = rows.collect();
        documented.sort_unstable();
        let known = NAMESPACES
            .iter()
            .flat_map(|(space, traits)| traits.iter().map(move |(name, _)| format!("{space}#{name}")));
        let mut known: Vec<String> = known.collect();
        known.sort();
        assert_eq!(documented, known);
    }

    #[test]
    fn what_the_loader_reads_is_in_the_table() {
        for line in include_str!("known.rs").lines() {
            let Some((id, _)) = line.split_once(" = \"").and_then(|(_, rest)| rest.split_once("\", Form::"))
            else {
                continue;
            };
            assert!(fate(id).is_some(), "{id}");
        }
    }

    #[test]
    fn near_names_are_meant_and_versions_are_not() {
        for (space, name, expected) in [
            ("smithy.api", "sensetive", Some("sensitive")),
            ("smithy.api", "requird", Some("required")),
            ("smithy.api", "Required", Some("required")),
            ("aws.protocols", "restJson", Some("restJson1")),
            ("aws.protocols", "awsJson1_2", None),
            ("smithy.protocols", "rpcv3Cbor", None),
            ("smithy.api", "somethingElse", None),
            ("smithy.api", "required", None),
            ("com.example", "sensetive", None),
        ] {
            assert_eq!(meant(space, name), expected, "{space}#{name}");
        }
    }
}
