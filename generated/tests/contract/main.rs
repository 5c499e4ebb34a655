//! The contract of the generated crate with its callers: names, signatures and behaviour.
//!
//! In reading order: the sample that shows the shape of the API, then each kind of type.
#![cfg(all(feature = "appstream", feature = "datazone", feature = "license-manager-user-subscriptions"))]

mod sample;

mod enums;
mod errors;
mod http;
mod operations;
mod sensitive;
#[cfg(feature = "serde")]
mod serde;
mod structures;
mod unions;
mod validate;
