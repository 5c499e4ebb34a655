//! The goldens of `fixtures` in use, by the API that their users have.

// Public, so that the lints for exported items hold.
pub mod goldens;

mod alloy;
mod bindings;
mod defaults;
mod enums;
mod errors;
mod hostile_names;
mod keys;
mod merging;
#[path = "../random/random.rs"]
mod random;
#[path = "../random/random_values.rs"]
mod random_values;
mod recursion;
mod round_trips;
mod secrets;
mod sending;
mod serving;
mod strict;
mod structures;
mod unions;
mod unknown;
mod values;

use std::fmt::Debug;
use std::hash::Hash;

use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::{Ref, Value, json};

/// Reads a text that writing must give back, byte for byte.
#[track_caller]
fn round_trip<T: Value + Debug + PartialEq + Clone>(text: &str) -> T {
    let value: T = json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(json::to_string(&value).unwrap(), text);
    assert_eq!(value.clone(), value);
    value
}

/// Returns the reason why a text cannot be read.
#[track_caller]
fn refusal<T: Value + Debug>(text: &str) -> String {
    json::from_str::<T>(text).expect_err(text).to_string()
}

/// The schema of a structure or union.
fn schema_of<T: Value>() -> &'static Schema {
    match T::empty().view() {
        Ref::Structure(value) => value.schema(),
        Ref::Union(value) => value.schema(),
        _ => panic!("no structure or union"),
    }
}

/// Asks the compiler, not the test run.
fn has_eq_and_hash<T: Eq + Hash>() {}

/// Compiles only if a type has no `Eq`: with it, two implementations of one trait would fit.
macro_rules! lacks_eq {
    ($type:ty) => {
        let _: fn() = <$type as crate::AmbiguousWithEq<_>>::asked;
    };
}
use lacks_eq;

trait AmbiguousWithEq<T> {
    fn asked() {}
}

impl<T> AmbiguousWithEq<()> for T {}
impl<T: Eq> AmbiguousWithEq<bool> for T {}
