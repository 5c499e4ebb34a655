//! Schemas have the facts of authentication, endpoints and checksums.

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{
    ApiKeyLocation, AuthScheme, Checksum, ContextParamType, ContextValue, DiscoveredEndpoint,
};

use crate::goldens::auth_and_endpoints::{Ask, Find, Greet, Locate, Login, SERVICE, Upload};
use crate::goldens::plain_structure;

#[test]
fn operations_without_schemes_of_their_own_have_those_of_the_service() {
    let of_service = [AuthScheme::Sigv4("fixture"), AuthScheme::HttpBearer];
    assert_eq!(SERVICE.auth, of_service, "its trait `auth` chooses among its schemes");
    for operation in [Find::SCHEMA, Greet::SCHEMA, Upload::SCHEMA] {
        assert_eq!(operation.auth, None, "{}", operation.name);
        assert_eq!(SERVICE.auth_of(operation), of_service);
    }
    assert!(plain_structure::SERVICE.auth.is_empty());
}

#[test]
fn operations_choose_schemes_or_none() {
    let key = AuthScheme::HttpApiKey(ApiKeyLocation::Header("Authorization", Some("ApiKey")));
    let own = AuthScheme::Other("fixture.sending#handshake");
    assert_eq!(SERVICE.auth_of(Ask::SCHEMA), [AuthScheme::Sigv4a("fixture"), key, own]);
    let ids: Vec<_> = SERVICE.auth_of(Ask::SCHEMA).iter().map(AuthScheme::id).collect();
    assert_eq!(ids, ["aws.auth#sigv4a", "smithy.api#httpApiKeyAuth", "fixture.sending#handshake"]);
    assert_eq!(Login::SCHEMA.auth, Some(&[][..]), "it is never authenticated");
    assert!(SERVICE.auth_of(Login::SCHEMA).is_empty());
    assert!(Greet::SCHEMA.optional_auth && !Ask::SCHEMA.optional_auth);
    assert!(Upload::SCHEMA.unsigned_payload && !Ask::SCHEMA.unsigned_payload);
}

#[test]
fn endpoints_have_their_parameters() {
    let params: Vec<_> = Ask::SCHEMA.context.iter().map(|param| (param.name, param.value)).collect();
    let expected = [
        ("Kind", ContextValue::String("question")),
        ("Quiet", ContextValue::Boolean(true)),
        ("Tongues", ContextValue::StringArray(&["en", "la"])),
        ("Bucket", ContextValue::Member("bucket")),
        ("Names", ContextValue::Path("people[*].name")),
    ];
    assert_eq!(params, expected);
    assert!(Find::SCHEMA.context.is_empty());
    let of_client: Vec<_> = SERVICE.client_context.iter().map(|param| (param.name, param.ty)).collect();
    let expected = [
        ("Accelerated", ContextParamType::Boolean),
        ("Stage", ContextParamType::String),
        ("Zones", ContextParamType::StringArray),
    ];
    assert_eq!(of_client, expected);
}

#[test]
fn endpoints_are_discovered_by_an_operation() {
    let discovery = SERVICE.endpoint_discovery.unwrap();
    assert_eq!(discovery.operation, Locate::SCHEMA.id);
    assert_eq!(discovery.error, Some("fixture.sending#Elsewhere"));
    let discovered = DiscoveredEndpoint { required: true, identifiers: &["bucket"] };
    assert_eq!(Ask::SCHEMA.discovered_endpoint, Some(discovered));
    assert_eq!(Find::SCHEMA.discovered_endpoint, None);
}

#[test]
fn messages_have_checksums() {
    let checksum = Checksum {
        required: true,
        request_algorithm: Some("algorithm"),
        response_validation: Some("check"),
        response_algorithms: &["CRC32", "SHA256"],
    };
    assert_eq!(Upload::SCHEMA.checksum, Some(checksum));
    assert_eq!(Ask::SCHEMA.checksum, None);
}
