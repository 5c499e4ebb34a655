//! Validation of types written by hand as the generator would write them.

mod drawn;
mod missing;
mod places;
mod shapes;
mod texts;

#[path = "../random/mod.rs"]
mod random;
#[path = "../random/values.rs"]
mod random_values;

use ferrosmith_runtime::{StructureShape, Validate};

/// Returns the texts of a value's violations.
fn violations(value: &impl StructureShape) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

/// Returns the paths of a value's violations.
fn paths(value: &impl StructureShape) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|violation| violation.path().to_owned()).collect(),
    }
}
