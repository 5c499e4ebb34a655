//! Any bytes as JSON of every kind of type.
//!
//! `cargo test -p ferrosmith-runtime --test corpus -- --ignored` makes the corpus;
//! `cargo fuzz run json_read` in `codegen/runtime` starts from it.
#![no_main]

#[macro_use]
mod round_trip;

use round_trip::shapes::{Counters, Everything, Login, Team, Tree, User};

round_trips!(json; Everything, Team, User, Tree, Login, Counters);
