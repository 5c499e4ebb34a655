//! Uses that a Rust developer tries in the first hour, one line each: that it compiles is most of the test.
//!
//! Only `generated` is imported, never the runtime: one dependency is enough.
#![cfg(all(
    feature = "appstream",
    feature = "datazone",
    feature = "license-manager-user-subscriptions",
    feature = "client",
    feature = "server"
))]

mod structures;

mod enums;
mod unions;

mod blobs;
mod documents;
mod timestamps;

mod formats;
#[cfg(feature = "serde")]
mod serde;

mod errors;

mod clients;
mod generic;
mod servers;

// The program of the README: it is compiled, and calls nothing.
#[cfg(feature = "sdk")]
#[allow(dead_code)]
mod from_env;
#[cfg(feature = "sdk")]
mod sending;
#[cfg(all(feature = "sdk", feature = "serve"))]
mod serving;
