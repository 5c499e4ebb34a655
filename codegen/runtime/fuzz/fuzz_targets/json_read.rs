//! Any bytes as JSON of every kind of type, and as values that are skipped.
//!
//! `cargo test -p ferrosmith-runtime --test corpus -- --ignored` makes the corpus;
//! `cargo fuzz run json_read` in `codegen/runtime` starts from it.
#![no_main]

#[macro_use]
mod round_trip;

use ferrosmith_runtime::json;
use libfuzzer_sys::fuzz_target;
use round_trip::Nothing;
use round_trip::shapes::{Counters, Everything, Login, Team, Tree, User};

round_trips!(json; Everything, Team, User, Tree, Login, Counters);

fuzz_target!(|bytes: &[u8]| {
    round_trips(bytes);
    // Values that are skipped are checked as those that are read.
    let within = [b"{\"\":", bytes, b"}"].concat();
    let skipped = json::from_slice::<Nothing>(&within).err();
    let read = json::document_from_slice(&within).err();
    assert_eq!(skipped.is_some(), read.is_some(), "skipped: {skipped:?}, read: {read:?}");
});
