//! The parts of generated types that are the same for all of them.
//!
//! The compiler's time goes by functions: generated types have as few as can be, and none has a
//! body that a generic function of this crate can have for it.

mod common;
mod enumeration;
mod error;
mod structure;
mod union;
