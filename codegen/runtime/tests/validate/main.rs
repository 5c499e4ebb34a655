//! Validation of types written by hand as the generator would write them.

mod missing;
mod places;
mod random;
mod shapes;
mod texts;

#[path = "../json/random.rs"]
#[allow(dead_code)] // its hostile texts are not needed here
mod dice;

use ferrosmith_runtime::{StructureShape, Validate};

/// What is wrong with a value, text by text.
fn violations(value: &impl StructureShape) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

/// Where something is wrong with a value.
fn paths(value: &impl StructureShape) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|violation| violation.path().to_owned()).collect(),
    }
}
