//! The parts of the runner, here for their tests: what runs is a crate of its own, whose root is
//! `main.rs`.

mod body;
mod cases;
mod cbor;
mod difference;
mod event_rows;
mod events;
mod message;
mod number;
mod params;
mod rows;
mod xml;

mod event_tests;
mod tests;
