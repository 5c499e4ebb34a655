//! Generates lean Rust from Smithy models: no JVM, no templates, milliseconds.
//!
//! The pipeline, in the order of reading:
//!
//! ```text
//! JSON text -> model::Model -> passes -> ir::Service -> emit -> files::Files -> write | check | dry run
//! ```

pub mod diagnostics;
pub mod error;
pub mod model;
pub mod passes;

pub mod docs;
pub mod ir;
pub mod names;

pub mod emit;
pub mod files;
mod warnings;

pub mod build;
mod failure;
#[cfg(feature = "import")]
pub mod import;
mod pipeline;

// What several steps need.
mod parallel;

pub use build::Build;
pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use failure::Error;
pub use pipeline::{Generated, Input, generate, generate_included};

// The pages in `docs`, whose examples are run with the others.
#[cfg(doctest)]
mod _documentation {
    #[doc = include_str!("../docs/compare.md")]
    mod compare {}
    #[doc = include_str!("../docs/migrate.md")]
    mod migrate {}
    #[doc = include_str!("../docs/security.md")]
    mod security {}
}
