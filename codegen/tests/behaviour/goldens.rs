//! The goldens, as modules of this crate.
//!
//! Nothing of them is public here, so the lints that take them for the code of a program are off; all others hold.

#![deny(warnings)]
#![allow(dead_code, unreachable_pub, unused_imports, clippy::wrong_self_convention)]

#[rustfmt::skip]
#[path = "../fixtures/defaults_and_nullability/expected/mod.rs"]
pub(crate) mod defaults_and_nullability;
#[rustfmt::skip]
#[path = "../fixtures/enum/expected/mod.rs"]
pub(crate) mod enumeration;
#[rustfmt::skip]
#[path = "../fixtures/errors/expected/mod.rs"]
pub(crate) mod errors;
#[rustfmt::skip]
#[path = "../fixtures/int_enum/expected/mod.rs"]
pub(crate) mod int_enumeration;
#[rustfmt::skip]
#[path = "../fixtures/recursion/expected/mod.rs"]
pub(crate) mod recursion;
#[rustfmt::skip]
#[path = "../fixtures/sensitive/expected/mod.rs"]
pub(crate) mod sensitive;
#[rustfmt::skip]
#[path = "../fixtures/structure/expected/mod.rs"]
pub(crate) mod structure;
#[rustfmt::skip]
#[path = "../fixtures/union/expected/mod.rs"]
pub(crate) mod unions;
