//! The Smithy model: the JSON AST of Smithy 2.0, loaded completely or refused with all its errors.

pub(crate) mod check;
mod closure;
pub(crate) mod cycles;
pub(crate) mod enum_values;
mod id;
mod json;
mod load;
mod metadata;
mod mixed_in;
pub mod nearest;
pub(crate) mod node;
mod prelude;
pub(crate) mod selector;
mod shape;
pub mod traits;

use std::collections::BTreeMap;

pub use closure::Closure;
pub(crate) use closure::are_enums_of_one_type;
pub use ferrosmith_runtime::Number;
pub use id::ShapeId;
pub use json::{Json, SyntaxError};
pub(crate) use load::errors_of_files;
pub use load::{MAX_FILE_SIZE, Source};
pub use shape::{Kind, Member, MemberIter, Operation, Resource, Service, Shape};
pub use traits::*;

use crate::error::{Error, ModelLocation};
pub use crate::identifier::is_identifier;
pub(crate) use crate::identifier::step;

/// A Smithy model, merged from its files.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The shapes, without the prelude.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// The metadata of all files.
    pub metadata: BTreeMap<String, Json>,
    /// The files that the metadata is from.
    origins: metadata::Origins,
}

impl Model {
    /// Returns the services, sorted by id, without mixins.
    pub fn service_ids(&self) -> Vec<&ShapeId> {
        self.shapes
            .values()
            .filter(|shape| matches!(shape.kind, Kind::Service(_)) && !shape.traits.mixin())
            .map(|shape| &shape.id)
            .collect()
    }

    /// Returns a shape of the model or of the prelude (`smithy.api#String` and its like).
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id).or_else(|| prelude::get(id))
    }

    /// Returns an error about a shape, placed where the shape stands.
    pub fn error(
        &self,
        id: &ShapeId,
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) -> Error {
        let location = self.get(id).map_or_else(ModelLocation::default, Shape::location);
        Error {
            location,
            id: "Model",
            shape: Some(id.to_string()),
            found: found.into(),
            expected: expected.into(),
            hint: hint.into(),
        }
    }

    /// Returns an error about a member of a shape, placed where the member stands.
    pub fn member_error(
        &self,
        id: &ShapeId,
        member: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) -> Error {
        let mut error = self.error(id, found, expected, hint);
        error.shape = Some(format!("{id}${member}"));
        error.location.path.push_str(&match self.get(id).map(|shape| &shape.kind) {
            Some(Kind::List(_) | Kind::Map { .. }) => format!(".{member}"),
            _ => format!(".members.{member}"),
        });
        error
    }
}
