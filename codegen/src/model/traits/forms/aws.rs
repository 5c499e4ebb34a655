//! The forms of traits of AWS: tags, policies (IAM) and endpoints (Smithy 2.0, section AWS specifications).

use super::Form;
use super::Form::{Boolean, List, Map, OneOf, Record, Records, String, Strings};
use super::record::{Field, optional, required};

pub(super) const ARN: &[Field] = &[
    required("template", String),
    optional("absolute", Boolean),
    optional("noAccount", Boolean),
    optional("noRegion", Boolean),
];

pub(super) const ARN_REFERENCE: &[Field] =
    &[optional("type", String), optional("resource", String), optional("service", String)];

const TAG_API: &[Field] =
    &[required("tagApi", String), required("untagApi", String), required("listTagsApi", String)];

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

const PARTITION_ENDPOINTS: Form = Records(&[
    required("endpoint", String),
    optional("region", String),
    optional("dualStack", Boolean),
    optional("fips", Boolean),
]);

pub(super) const PARTITIONAL_ENDPOINTS: &[Field] = &[
    required("endpointPatternType", OneOf(&["service_dnsSuffix", "service_region_dnsSuffix"])),
    optional("partitionEndpointSpecialCases", Map(&PARTITION_ENDPOINTS)),
];

const SPECIAL_CASES: Form = Records(&[
    required("endpoint", String),
    optional("dualStack", Boolean),
    optional("fips", Boolean),
    optional("signingRegion", String),
]);

pub(super) const REGIONAL_ENDPOINTS: &[Field] = &[
    optional("partitionSpecialCases", Map(&SPECIAL_CASES)),
    optional("regionSpecialCases", Map(&SPECIAL_CASES)),
];
