//! What Smithy demands of a whole model, as far as generated code depends on it.

mod bindings;
mod defaults;
mod members;
mod mixins;
mod recursion;
mod targets;
mod uniqueness;

use super::Model;
use crate::error::Error;

/// Everything that is wrong with a model whose files could be read.
pub(crate) fn check(model: &Model) -> Vec<Error> {
    let mut errors = Vec::new();
    uniqueness::check(model, &mut errors); // ids and members differ in more than case
    mixins::check(model, &mut errors); // mixins exist, fit, and do not contain themselves
    targets::check(model, &mut errors); // what is targeted exists and is of the right kind
    members::check(model, &mut errors); // enums have values, unions have members
    bindings::check(model, &mut errors); // what is bound to HTTP has a place there
    defaults::check(model, &mut errors); // defaults are values of their shapes
    recursion::check(model, &mut errors); // lists, maps and required members end somewhere
    errors
}
