//! The emitter over one small model per idea, each in `fixtures/<case>`.
//!
//! What is generated from a case stands in its folder `expected`: goldens that the emitter must reproduce byte for byte.
//! They are also compiled and run, by the test `behaviour`. After a change that is meant:
//! `FERROSMITH_BLESS=1 cargo test -p ferrosmith --test fixtures`.

#[path = "fixtures_support/cases.rs"]
mod cases;
#[path = "fixtures_support/coverage.rs"]
mod coverage;
#[path = "fixtures_support/snapshots.rs"]
mod snapshots;
