//! Whether the tests in `every` know every type of every service.
#![cfg(all(feature = "appstream", feature = "datazone", feature = "license-manager-user-subscriptions"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ferrosmith_runtime::schema::ServiceSchema;
use generated::{appstream, datazone, license_manager_user_subscriptions};

#[path = "../../codegen/runtime/tests/every/listing.rs"]
mod listing;

const SERVICES: [(&str, &ServiceSchema); 3] = [
    ("appstream", &appstream::SERVICE),
    ("datazone", &datazone::SERVICE),
    ("license_manager_user_subscriptions", &license_manager_user_subscriptions::SERVICE),
];

#[test]
fn the_list_is_complete() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/every/list.rs");
    let services = SERVICES.map(|(module, service)| (format!("generated::{module}"), service));
    let services: Vec<_> = services.iter().map(|(module, service)| (module.as_str(), *service)).collect();
    listing::check(&file, "cargo test -p generated --test every_list", &services);
}

#[test]
fn no_service_is_left_out() {
    let modules: BTreeSet<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert_eq!(modules, SERVICES.map(|(module, _)| module.to_owned()).into());
}
