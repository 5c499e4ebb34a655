//! Values of every input, output and error of the fixtures' services, made through their schemas:
//! both formats give them back, serde agrees, and bytes that are none of theirs do no harm.

// Public, so that the lints for exported items hold.
#[path = "../../../tests/behaviour/goldens.rs"]
pub mod goldens;

#[rustfmt::skip]
#[path = "list.snap.rs"]
mod list;

mod checks;
mod subject;

#[allow(dead_code)] // values for other tests, too
#[path = "../json/random.rs"]
mod random;
