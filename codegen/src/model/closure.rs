//! The closure of a service: its operations, and every shape that they reach.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Model, Resource, Service, Shape, ShapeId};
use crate::error::{Error, Errors};

/// The closure of a service.
#[derive(Clone, Debug)]
pub struct Closure {
    /// The service.
    pub service: ShapeId,
    /// Its operations, those of its resources included, sorted.
    pub operations: Vec<ShapeId>,
    /// Every data shape reachable from the operations and from the errors, without the prelude.
    pub shapes: BTreeSet<ShapeId>,
    names: BTreeMap<ShapeId, String>,
}

impl Closure {
    /// Returns the errors of an operation: its own, then those of the service, each once.
    pub fn operation_errors<'a>(&self, model: &'a Model, operation: &ShapeId) -> Vec<&'a ShapeId> {
        let mut errors: Vec<&ShapeId> = Vec::new();
        if let Some(Kind::Operation(operation)) = model.get(operation).map(|shape| &shape.kind) {
            errors.extend(&operation.errors);
        }
        if let Some(Kind::Service(service)) = model.get(&self.service).map(|shape| &shape.kind) {
            errors.extend(&service.errors);
        }
        let mut seen = BTreeSet::new();
        errors.retain(|id| seen.insert(*id));
        errors
    }

    /// Returns the name of a shape in this service, which may have renamed it.
    pub fn name<'a>(&'a self, id: &'a ShapeId) -> &'a str {
        self.names.get(id).map_or(id.name(), String::as_str)
    }

    /// Returns the shapes and operations whose name differs at most in case from that of an earlier one, each behind it.
    pub(crate) fn same_names(&self) -> Vec<(&ShapeId, &ShapeId)> {
        let mut names: BTreeMap<String, &ShapeId> = BTreeMap::new();
        let all = self.shapes.iter().chain(&self.operations);
        all.filter_map(|id| Some((names.insert(self.name(id).to_ascii_lowercase(), id)?, id))).collect()
    }
}

impl Model {
    /// Collects what a service consists of, and refuses names that the service has twice.
    ///
    /// # Errors
    /// Returns an error if the id is not that of a service, and if names of shapes differ only in case.
    pub fn closure(&self, service: &ShapeId) -> Result<Closure, Errors> {
        self.closure_of(service, |_| true)
    }

    /// Returns the closure of some of the operations and the shapes that they need.
    ///
    /// # Errors
    /// The same as [`Model::closure`].
    pub fn closure_of(
        &self,
        service: &ShapeId,
        wanted: impl Fn(&ShapeId) -> bool,
    ) -> Result<Closure, Errors> {
        let Some(Shape { kind: Kind::Service(properties), .. }) = self.get(service) else {
            let hint = format!(
                "the services of the model: {}",
                self.service_ids().into_iter().map(ShapeId::as_str).collect::<Vec<_>>().join(", ")
            );
            let error = self.error(service, "no service of that id", "a service of the model", hint);
            return Err(Error { id: "Service", ..error }.into());
        };
        let mut operations = self.operations(properties);
        operations.retain(|id| wanted(id));
        let mut closure = Closure {
            service: service.clone(),
            operations: operations.iter().map(|id| (*id).clone()).collect(),
            shapes: BTreeSet::new(),
            names: properties.rename.clone(),
        };
        closure.shapes = self.shapes_of(properties, operations);
        Errors::unless(self.name_conflicts(&closure), closure)
    }

    /// The data shapes that a service leads to.
    pub(super) fn reachable_from(&self, service: &Service) -> BTreeSet<ShapeId> {
        self.shapes_of(service, self.operations(service))
    }

    /// The data shapes that operations of a service lead to.
    fn shapes_of(&self, service: &Service, operations: BTreeSet<&ShapeId>) -> BTreeSet<ShapeId> {
        let mut roots: Vec<&ShapeId> = service.errors.iter().collect();
        for id in operations {
            let Some(Kind::Operation(operation)) = self.get(id).map(|shape| &shape.kind) else {
                continue;
            };
            roots.extend(operation.input.iter().chain(&operation.output).chain(&operation.errors));
        }
        self.reachable(roots)
    }

    /// Returns the operations of a service and of its resources, sorted; none if it is not a service.
    pub fn service_operations(&self, service: &ShapeId) -> Vec<ShapeId> {
        match self.get(service).map(|shape| &shape.kind) {
            Some(Kind::Service(properties)) => self.operations(properties).into_iter().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the resources of a service and those in them, sorted; none if it is not a service.
    pub(crate) fn service_resources<'a>(&'a self, service: &'a Shape) -> BTreeSet<&'a ShapeId> {
        match &service.kind {
            Kind::Service(properties) => self.resources(properties).into_keys().collect(),
            _ => BTreeSet::new(),
        }
    }

    fn operations<'a>(&'a self, service: &'a Service) -> BTreeSet<&'a ShapeId> {
        let resources = self.resources(service).into_values();
        service.operations.iter().chain(resources.flat_map(Resource::all_operations)).collect()
    }

    fn resources<'a>(&'a self, service: &'a Service) -> BTreeMap<&'a ShapeId, &'a Resource> {
        let mut open: Vec<&ShapeId> = service.resources.iter().collect();
        let mut seen = BTreeMap::new();
        while let Some(id) = open.pop() {
            let Some(Kind::Resource(resource)) = self.get(id).map(|shape| &shape.kind) else {
                continue;
            };
            if seen.insert(id, resource).is_none() {
                open.extend(&resource.resources);
            }
        }
        seen
    }

    fn reachable<'a>(&'a self, roots: Vec<&'a ShapeId>) -> BTreeSet<ShapeId> {
        let mut open = roots;
        let mut shapes = BTreeSet::new();
        while let Some(id) = open.pop() {
            let Some(shape) = self.shapes.get(id) else {
                continue;
            };
            if shape.kind.is_data() && shapes.insert(id.clone()) {
                open.extend(shape.kind.members().map(|member| &member.target));
            }
        }
        shapes
    }

    /// Shapes of one name, whatever the case: Smithy wants them renamed.
    fn name_conflicts(&self, closure: &Closure) -> Vec<Error> {
        let mut errors = Vec::new();
        for (first, id) in closure.same_names() {
            if self.may_share_a_name(first, id) {
                continue;
            }
            let found = format!(
                "the name `{}`, which in this service differs from that of `{first}` at most in case",
                closure.name(id)
            );
            let hint = format!("add one of them to `rename` of `{}`", closure.service);
            let error = self.error(id, found, "names that differ in more than case", hint);
            errors.push(Error { id: "Service", ..error });
        }
        errors
    }

    /// Simple shapes and lists may share a name when they are of one type: most have no name of their own in code. Of enums
    /// there is a warning.
    fn may_share_a_name(&self, first: &ShapeId, second: &ShapeId) -> bool {
        let (Some(first), Some(second)) = (self.get(first), self.get(second)) else {
            return false;
        };
        match (&first.kind, &second.kind) {
            (Kind::List(first), Kind::List(second)) => first.target == second.target,
            (one, other) => one.is_simple() && one == other || are_enums_of_one_type(one, other),
        }
    }
}

/// Returns `true` if both shapes are enums of texts, or both of integers.
pub(crate) fn are_enums_of_one_type(one: &Kind, other: &Kind) -> bool {
    matches!((one, other), (Kind::Enum(_), Kind::Enum(_)) | (Kind::IntEnum(_), Kind::IntEnum(_)))
}
