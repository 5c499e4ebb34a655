//! Values of every input, output and error of the fixtures' services, made through their schemas:
//! both formats give them back, serde agrees, and bytes that are none of theirs do no harm.

// Public, so that the lints for exported items hold.
#[path = "../../../tests/behaviour/goldens.rs"]
pub mod goldens;

#[rustfmt::skip]
#[path = "list.snap.rs"]
mod list;

mod checks;
mod formats;
mod subject;

#[path = "../random/mod.rs"]
mod random;
#[path = "../random/damage.rs"]
mod random_damage;
#[path = "../random/texts.rs"]
mod random_texts;
#[path = "../random/values.rs"]
mod random_values;
