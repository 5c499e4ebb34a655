//! Structures that keep members which the model does not know.

use super::{Service, Structure};
use crate::names::{self, Identifiers, Style};

/// Gives every structure a field for the members that the model does not know.
pub fn keep_unknown_members(service: &mut Service) {
    for structure in service.structures.iter_mut().chain(&mut service.errors) {
        structure.unknown = Some(field(structure));
        if let Some(last) = structure.fields.last_mut() {
            last.member.flags.keeps_unknown = true;
        }
    }
}

fn field(structure: &Structure) -> String {
    let mut scope = Identifiers::new(Style::Snake);
    for field in &structure.fields {
        scope.reserve(names::plain(&field.name));
    }
    if let Some(error) = &structure.error {
        scope.reserve(&error.metadata);
    }
    scope.claim("unknown_members")
}
