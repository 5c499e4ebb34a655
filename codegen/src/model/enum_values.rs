//! A member of an enum that is given no value has its name as one.

use super::{EnumValue, Kind, Model, Shape};

impl Model {
    /// Gives the members of enums their values, save where a mixin or an `apply` may still bring them.
    pub(super) fn complete_enum_values(&mut self) {
        self.shapes.values_mut().filter(|shape| shape.mixins.is_empty()).for_each(complete);
    }
}

/// Gives each member of an enum without a value its name as the value (Smithy 2.0, section `enumValue` trait).
pub(crate) fn complete(shape: &mut Shape) {
    let Kind::Enum(members) = &mut shape.kind else { return };
    for member in members.iter_mut().filter(|member| member.traits.enum_value().is_none()) {
        member.traits.set_enum_value(EnumValue::String(member.name.clone()));
    }
}
