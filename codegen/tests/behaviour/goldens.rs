//! The goldens, as modules of this crate.
//!
//! No test uses every item, and not every item has documentation; all lints but those that say so hold.

#![deny(warnings)]
#![allow(dead_code, missing_docs)]

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
#[path = "../fixtures/union/expected/mod.snap.rs"]
pub mod tagged_union;
