//! The tests in `every` know every type of every fixture.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith_runtime::schema::ServiceSchema;

// Public, so that the lints for exported items hold.
#[path = "../../tests/behaviour/goldens.rs"]
pub mod goldens;

macro_rules! services {
    ($($module:ident),* $(,)?) => {
        const SERVICES: &[(&str, &ServiceSchema)] =
            &[$((concat!("crate::goldens::", stringify!($module)), &goldens::$module::SERVICE)),*];
    };
}

services! {
    alloy, auth_and_endpoints, constraints, defaults_and_nullability, docs_and_deprecation, documents_and_big_numbers,
    endpoint_discovery, enumeration,
    error_shapes, hostile_names, http_bindings, int_enum, keep_unknown_members, keys, mixins_and_apply, name_collisions,
    plain_structure, protocols, recursion, rename, resources, sensitive, server, shared_inputs, sparse, streaming, tagged_union,
    timestamps, transfers,
}

/// The folder of the tests, told by cargo when it runs them: checkouts may share their target folder.
fn tests() -> PathBuf {
    Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests")).join("tests")
}

/// The list is a snapshot that is Rust. It is another program than the one that it is compiled into:
/// a list of types that are gone can still be written again.
#[test]
fn the_list_is_complete() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(tests().join("every"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_binary_snapshot!("list.rs", list().into_bytes()));
}

fn list() -> String {
    let mut text = String::from(
        "//! Every input, output and error: a snapshot of the test `every_list`.\n\n\
         use crate::subject::{Type, of};\n\n\
         pub(crate) const TYPES: &[Type] = &[\n",
    );
    for (module, service) in SERVICES {
        let mut names = BTreeSet::new();
        for operation in service.operations {
            let schemas =
                [operation.input, operation.output].into_iter().chain(operation.errors.iter().copied());
            names.extend(schemas.map(|schema| schema.name));
        }
        for name in names {
            let _ = writeln!(text, "    of::<{module}::{name}>(),");
        }
    }
    text + "];\n"
}

#[test]
fn no_fixture_is_left_out() {
    let goldens = fs::read_to_string(tests().join("../../tests/behaviour/goldens.rs")).unwrap();
    assert_eq!(goldens.matches("pub mod ").count(), SERVICES.len());
}
