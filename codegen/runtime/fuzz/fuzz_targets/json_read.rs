//! Any bytes as JSON of every kind of type: what can be read can be written, and is the same then.
//!
//! `cargo test -p ferrosmith-runtime --test corpus -- --ignored` makes the corpus;
//! `cargo fuzz run json_read` in `codegen/runtime` starts from it.
#![no_main]

use ferrosmith_runtime::Value;
use ferrosmith_runtime::json::{from_slice, to_vec};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/json/shapes.rs"]
mod shapes;

use shapes::{Counters, Everything, Login, Team, Tree, User};

fn check<T: Value>(bytes: &[u8]) {
    let Ok(value) = from_slice::<T>(bytes) else {
        return;
    };
    let written = to_vec(&value).expect("what was read can be written");
    let again: T = from_slice(&written).expect("what was written can be read");
    assert_eq!(to_vec(&again).expect("it was written before"), written);
}

fuzz_target!(|bytes: &[u8]| {
    check::<Everything>(bytes);
    check::<Team>(bytes);
    check::<User>(bytes);
    check::<Tree>(bytes);
    check::<Login>(bytes);
    check::<Counters>(bytes);
});
