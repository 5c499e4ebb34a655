//! One service, from the text of its model to the intermediate representation.

use super::{Failure, Input};
use crate::emit::Feature;
use crate::ir;
use crate::model::{Model, ShapeId};
use crate::passes;
use crate::warnings::{self, Warning};

/// A service that is ready to be printed. The model is gone.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) feature: Feature,
    pub(crate) service: ir::Service,
    pub(crate) warnings: Vec<Warning>,
}

/// Loads and checks a model once, and takes everything from it.
pub(crate) fn lower(input: &Input<'_>, module: &str) -> Result<Lowered, Failure> {
    let model = Model::load(&input.sources).and_then(passes::run).map_err(Failure::Model)?;
    let service = choose(&model, input)?;
    let wanted = |id: &ShapeId| {
        input.operations.is_empty()
            || input.operations.iter().any(|name| id.name() == name || id.as_str() == name)
    };
    let closure = model.closure_of(&service, wanted).map_err(Failure::Model)?;
    if closure.operations.is_empty() && !input.operations.is_empty() {
        return Err(Failure::NoOperation { service: input.name.clone() });
    }
    let warnings = warnings::of_service(&model, &closure);
    let service = ir::lower(&model, &closure, module).map_err(Failure::Model)?;
    ir::conserved(&model, &closure, &service).map_err(Failure::Lost)?;
    let summary = service.docs.first().cloned().unwrap_or_default();
    let feature = Feature { name: input.name.clone(), module: module.to_owned(), summary };
    Ok(Lowered { feature, service, warnings })
}

/// The service of a model: the one that is asked for, or the only one.
fn choose(model: &Model, input: &Input<'_>) -> Result<ShapeId, Failure> {
    let services = model.service_ids();
    let files = || input.sources.iter().map(|source| source.name.to_owned()).collect();
    let found = || services.iter().map(ToString::to_string).collect();
    match (&services[..], &input.service) {
        (_, Some(wanted)) if !services.is_empty() => {
            let chosen = services.iter().find(|id| id.as_str() == wanted);
            chosen.map(|id| (*id).clone()).ok_or_else(|| Failure::NoSuchService {
                files: files(),
                wanted: wanted.clone(),
                found: found(),
            })
        }
        ([service], None) => Ok((*service).clone()),
        _ => Err(Failure::Services { files: files(), found: found() }),
    }
}
