//! Lowering a service: from the text of its model to the intermediate representation.

use super::{Clients, Input, Servers, Wanted, chosen};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, diagnose};
use crate::emit::{self, Feature};
use crate::error::Errors;
use crate::failure::Error;
use crate::ir;
use crate::model::nearest::nearest;
use crate::model::{Model, ShapeId};
use crate::names;
use crate::parallel;
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
    /// The same for services.
    pub(crate) meant_services: Vec<(String, Option<String>)>,
}

/// A model with one of its services in the intermediate representation, for code that works with models at run time.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The model, normalized by the passes.
    pub model: Model,
    /// The service: the chosen one, or the only one.
    pub service: ir::Service,
    /// The warnings about the service.
    pub warnings: Diagnostics,
}

/// Loads and checks a model, and lowers its service; nothing is generated.
///
/// ```
/// use ferrosmith::Input;
/// use ferrosmith::model::Source;
///
/// let model = br#"{
///     "smithy": "2.0",
///     "shapes": {
///         "example#Weather": {
///             "type": "service",
///             "version": "1",
///             "operations": [{ "target": "example#GetForecast" }]
///         },
///         "example#GetForecast": { "type": "operation" }
///     }
/// }"#;
/// let input = Input::new("weather", [Source { name: "weather.json", text: model }]);
/// let loaded = ferrosmith::load(&input)?;
/// assert_eq!(loaded.service.operations[0].wire, "GetForecast");
/// # Ok::<(), ferrosmith::Error>(())
/// ```
///
/// # Errors
/// Returns the errors of the model, and an error for an operation that is asked for and that the service does not have.
pub fn load(input: &Input<'_>) -> Result<Loaded, Error> {
    let (model, lowered) = both(input, &names::module_name(&input.name))?;
    let mut wanted = Wanted::new(&input.operations, &[]);
    wanted.found(&lowered);
    wanted.none_missing()?;
    Ok(Loaded { model, service: lowered.service, warnings: Diagnostics(lowered.warnings) })
}

/// Loads, checks and lowers a model.
pub(crate) fn lower(input: &Input<'_>, module: &str) -> Result<Lowered, Error> {
    both(input, module).map(|(_, lowered)| lowered)
}

/// Loads, checks and lowers a model, and returns it, too.
fn both(input: &Input<'_>, module: &str) -> Result<(Model, Lowered), Error> {
    let refuse = |errors: Errors| Error::Models(Diagnostics(diagnose(errors.0, &input.sources)));
    let model = Model::load(&input.sources).and_then(passes::flatten_mixins).map_err(refuse)?;
    // Their selectors are about the model as it is written, but for mixins.
    let mut warned = warnings::validators::of_model(&model);
    let model = passes::run(model).map_err(refuse)?;
    let service = chosen::service(input, &model).map_err(refuse)?;
    let wanted = |id: &ShapeId| {
        input.operations.is_empty()
            || input.operations.iter().any(|name| id.name() == name || id.as_str() == name)
    };
    let teller = tells_endpoints(&model, &service, wanted);
    let closure = model.closure_of(&service, |id| wanted(id) || Some(id) == teller).map_err(refuse)?;
    let meant_services = chosen::unknown(input, &model);
    let meant = unknown_operations(input, &model.service_operations(&service));
    let (service, of_service) =
        parallel::both(|| ir::lower(&model, &closure, module), || warnings::of_service(&model, &closure));
    let mut service = service.map_err(refuse)?;
    ir::conserved(&model, &closure, &service).map_err(Error::Lost)?;
    warned.extend(of_service);
    warned.extend(warnings::of_rules(&model, &closure, service.endpoint_rules.as_ref()));
    let warnings = diagnose(warnings::heeded(&model, warned), &input.sources);
    if warnings.iter().any(|one| one.severity == Severity::Error) {
        return Err(Error::Models(Diagnostics(warnings)));
    }
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
    Ok((model, Lowered { feature, service, warnings, meant, meant_services }))
}

/// Returns the operation that tells the endpoints of operations which are wanted.
fn tells_endpoints<'a>(
    model: &'a Model,
    service: &ShapeId,
    wanted: impl Fn(&ShapeId) -> bool,
) -> Option<&'a ShapeId> {
    let discovered = |id: &ShapeId| {
        wanted(id) && model.get(id).is_some_and(|shape| shape.traits.client_discovered_endpoint().is_some())
    };
    let discovery = model.get(service)?.traits.client_endpoint_discovery()?;
    model.service_operations(service).iter().any(discovered).then_some(&discovery.operation)
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
