//! The services that models hold tests for, and the tests.

use std::error::Error;
use std::fs;
use std::path::Path;

use ferrosmith::files::Files;
use ferrosmith::model::{Model, ShapeId, Source};
use ferrosmith::{emit, ir, names, passes};

use super::case::{Case, Subject, cases, protocols};
use super::unbound;

/// An error structure, and the operation whose error enum stands for it.
pub(super) struct ErrorRow {
    pub(super) name: String,
    pub(super) operation: String,
    pub(super) operation_error: String,
}

/// A service with tests.
pub(super) struct Service {
    pub(super) module: String,
    pub(super) ir: ir::Service,
    pub(super) operations: Vec<String>,
    pub(super) errors: Vec<ErrorRow>,
    /// The operations whose input has events.
    pub(super) inputs: Vec<String>,
    /// The operations whose output has events.
    pub(super) outputs: Vec<String>,
}

/// The tests of some models.
#[derive(Default)]
pub(super) struct Suite {
    pub(super) services: Vec<Service>,
    pub(super) cases: Vec<Case>,
    pub(super) files: Files,
    features: Vec<emit::Feature>,
}

impl Suite {
    /// Reads the models; each is one file.
    pub(super) fn read(paths: &[impl AsRef<Path>]) -> Result<Suite, Box<dyn Error>> {
        let mut suite = Suite::default();
        for path in paths {
            suite.take(&load(path.as_ref())?)?;
        }
        suite.files.insert("services/mod.rs".to_owned(), emit::declarations(&suite.features)?);
        Ok(suite)
    }

    /// Takes the services of a model that have tests for one of the protocols.
    pub(super) fn take(&mut self, model: &Model) -> Result<(), Box<dyn Error>> {
        for id in model.service_ids() {
            let module = self.module_name(id);
            let service = ir::lower(model, &model.closure(id)?, &module)?;
            let cases = cases_of(model, &service, &module);
            if cases.is_empty() {
                continue;
            }
            self.cases.extend(cases);
            for (path, text) in emit::service(&service)? {
                self.files.insert(format!("services/{}/{path}", names::plain(&module)), text);
            }
            let runtime = emit::runtime_features(&service);
            self.features.push(emit::Feature { name: module.clone(), module: module.clone(), runtime });
            self.services.push(described(module, service));
        }
        Ok(())
    }

    /// Returns a module's name: the shape's, with a number when another service has it.
    fn module_name(&self, id: &ShapeId) -> String {
        let name = names::module_name(id.name());
        let taken = |name: &str| self.services.iter().any(|service| service.module == name);
        let numbered = (2..).map(|number| format!("{name}{number}"));
        std::iter::once(name.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(name)
    }
}

fn load(path: &Path) -> Result<Model, Box<dyn Error>> {
    let text = fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let name = path.display().to_string();
    let file = Source { name: &name, text: &text };
    let mut model = Model::load(&[file])?;
    if let Some(services) = unbound::services(&model)? {
        model = Model::load(&[file, Source { name: "the tests' own services", text: services.as_bytes() }])?;
    }
    Ok(passes::run(model)?)
}

/// Returns the tests of a service's operations and errors for the protocols that it speaks.
fn cases_of(model: &Model, service: &ir::Service, module: &str) -> Vec<Case> {
    let operations = service.operations.iter().map(|operation| (&operation.id, &operation.name, None));
    let errors = service.errors.iter().filter_map(|error| {
        let operation = raiser(service, &error.name)?;
        Some((&error.id, &operation.name, Some(error.name.clone())))
    });
    let mut found = Vec::new();
    for (id, operation, error) in operations.chain(errors) {
        let Some(shape) = model.shapes.values().find(|shape| shape.id.as_str() == id) else { continue };
        let subject =
            Subject { service: names::plain(module).to_owned(), operation: operation.clone(), error };
        let spoken = protocols().filter(|(id, _)| service.protocols.iter().any(|of| of == id));
        for (protocol_id, protocol) in spoken {
            found.extend(cases(shape, protocol_id).into_iter().map(|(direction, id, test)| {
                let subject = subject.clone();
                Case { id, protocol, direction, subject, test }
            }));
        }
    }
    found
}

/// Returns the first operation that answers with an error.
fn raiser<'a>(service: &'a ir::Service, error: &str) -> Option<&'a ir::Operation> {
    let answers =
        |operation: &&ir::Operation| operation.error.variants.iter().any(|(variant, _)| variant == error);
    service.operations.iter().find(answers)
}

fn described(module: String, service: ir::Service) -> Service {
    let errors = service.errors.iter().filter_map(|error| {
        let operation = raiser(&service, &error.name)?;
        Some(ErrorRow {
            name: error.name.clone(),
            operation: operation.name.clone(),
            operation_error: operation.error.name.clone(),
        })
    });
    let errors = errors.collect();
    let named = |is_wanted: fn(&ir::Operation) -> bool| {
        let wanted = service.operations.iter().filter(|operation| is_wanted(operation));
        wanted.map(|operation| operation.name.clone()).collect()
    };
    let operations = named(|_| true);
    let inputs = named(|operation| operation.input_events.is_some());
    let outputs = named(|operation| operation.output_events.is_some());
    Service { module, operations, errors, inputs, outputs, ir: service }
}
