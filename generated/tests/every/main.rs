//! Values of every input, output and error of every operation, made through their schemas: both
//! formats give them back, serde agrees, and bytes that are none of theirs do no harm.
//!
//! `cargo xtask codegen` writes the list.

#[rustfmt::skip]
mod list;

#[path = "../../../codegen/runtime/tests/every/checks.rs"]
mod checks;
#[allow(dead_code)] // values for other tests, too
#[path = "../../../codegen/runtime/tests/json/random.rs"]
mod random;
#[path = "../../../codegen/runtime/tests/every/subject.rs"]
mod subject;
