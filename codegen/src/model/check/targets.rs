//! What is targeted exists, and is what may stand in its place.

use crate::error::Error;
use crate::model::{Kind, Model, Resource, Shape, ShapeId, prelude};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    let mut check = Check { model, errors };
    for shape in model.shapes.values() {
        check.members(shape);
        check.properties(shape);
    }
}

struct Check<'a> {
    model: &'a Model,
    errors: &'a mut Vec<Error>,
}

impl Check<'_> {
    fn members(&mut self, shape: &Shape) {
        // A union's member may have no value; an enum's member never has one.
        let unit_allowed = matches!(shape.kind, Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_));
        for member in shape.kind.members() {
            let target = self.model.get(&member.target);
            let is_key = matches!(shape.kind, Kind::Map { .. }) && member.name == "key";
            let (found, expected) = match target.map(|target| &target.kind) {
                None => {
                    (format!("the target `{}`, which no file defines", member.target), "a shape that exists")
                }
                Some(kind) if !kind.is_data() => (
                    format!("the target `{}` of type {}", member.target, kind.name()),
                    "a shape that has values",
                ),
                Some(kind) if is_key && !matches!(kind, Kind::String | Kind::Enum(_)) => (
                    format!("the target `{}` of type {}", member.target, kind.name()),
                    "a string or enum as the key",
                ),
                Some(_) if !unit_allowed && member.target.as_str() == prelude::UNIT => {
                    (format!("the target `{}`", member.target), "a shape that has values")
                }
                Some(_) => continue,
            };
            let hint = "add the shape, or the file that has it, or correct the target";
            self.errors.push(self.model.member_error(&shape.id, &member.name, found, expected, hint));
        }
    }

    fn properties(&mut self, shape: &Shape) {
        match &shape.kind {
            Kind::Operation(operation) => {
                self.each(shape, "input", &operation.input, "structure");
                self.each(shape, "output", &operation.output, "structure");
                self.error_shapes(shape, &operation.errors);
            }
            Kind::Service(service) => {
                self.each(shape, "operations", &service.operations, "operation");
                self.each(shape, "resources", &service.resources, "resource");
                self.error_shapes(shape, &service.errors);
                self.each(shape, "rename", service.rename.keys(), "");
            }
            Kind::Resource(resource) => self.resource(shape, resource),
            _ => {}
        }
    }

    fn resource(&mut self, shape: &Shape, resource: &Resource) {
        self.each(shape, "identifiers", resource.identifiers.values(), "");
        self.each(shape, "properties", resource.properties.values(), "");
        let lifecycle = [
            ("create", &resource.create),
            ("put", &resource.put),
            ("read", &resource.read),
            ("update", &resource.update),
            ("delete", &resource.delete),
            ("list", &resource.list),
        ];
        for (key, operation) in lifecycle {
            self.each(shape, key, operation, "operation");
        }
        self.each(shape, "operations", &resource.operations, "operation");
        self.each(shape, "collectionOperations", &resource.collection_operations, "operation");
        self.each(shape, "resources", &resource.resources, "resource");
    }

    fn error_shapes(&mut self, shape: &Shape, errors: &[ShapeId]) {
        self.each(shape, "errors", errors, "structure");
        for id in errors {
            let Some(Kind::Structure(_)) = self.model.get(id).map(|target| &target.kind) else {
                continue;
            };
            if self.model.get(id).is_some_and(|target| target.traits.error().is_none()) {
                self.refuse(
                    shape,
                    "errors",
                    format!("`{id}`, a structure without `smithy.api#error`"),
                    "an error".into(),
                );
            }
        }
    }

    /// Every target exists and is of a type; of any type if that is empty.
    fn each<'a>(
        &mut self,
        shape: &Shape,
        key: &str,
        targets: impl IntoIterator<Item = &'a ShapeId>,
        wanted: &str,
    ) {
        for id in targets {
            match self.model.get(id) {
                None => self.refuse(
                    shape,
                    key,
                    format!("`{id}`, which no file defines"),
                    "a shape that exists".into(),
                ),
                Some(target) if !wanted.is_empty() && target.kind.name() != wanted => {
                    self.refuse(
                        shape,
                        key,
                        format!("`{id}` of type {}", target.kind.name()),
                        format!("a shape of type {wanted}"),
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn refuse(&mut self, shape: &Shape, key: &str, found: String, expected: String) {
        let mut error = self.model.error(
            &shape.id,
            found,
            expected,
            "add the shape, or the file that has it, or correct the id",
        );
        error.place.path.push_str(&format!(".{key}"));
        self.errors.push(error);
    }
}
