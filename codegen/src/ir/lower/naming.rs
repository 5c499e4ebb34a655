//! The Rust names of a service's types, which are unique.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Closure, Kind, Model, ShapeId};
use crate::names::{self, Identifiers, Style};

/// The Rust names of a service's types.
pub(super) struct TypeNames<'m> {
    /// Structures, unions and enums.
    pub(super) shapes: BTreeMap<&'m ShapeId, String>,
    /// Operations.
    pub(super) operations: BTreeMap<ShapeId, OperationNames>,
}

/// The Rust names that belong to an operation.
pub(super) struct OperationNames {
    pub(super) name: String,
    pub(super) input: String,
    pub(super) output: String,
    pub(super) error: String,
}

/// The name of the enum of all errors of a service.
pub(super) const SERVICE_ERROR: &str = "Error";

/// The variant of every enum of errors for those that the model does not know. The others are called after their shapes,
/// so no error can have the name.
const UNHANDLED: &str = "Unhandled";

/// Assigns names by priority: the service's error, then operations with their inputs, outputs and errors,
/// then shapes; each sorted by shape id.
pub(super) fn assign<'m>(model: &'m Model, closure: &Closure, data: &BTreeSet<&'m ShapeId>) -> TypeNames<'m> {
    let rename = match model.get(&closure.service).map(|shape| &shape.kind) {
        Some(Kind::Service(service)) => Some(&service.rename),
        _ => None,
    };
    let wanted = |id: &ShapeId| {
        let renamed = rename.and_then(|rename| rename.get(id)).map(String::as_str);
        names::type_name(renamed.unwrap_or(id.name()))
    };
    let mut scope = Identifiers::new(Style::Camel);
    scope.reserve(SERVICE_ERROR);
    let named: Vec<(&ShapeId, String)> =
        closure.operations.iter().map(|id| (id, scope.claim(&wanted(id)))).collect();
    let operations = named
        .into_iter()
        .map(|(id, name)| {
            let names = OperationNames {
                input: scope.claim(&format!("{name}Input")),
                output: scope.claim(&format!("{name}Output")),
                error: scope.claim(&format!("{name}Error")),
                name,
            };
            (id.clone(), names)
        })
        .collect();
    let typed = |id: &&&'m ShapeId| {
        let kind = model.get(id).map(|shape| &shape.kind);
        matches!(kind, Some(Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_)))
            && id.as_str() != "smithy.api#Unit"
    };
    let mut claim = |id: &ShapeId| {
        let name = wanted(id);
        if name == UNHANDLED && model.get(id).is_some_and(|shape| shape.traits.error().is_some()) {
            scope.reserve(UNHANDLED);
        }
        scope.claim(&name)
    };
    let shapes = data.iter().filter(typed).map(|id| (*id, claim(id))).collect();
    TypeNames { shapes, operations }
}
