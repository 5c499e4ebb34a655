//! The forms of traits of AWS: tags, policies (IAM) and endpoints (Smithy 2.0, section AWS specifications).

use super::Form;
use super::Form::{Boolean, List, Map, OneOf, Record, String, Strings};
use super::record::{Field, optional, required};

pub(super) const ARN: &[Field] = &[
    required("template", String),
    optional("absolute", Boolean),
    optional("noAccount", Boolean),
    optional("noRegion", Boolean),
    optional("resourceDelimiter", OneOf(&["/", ":"])),
    optional("reusable", Boolean),
];

pub(super) const ARN_REFERENCE: &[Field] =
    &[optional("type", String), optional("resource", String), optional("service", String)];

pub(super) const MUTABILITIES: &[&str] = &["create", "create-and-read", "full", "read", "write"];

pub(super) const CLOUD_FORMATION: &[Field] = &[
    optional("name", String),
    optional("additionalSchemas", Strings),
    optional("primaryIdentifier", String),
];

const TAG_API: &[Field] =
    &[required("tagApi", String), required("untagApi", String), required("listTagsApi", String)];

const SERVICE_TAG_API: &[Field] =
    &[optional("tagApi", String), optional("untagApi", String), optional("listTagsApi", String)];

pub(super) const TAG_ENABLED: &[Field] =
    &[optional("disableDefaultOperations", Boolean), optional("apiConfig", Record(SERVICE_TAG_API))];

pub(super) const TAGGABLE: &[Field] = &[
    optional("property", String),
    optional("apiConfig", Record(TAG_API)),
    optional("disableSystemTags", Boolean),
];

pub(super) const CONDITION_KEY: &[Field] = &[
    required("type", String),
    optional("documentation", String),
    optional("externalDocumentation", String),
    optional("relativeDocumentation", String),
    optional("required", Boolean),
];

const ACTION_RESOURCES: Form = Map(&Record(&[optional("conditionKeys", Strings)]));

pub(super) const IAM_ACTION: &[Field] = &[
    optional("name", String),
    optional("documentation", String),
    optional("relativeDocumentation", String),
    optional("requiredActions", Strings),
    optional(
        "resources",
        Record(&[optional("required", ACTION_RESOURCES), optional("optional", ACTION_RESOURCES)]),
    ),
    optional("createsResources", Strings),
];

pub(super) const IAM_RESOURCE: &[Field] = &[
    optional("name", String),
    optional("relativeDocumentation", String),
    optional("disableConditionKeyInheritance", Boolean),
];

pub(super) const PRINCIPALS: Form = List(&OneOf(&["Root", "IAMUser", "IAMRole", "FederatedUser"]));

const PARTITION_ENDPOINTS: Form = List(&Record(&[
    optional("endpoint", String),
    optional("region", String),
    optional("dualStack", Boolean),
    optional("fips", Boolean),
]));

const PATTERNS: &[&str] = &["service_dnsSuffix", "service_region_dnsSuffix", "aws_recommended"];

pub(super) const PARTITIONAL_ENDPOINTS: &[Field] = &[
    required("endpointPatternType", OneOf(PATTERNS)),
    optional("partitionEndpointSpecialCases", Map(&PARTITION_ENDPOINTS)),
];

const SPECIAL_CASES: Form = List(&Record(&[
    required("endpoint", String),
    optional("dualStack", Boolean),
    optional("fips", Boolean),
    optional("signingRegion", String),
]));

pub(super) const REGIONAL_ENDPOINTS: &[Field] = &[
    optional("partitionSpecialCases", Map(&SPECIAL_CASES)),
    optional("regionSpecialCases", Map(&SPECIAL_CASES)),
];
