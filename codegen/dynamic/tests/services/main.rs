//! Dynamic services beside generated ones: the same schemas, the same bytes, the same values, for every type of the services of `generated`.
//!
//! `cargo xtask codegen` writes the list.

#[rustfmt::skip]
mod list;
mod samples;

#[path = "../parity/messages.rs"]
mod messages;
#[path = "../parity/schemas.rs"]
mod schemas;
#[path = "../parity/services.rs"]
mod services;
#[path = "../parity/subject.rs"]
mod subject;
#[path = "../parity/values.rs"]
mod values;

#[path = "../../../runtime/tests/random/mod.rs"]
mod random;
#[path = "../../../runtime/tests/random/damage.rs"]
mod random_damage;
#[path = "../../../runtime/tests/random/texts.rs"]
mod random_texts;
#[path = "../../../runtime/tests/random/values.rs"]
mod random_values;
