//! The parts of generated types that are the same for all of them.
//!
//! The compiler's time goes by functions: generated types have as few as can be, and none has a
//! body that a generic function of this crate can have for it.
//!
//! Generated code calls these macros by their names in `__rt`; here they start with `__`, so that a
//! glob import of this crate brings nothing that another crate has, too.

mod common;
mod enumeration;
mod error;
mod events;
mod nth;
mod operations;
mod structure;
mod union;
