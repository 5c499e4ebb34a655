//! Operations and services: what their schemas say.

use std::fs;
use std::path::Path;

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{Http, OperationSchema, ServiceSchema};
use generated::{Document, appstream, datazone, json, license_manager_user_subscriptions as lmus};

/// The model says how many: a newer one may have more.
#[test]
fn each_service_is_complete() {
    complete("license-manager-user-subscriptions", &lmus::SERVICE);
    complete("appstream", &appstream::SERVICE);
    complete("datazone", &datazone::SERVICE);
}

/// Checks that a service has each operation of its model.
fn complete(name: &str, service: &ServiceSchema) {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    let path = Path::new(&package).join("../models").join(name).join("model.json");
    let model: Document = json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    let mut expected: Vec<&str> =
        shapes.iter().filter(|(_, shape)| shape["type"] == "operation").map(|(id, _)| id).collect();
    expected.sort_unstable();
    let mut found: Vec<&str> = service.operations.iter().map(|operation| operation.id).collect();
    found.sort_unstable();
    assert!(!found.is_empty());
    assert_eq!(found, expected);
}

#[test]
fn protocols_come_in_the_order_of_preference() {
    assert_eq!(lmus::SERVICE.protocols, ["aws.protocols#restJson1"]);
    assert_eq!(appstream::SERVICE.protocols, ["smithy.protocols#rpcv2Cbor", "aws.protocols#awsJson1_1"]);
    assert_eq!(datazone::SERVICE.protocols, ["aws.protocols#restJson1"]);
}

#[test]
fn services_know_how_they_are_signed_and_addressed() {
    assert_eq!(lmus::SERVICE.sdk_id, Some("License Manager User Subscriptions"));
    assert_eq!(appstream::SERVICE.signing_name, Some("appstream"));
    assert_eq!(appstream::SERVICE.endpoint_prefix, Some("appstream2"));
    assert_eq!(datazone::SERVICE.version, "2018-05-10");
}

fn schema<O: Operation>() -> &'static OperationSchema {
    O::SCHEMA
}

fn http(method: &'static str, uri: &'static str, code: u16) -> Option<Http> {
    Some(Http { method, uri, code })
}

#[test]
fn operations_know_their_binding() {
    assert_eq!(schema::<lmus::AssociateUser>().http, http("POST", "/user/AssociateUser", 200));
    assert_eq!(schema::<lmus::DisassociateUser>().http, http("POST", "/user/DisassociateUser", 200));
    assert_eq!(
        schema::<datazone::CreateUserProfile>().http,
        http("POST", "/v2/domains/{domainIdentifier}/user-profiles", 201)
    );
    assert_eq!(schema::<datazone::CreateUserProfile>().id, "com.amazonaws.datazone#CreateUserProfile");
    assert!(schema::<datazone::CreateUserProfile>().idempotent);
    assert!(schema::<lmus::ListUserAssociations>().paginated.is_some());
}

#[test]
fn inputs_and_outputs_are_named_after_their_operation() {
    for service in [&lmus::SERVICE, &appstream::SERVICE, &datazone::SERVICE] {
        for operation in service.operations {
            // Only the case of letters differs: `StreamingURL` is `StreamingUrl` in Rust.
            assert!(operation.input.name.eq_ignore_ascii_case(&format!("{}Input", operation.name)));
            assert!(operation.output.name.eq_ignore_ascii_case(&format!("{}Output", operation.name)));
        }
    }
}
