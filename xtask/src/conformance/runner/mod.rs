//! The parts of the runner, here for their tests and for schemas made at run time: generated code is run by a crate of
//! its own, whose root is `main.rs`.

mod body;
pub(super) mod cases;
mod cbor;
pub(super) mod difference;
pub(super) mod event_rows;
mod events;
mod message;
pub(super) mod number;
pub(super) mod params;
pub(super) mod rows;
mod xml;

#[cfg(test)]
mod event_tests;
#[cfg(test)]
mod tests;
