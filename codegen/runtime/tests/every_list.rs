//! Whether the tests in `every` know every type of every fixture.

use std::path::Path;

use ferrosmith_runtime::schema::ServiceSchema;

// Public, so that the lints for exported items hold.
#[path = "../../tests/behaviour/goldens.rs"]
pub mod goldens;

#[path = "every/listing.rs"]
mod listing;

macro_rules! services {
    ($($module:ident),* $(,)?) => {
        const SERVICES: &[(&str, &ServiceSchema)] =
            &[$((concat!("crate::goldens::", stringify!($module)), &goldens::$module::SERVICE)),*];
    };
}

services! {
    constraints, defaults_and_nullability, docs_and_deprecation, documents_and_big_numbers, enumeration,
    error_shapes, hostile_names, http_bindings, int_enum, mixins_and_apply, name_collisions, plain_structure,
    protocols, recursion, rename, resources, sensitive, shared_inputs, sparse, streaming, tagged_union,
    timestamps,
}

#[test]
fn the_list_is_complete() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/every/list.rs");
    listing::check(&file, "cargo test -p ferrosmith-runtime --test every_list", SERVICES);
}

#[test]
fn no_fixture_is_left_out() {
    let goldens = include_str!("../../tests/behaviour/goldens.rs");
    assert_eq!(goldens.matches("pub mod ").count(), SERVICES.len());
}
