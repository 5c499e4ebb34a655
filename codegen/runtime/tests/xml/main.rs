//! XML: what is read and written, and what is refused.
#![cfg(feature = "xml")]

mod hostile;
#[allow(dead_code)] // values for other tests, too
#[path = "../json/random.rs"]
mod random;
mod round_trip;
mod shapes;
mod values;
