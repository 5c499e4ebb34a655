//! Generates lean Rust code from Smithy models: no JVM, no templates, milliseconds.
//!
//! In a build script, [`Build`] reads models, and writes code that the crate includes:
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), ferrosmith::Error> {
//!     ferrosmith::Build::new().service("weather", ["weather.json"]).to_out_dir()
//! }
//! ```
//!
//! ```ignore
//! // src/main.rs, with `ferrosmith-runtime` among the dependencies
//! include!(concat!(env!("OUT_DIR"), "/ferrosmith/services.rs"));
//! ```
//!
//! - [`Build`] generates from files, [`generate`] in memory; both return [`Diagnostics`] about the models.
//! - [`load`] stops before anything is generated, for code that works with models at run time.
//! - The module `import` brings models over from botocore, and compares models; it needs the feature `import`.
//! - The package `ferrosmith-cli` is the program `ferrosmith`: the same as a command line, and stand-ins for any service. It
//!   has no pages here; `ferrosmith help` and `ferrosmith help generate` describe its commands, and the README shows them.
//!
//! # How it works
//!
//! The pipeline, in the order of reading:
//!
//! ```text
//! JSON text -> model::Model -> passes -> ir::Service
//!     -> emit -> files::Files -> write | check | dry run
//! ```
//!
//! [`model`] loads and checks the JSON AST of Smithy 2.0, [`passes`] normalize it, [`ir`] is the intermediate
//! representation in terms of Rust, with identifiers from [`names`] and documentation from [`docs`]; [`emit`] prints
//! it, and [`files`] writes it. [`endpoints`] compiles endpoint rules, which clients run.

#![forbid(unsafe_code)]

pub mod diagnostics;
pub mod error;
pub mod model;
pub mod passes;

pub mod docs;
pub mod ir;
pub mod names;

pub mod endpoints;

pub mod emit;
pub mod files;
mod warnings;

pub mod build;
mod failure;
#[cfg(feature = "import")]
pub mod import;
mod pipeline;
#[cfg(feature = "import")]
pub mod progress;

// Parts that several steps need.
mod identifier;
mod parallel;

#[doc(inline)]
pub use build::Build;
#[doc(inline)]
pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use failure::{Error, InvalidName, UnknownOperation, UnknownService};
pub use pipeline::{Clients, Generated, Input, Loaded, Servers, generate, generate_included, load};

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
