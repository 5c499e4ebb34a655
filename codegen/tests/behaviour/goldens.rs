//! The goldens, as modules of this crate.
//!
//! All lints that strict crates deny hold, but those that the file with the modules turns off, in a crate and in what a build
//! script includes: the test `strict` compares them with those.

#![deny(
    warnings,
    clippy::pedantic,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    let_underscore_drop,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_pub,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results
)]
#![allow(
    clippy::doc_markdown,
    clippy::just_underscores_and_digits,
    clippy::must_use_candidate,
    clippy::pub_underscore_fields,
    clippy::return_self_not_must_use,
    clippy::self_named_constructors,
    clippy::type_complexity,
    clippy::unreadable_literal,
    clippy::used_underscore_binding,
    clippy::used_underscore_items,
    missing_copy_implementations,
    missing_docs,
    unused_qualifications
)]
#![allow(dead_code)] // no test uses every item

#[rustfmt::skip]
#[path = "../fixtures/alloy/expected/mod.snap.rs"]
pub mod alloy;
#[rustfmt::skip]
#[path = "../fixtures/auth_and_endpoints/expected/mod.snap.rs"]
pub mod auth_and_endpoints;
#[rustfmt::skip]
#[path = "../fixtures/constraints/expected/mod.snap.rs"]
pub mod constraints;
#[rustfmt::skip]
#[path = "../fixtures/defaults_and_nullability/expected/mod.snap.rs"]
pub mod defaults_and_nullability;
#[rustfmt::skip]
#[path = "../fixtures/docs_and_deprecation/expected/mod.snap.rs"]
pub mod docs_and_deprecation;
#[rustfmt::skip]
#[path = "../fixtures/documents_and_big_numbers/expected/mod.snap.rs"]
pub mod documents_and_big_numbers;
#[rustfmt::skip]
#[path = "../fixtures/endpoint_discovery/expected/mod.snap.rs"]
pub mod endpoint_discovery;
#[rustfmt::skip]
#[path = "../fixtures/enum/expected/mod.snap.rs"]
pub mod enumeration;
#[rustfmt::skip]
#[path = "../fixtures/errors/expected/mod.snap.rs"]
pub mod error_shapes;
#[rustfmt::skip]
#[path = "../fixtures/hostile_names/expected/mod.snap.rs"]
pub mod hostile_names;
#[rustfmt::skip]
#[path = "../fixtures/http_bindings/expected/mod.snap.rs"]
pub mod http_bindings;
#[rustfmt::skip]
#[path = "../fixtures/int_enum/expected/mod.snap.rs"]
pub mod int_enum;
#[rustfmt::skip]
#[path = "../fixtures/keep_unknown_members/expected/mod.snap.rs"]
pub mod keep_unknown_members;
#[rustfmt::skip]
#[path = "../fixtures/keys/expected/mod.snap.rs"]
pub mod keys;
#[rustfmt::skip]
#[path = "../fixtures/mixins_and_apply/expected/mod.snap.rs"]
pub mod mixins_and_apply;
#[rustfmt::skip]
#[path = "../fixtures/name_collisions/expected/mod.snap.rs"]
pub mod name_collisions;
#[rustfmt::skip]
#[path = "../fixtures/protocols/expected/mod.snap.rs"]
pub mod protocols;
#[rustfmt::skip]
#[path = "../fixtures/recursion/expected/mod.snap.rs"]
pub mod recursion;
#[rustfmt::skip]
#[path = "../fixtures/rename/expected/mod.snap.rs"]
pub mod rename;
#[rustfmt::skip]
#[path = "../fixtures/resources/expected/mod.snap.rs"]
pub mod resources;
#[rustfmt::skip]
#[path = "../fixtures/sensitive/expected/mod.snap.rs"]
pub mod sensitive;
#[rustfmt::skip]
#[path = "../fixtures/server/expected/mod.snap.rs"]
pub mod server;
#[rustfmt::skip]
#[path = "../fixtures/shared_inputs/expected/mod.snap.rs"]
pub mod shared_inputs;
#[rustfmt::skip]
#[path = "../fixtures/sparse/expected/mod.snap.rs"]
pub mod sparse;
#[rustfmt::skip]
#[path = "../fixtures/streaming/expected/mod.snap.rs"]
pub mod streaming;
#[rustfmt::skip]
#[path = "../fixtures/structure/expected/mod.snap.rs"]
pub mod plain_structure;
#[rustfmt::skip]
#[path = "../fixtures/timestamps/expected/mod.snap.rs"]
pub mod timestamps;
#[rustfmt::skip]
#[path = "../fixtures/transfers/expected/mod.snap.rs"]
pub mod transfers;
#[rustfmt::skip]
#[path = "../fixtures/union/expected/mod.snap.rs"]
pub mod tagged_union;
