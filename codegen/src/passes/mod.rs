//! Passes over a whole model: each returns a model of the same meaning in a simpler form.

mod flatten_mixins;
mod inherit_defaults;
mod inherit_pagination;
mod string_enums;

pub use flatten_mixins::flatten_mixins;
pub use inherit_defaults::inherit_defaults;
pub use inherit_pagination::inherit_pagination;
pub use string_enums::string_enums;

use crate::error::Errors;
use crate::model::Model;

/// Returns all passes, in order.
///
/// # Errors
/// Returns the errors of the first pass that finds any.
pub fn run(model: Model) -> Result<Model, Errors> {
    let model = flatten_mixins(model)?; // what a mixin gives stands in the shape itself
    let model = string_enums(model)?; // strings with the old trait `enum` are enum shapes
    let model = inherit_defaults(model); // the default of a target stands at the member
    Ok(inherit_pagination(model)) // what a service says about pagination stands at its operations
}
