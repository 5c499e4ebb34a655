//! Checks of whole models: the constraints of Smithy on which generated code depends.

mod bindings;
mod defaults;
mod members;
mod messages;
mod mixins;
mod operations;
mod pagination;
mod patterns;
mod recursion;
mod targets;
mod traits;
mod uniqueness;
mod uri;

use super::Model;
use crate::error::Error;

type Check = fn(&Model, &mut Vec<Error>);

/// The checks, each with the id of its errors.
const CHECKS: [(&str, Check); 12] = [
    ("ShapeIdConflict", uniqueness::check), // ids and members differ in more than case
    ("Mixin", mixins::check),               // mixins exist, fit, and do not contain themselves
    ("Target", targets::check),             // what is targeted exists and is of the right kind
    ("EnumShape", members::check),          // enums have values, unions have members
    ("HttpBinding", bindings::check),       // what is bound to HTTP has a place there
    ("HttpMessage", messages::check),       // no two members share a place in a message
    ("HttpOperation", operations::check),   // every operation has a request of its own
    ("PaginatedTrait", pagination::check),  // the paths of pages lead somewhere
    ("PatternTrait", patterns::check),      // patterns are regular expressions
    ("UnresolvedTrait", traits::check),     // no trait of Smithy's own is misspelled
    ("DefaultTrait", defaults::check),      // defaults are values of their shapes
    ("ShapeRecursion", recursion::check),   // lists, maps and required members end somewhere
];

/// Returns the errors of a model whose files could be read.
pub(crate) fn check(model: &Model) -> Vec<Error> {
    let mut errors = Vec::new();
    for (id, check) in CHECKS {
        let before = errors.len();
        check(model, &mut errors);
        errors[before..].iter_mut().for_each(|error| error.id = id);
    }
    errors
}
