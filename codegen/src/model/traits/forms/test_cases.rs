//! The forms of tests in a model (Smithy 2.0, sections HTTP protocol compliance tests, Smoke tests and Endpoint tests).

use super::Form;
use super::Form::{Any, Identifier, List, Map, Number, Object, OneOf, Record, String, Strings, Union};
use super::record::{Field, optional, required};

const TEXTS: Form = Map(&String);
const CODE: Form = Number(100, 599);
const APPLIES_TO: Form = OneOf(&["client", "server"]);

/// The form of `smithy.test#httpRequestTests`.
pub(super) const REQUESTS: Form = List(&Record(&[
    required("id", Identifier),
    required("protocol", String),
    required("method", String),
    required("uri", String),
    optional("host", String),
    optional("resolvedHost", String),
    optional("authScheme", String),
    optional("queryParams", Strings),
    optional("forbidQueryParams", Strings),
    optional("requireQueryParams", Strings),
    optional("headers", TEXTS),
    optional("forbidHeaders", Strings),
    optional("requireHeaders", Strings),
    optional("body", String),
    optional("bodyMediaType", String),
    optional("params", Any),
    optional("vendorParams", Any),
    optional("vendorParamsShape", String),
    optional("documentation", String),
    optional("tags", Strings),
    optional("appliesTo", APPLIES_TO),
]));

/// The form of `smithy.test#httpResponseTests`.
pub(super) const RESPONSES: Form = List(&Record(&[
    required("id", Identifier),
    required("protocol", String),
    required("code", CODE),
    optional("authScheme", String),
    optional("headers", TEXTS),
    optional("forbidHeaders", Strings),
    optional("requireHeaders", Strings),
    optional("body", String),
    optional("bodyMediaType", String),
    optional("params", Any),
    optional("vendorParams", Any),
    optional("vendorParamsShape", String),
    optional("documentation", String),
    optional("tags", Strings),
    optional("appliesTo", APPLIES_TO),
]));

const MALFORMED_REQUEST: &[Field] = &[
    required("method", String),
    required("uri", String),
    optional("host", String),
    optional("queryParams", Strings),
    optional("headers", TEXTS),
    optional("body", String),
    optional("bodyMediaType", String),
];

const ASSERTION: Form = Union(&[optional("contents", String), optional("messageRegex", String)]);

const MALFORMED_RESPONSE: &[Field] = &[
    required("code", CODE),
    optional("headers", TEXTS),
    optional("body", Record(&[required("mediaType", String), required("assertion", ASSERTION)])),
];

/// The form of `smithy.test#httpMalformedRequestTests`.
pub(super) const MALFORMED: Form = List(&Record(&[
    required("id", Identifier),
    required("protocol", String),
    required("request", Record(MALFORMED_REQUEST)),
    required("response", Record(MALFORMED_RESPONSE)),
    optional("documentation", String),
    optional("tags", Strings),
    optional("testParameters", Map(&Strings)),
]));

const EXPECTATION: Form =
    Union(&[optional("success", Object), optional("failure", Record(&[optional("errorId", String)]))]);

/// The form of `smithy.test#smokeTests`.
pub(super) const SMOKE: Form = List(&Record(&[
    required("id", Identifier),
    optional("params", Object),
    optional("vendorParams", Object),
    optional("vendorParamsShape", String),
    required("expect", EXPECTATION),
    optional("tags", Strings),
]));

const EVENT: &[Field] = &[
    required("type", OneOf(&["request", "response"])),
    optional("params", Any),
    optional("headers", Map(&Object)),
    optional("forbidHeaders", Strings),
    optional("requireHeaders", Strings),
    optional("body", String),
    optional("bodyMediaType", String),
    optional("bytes", String),
    optional("vendorParams", Any),
    optional("vendorParamsShape", String),
];

/// The form of `smithy.test#eventStreamTests`.
pub(super) const EVENTS: Form = List(&Record(&[
    required("id", Identifier),
    required("protocol", String),
    optional("initialRequestParams", Any),
    optional("initialRequest", Any),
    optional("initialRequestShape", String),
    optional("initialResponseParams", Any),
    optional("initialResponse", Any),
    optional("initialResponseShape", String),
    optional("events", List(&Record(EVENT))),
    optional("expectation", EXPECTATION),
    optional("vendorParams", Any),
    optional("vendorParamsShape", String),
    optional("documentation", String),
    optional("appliesTo", APPLIES_TO),
    optional("tags", Strings),
]));

const ENDPOINT: &[Field] =
    &[required("url", String), optional("headers", Map(&Strings)), optional("properties", Object)];

const OPERATION_INPUT: &[Field] = &[
    required("operationName", String),
    optional("operationParams", Object),
    optional("builtInParams", Object),
    optional("clientParams", Object),
];

const ENDPOINT_CASE: &[Field] = &[
    optional("documentation", String),
    optional("params", Object),
    optional("operationInputs", List(&Record(OPERATION_INPUT))),
    required("expect", Union(&[optional("endpoint", Record(ENDPOINT)), optional("error", String)])),
];

/// The form of `smithy.rules#endpointTests`.
pub(super) const ENDPOINTS: Form =
    Record(&[required("version", String), required("testCases", List(&Record(ENDPOINT_CASE)))]);
