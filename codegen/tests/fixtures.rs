//! The generator over small models: one per idea in `fixtures/<case>`, one per mistake in `broken/<case>`.
//!
//! What is generated from a fixture stands in its folder `expected`: goldens that the emitter must reproduce byte for
//! byte. They are also compiled and run, by the test `behaviour`. After a change that is meant, this rewrites them and
//! the errors in `broken`: `FERROSMITH_BLESS=1 INSTA_UPDATE=always cargo test -p ferrosmith --test fixtures`.

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
#[path = "fixtures_support/mutations.rs"]
mod mutations;
