//! Lowering a service: from the text of its model to the intermediate representation.

use super::{Clients, Input, Servers, chosen};
use crate::diagnostics::{Diagnostic, Diagnostics, diagnose};
use crate::emit::{self, Feature};
use crate::error::Errors;
use crate::failure::Error;
use crate::ir;
use crate::model::nearest::nearest;
use crate::model::{Model, ShapeId};
use crate::passes;
use crate::warnings;

/// A service in the intermediate representation. Its model has been dropped.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) feature: Feature,
    pub(crate) service: ir::Service,
    pub(crate) warnings: Vec<Diagnostic>,
    /// The operations that are asked for and that the service does not have, with those that were most likely meant.
    pub(crate) meant: Vec<(String, Option<String>)>,
}

/// Loads, checks and lowers a model.
pub(crate) fn lower(input: &Input<'_>, module: &str) -> Result<Lowered, Error> {
    let refuse = |errors: Errors| Error::Models(Diagnostics(diagnose(errors.0, &input.sources)));
    let model = Model::load(&input.sources).and_then(passes::run).map_err(refuse)?;
    let service = chosen::service(input, &model).map_err(refuse)?;
    let wanted = |id: &ShapeId| {
        input.operations.is_empty()
            || input.operations.iter().any(|name| id.name() == name || id.as_str() == name)
    };
    let closure = model.closure_of(&service, wanted).map_err(refuse)?;
    let meant = unknown_operations(input, &model.service_operations(&service));
    let warnings = diagnose(warnings::of_service(&model, &closure), &input.sources);
    let mut service = ir::lower(&model, &closure, module).map_err(refuse)?;
    ir::conserved(&model, &closure, &service).map_err(Error::Lost)?;
    if input.keep_unknown_members {
        ir::keep_unknown_members(&mut service);
    }
    match &input.clients {
        None => {}
        Some(Clients::Always) => ir::with_client(&mut service, None),
        Some(Clients::Feature(feature)) => ir::with_client(&mut service, Some(feature)),
    }
    match &input.servers {
        None => {}
        Some(Servers::Always) => ir::with_server(&mut service, None),
        Some(Servers::Feature(feature)) => ir::with_server(&mut service, Some(feature)),
    }
    let runtime = emit::runtime_features(&service);
    let feature = Feature { name: input.name.clone(), module: module.to_owned(), runtime };
    Ok(Lowered { feature, service, warnings, meant })
}

/// Returns the operations that are asked for and that the service does not have, with those that were most likely meant.
fn unknown_operations(input: &Input<'_>, all: &[ShapeId]) -> Vec<(String, Option<String>)> {
    let names = || all.iter().map(ShapeId::name);
    let ids = || all.iter().map(ShapeId::as_str);
    let wanted = input.operations.iter();
    let unknown = wanted.filter(|wanted| !names().chain(ids()).any(|known| known == *wanted));
    let meant = |wanted: &String| match wanted.contains('#') {
        true => nearest(wanted, ids()),
        false => nearest(wanted, names()),
    };
    unknown.map(|wanted| (wanted.clone(), meant(wanted).map(str::to_owned))).collect()
}
