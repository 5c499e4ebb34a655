//! Clients that send: shared, in tasks, in parallel, behind a trait, in tests.

mod errors;
mod pages;
mod shared;
mod stand_in;
