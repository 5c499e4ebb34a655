//! The generator over small models: one per idea in `fixtures/<case>`, one per mistake in `broken/<case>`.
//!
//! The code generated from a fixture stands in its folder `expected`: snapshots that the emitter must reproduce byte
//! for byte. They are also compiled and run, by the test `behaviour`. After a change that is meant, `cargo insta review`
//! shows and takes what differs, there and in `broken`; `INSTA_UPDATE=always cargo test -p ferrosmith --test fixtures`
//! takes all of it.

#[path = "fixtures_support/cases.rs"]
mod cases;

#[path = "fixtures_support/coverage.rs"]
mod coverage;
#[path = "fixtures_support/goldens.rs"]
mod goldens;

#[path = "fixtures_support/broken.rs"]
mod broken;
#[path = "fixtures_support/extremes.rs"]
mod extremes;
#[path = "fixtures_support/hostile_docs.rs"]
mod hostile_docs;
#[path = "fixtures_support/mutations.rs"]
mod mutations;
