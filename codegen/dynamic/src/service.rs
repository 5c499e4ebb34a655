//! Services that are made from models.

use std::collections::BTreeMap;

use ferrosmith::model::{Model, Source};
use ferrosmith::{Diagnostics, Input, ir};
use ferrosmith_runtime::schema::{ServiceSchema, shape_name};

use crate::{Error, Operation, Type, schemas};

/// A service: its schema, its operations and its types, made from a model.
///
/// The schemas live as long as the program: load a model once.
#[derive(Debug)]
pub struct Service {
    schema: &'static ServiceSchema,
    operations: Vec<Operation>,
    types: BTreeMap<String, Type>,
    model: Model,
    warnings: Diagnostics,
}

impl Service {
    /// Loads the only service of a model from its files.
    ///
    /// # Errors
    /// Returns an error if the model is invalid, or has several services.
    pub fn load(sources: &[Source<'_>]) -> Result<Service, Error> {
        Service::of_input(&Input::new("service", sources.iter().copied()))
    }

    /// Loads the service that an input of the generator chooses.
    ///
    /// # Errors
    /// Returns an error if the model is invalid, or does not have that service.
    pub fn of_input(input: &Input<'_>) -> Result<Service, Error> {
        let loaded = ferrosmith::load(input).map_err(Error::Model)?;
        let mut service = Service::of_ir(&loaded.service)?;
        (service.model, service.warnings) = (loaded.model, loaded.warnings);
        Ok(service)
    }

    /// Returns the service of an intermediate representation, as the generator makes it of a model. It has no
    /// [`model`](Service::model), and no warnings.
    ///
    /// # Errors
    /// Returns an error if no value of one of its structures can be made.
    pub fn of_ir(service: &ir::Service) -> Result<Service, Error> {
        let schemas::Made { schema, operations, types } = schemas::make(service)?;
        Ok(Service { schema, operations, types, model: Model::default(), warnings: Diagnostics::default() })
    }

    /// Returns the schema.
    #[must_use]
    pub fn schema(&self) -> &'static ServiceSchema {
        self.schema
    }

    /// Returns the model, normalized by the generator's passes.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Returns the warnings about the model.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// Returns the operations, in the order of the schema.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Returns the operation of this name or absolute shape id.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations.iter().find(|one| one.schema().name == name || one.schema().id == name)
    }

    /// Returns the structures, unions and enums, by the names that they have in generated code.
    #[must_use]
    pub fn types(&self) -> &BTreeMap<String, Type> {
        &self.types
    }

    /// Returns the structure, union or enum of this absolute shape id, of this name of its shape, or of this name in
    /// generated code, such as `GetForecastInput`.
    #[must_use]
    pub fn ty(&self, name: &str) -> Option<Type> {
        let by =
            |fits: &dyn Fn(&str) -> bool| self.types.values().copied().find(|ty| ty.id().is_some_and(fits));
        let own = || self.types.get(name).copied();
        by(&|id| id == name).or_else(own).or_else(|| by(&|id| shape_name(id) == name))
    }
}

impl Type {
    /// Returns the absolute shape id of a structure, a union or an enum.
    #[must_use]
    pub fn id(self) -> Option<&'static str> {
        match self {
            Type::Structure(ty) => Some(ty.schema.id),
            Type::Union(ty) => Some(ty.schema.id),
            Type::Enum(schema) => Some(schema.id),
            Type::IntEnum(ty) => Some(ty.id),
            _ => None,
        }
    }
}
