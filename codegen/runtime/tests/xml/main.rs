//! XML: what is read and written, and what is refused.
#![cfg(feature = "xml")]

mod hostile;
#[path = "../random/mod.rs"]
mod random;
#[path = "../random/damage.rs"]
mod random_damage;
#[path = "../random/values.rs"]
mod random_values;
mod round_trip;
mod shapes;
mod values;
