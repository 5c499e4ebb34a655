//! The pipeline in one visible chain.

use std::fmt;

use crate::emit::{self, Feature, Unprintable};
use crate::error::{Errors, Text};
use crate::files::Files;
use crate::model::{Model, ShapeId, Source};
use crate::warnings::{self, Warning};
use crate::{ir, names, parallel, passes};

/// One service to generate: a model, in one or several files.
#[derive(Debug)]
pub struct Input<'a> {
    /// The name of the cargo feature; the module is named after it.
    pub name: String,
    /// The files: their names, for errors, and their bytes.
    pub sources: Vec<Source<'a>>,
    /// The shape id of the service, where the model holds several; `None` takes the only one.
    pub service: Option<String>,
}

/// Why nothing was generated.
#[derive(Debug)]
pub enum Failure {
    /// The model cannot be used.
    Model(Errors),
    /// The model holds no service, or several and none was chosen.
    Services {
        /// The files of the model.
        files: Vec<String>,
        /// The shape ids of the services.
        found: Vec<String>,
    },
    /// The service that was chosen is not in the model.
    NoSuchService {
        /// The files of the model.
        files: Vec<String>,
        /// The shape id that was asked for.
        wanted: String,
        /// The shape ids of the services.
        found: Vec<String>,
    },
    /// Two services have the same module.
    SameModule {
        /// The module.
        module: String,
        /// The names that make it.
        names: [String; 2],
    },
    /// A service is named as the file that declares the modules.
    Reserved(String),
    /// The generator is wrong.
    Generator(Unprintable),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Model(errors) => errors.fmt(f),
            Failure::Services { files, found } if found.is_empty() => {
                let files = files.join(", ");
                write!(f, "{files}: found no shape of type `service`, expected one; add the file that has it")
            }
            Failure::Services { files, found } => {
                let (files, count, found) = (files.join(", "), found.len(), found.join("`, `"));
                write!(f, "{files}: found {count} services (`{found}`), expected one; ")?;
                f.write_str("choose one: `--service ID`, `Build::service_id` in a build script")
            }
            Failure::NoSuchService { files, wanted, found } => {
                let (files, found) = (files.join(", "), found.join("`, `"));
                write!(f, "{files}: found no service `{}`, expected one of `{found}`", Text(wanted))
            }
            Failure::SameModule { module, names: [first, second] } => {
                write!(f, "the services `{first}` and `{second}` are both module `{module}`; rename one")
            }
            Failure::Reserved(name) => {
                write!(f, "the service `{name}` is named as the file that declares it; rename it")
            }
            Failure::Generator(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

/// Generates the sources of a crate: `lib.rs`, and a module per service behind a feature.
///
/// # Errors
/// Of the first model that cannot be used, all errors that one step found.
pub fn generate(inputs: &[Input<'_>]) -> Result<Files, Failure> {
    let (mut files, features) = modules(inputs, "lib")?;
    files.insert("lib.rs".to_owned(), emit::crate_root(&features).map_err(Failure::Generator)?);
    Ok(files)
}

/// Generates sources that a crate includes: a module per service, and `services.rs`, which declares them.
///
/// # Errors
/// As [`generate`].
pub fn generate_included(inputs: &[Input<'_>]) -> Result<Files, Failure> {
    let (mut files, features) = modules(inputs, "services")?;
    files.insert("services.rs".to_owned(), emit::declarations(&features).map_err(Failure::Generator)?);
    Ok(files)
}

/// What the models say and the code generated from them will not do, service by service.
///
/// # Errors
/// As [`generate`], as far as models are to blame.
pub fn warnings(inputs: &[Input<'_>]) -> Result<Vec<Warning>, Failure> {
    let all = parallel::map(inputs, |input| {
        let (model, service) = load(input)?;
        let closure = model.closure(&service).map_err(Failure::Model)?;
        Ok(warnings::of_service(&model, &closure))
    });
    Ok(all.into_iter().collect::<Result<Vec<_>, Failure>>()?.concat())
}

/// The modules that `root` declares. It is a file beside them, so that none can have its name.
fn modules(inputs: &[Input<'_>], root: &str) -> Result<(Files, Vec<Feature>), Failure> {
    let modules = module_names(inputs, root)?;
    let inputs: Vec<_> = inputs.iter().zip(modules).collect();
    let services = parallel::map(&inputs, |(input, module)| lower(input, module));
    let services = services.into_iter().collect::<Result<Vec<_>, Failure>>()?;
    let files = emit::services(&services).map_err(Failure::Generator)?;
    let features = inputs.iter().zip(services).map(|((input, _), service)| Feature {
        name: input.name.clone(),
        summary: service.docs.into_iter().next().unwrap_or_default(),
        module: service.module,
    });
    Ok((files, features.collect()))
}

fn module_names(inputs: &[Input<'_>], root: &str) -> Result<Vec<String>, Failure> {
    let mut modules: Vec<String> = Vec::new();
    for input in inputs {
        let module = names::module_name(&input.name);
        if let Some(other) = modules.iter().position(|other| *other == module) {
            return Err(Failure::SameModule {
                module,
                names: [&inputs[other], input].map(|input| input.name.clone()),
            });
        }
        if module == root {
            return Err(Failure::Reserved(input.name.clone()));
        }
        modules.push(module);
    }
    Ok(modules)
}

/// Loads the model of a service, and finds the service.
fn load(input: &Input<'_>) -> Result<(Model, ShapeId), Failure> {
    let model = Model::load(&input.sources).and_then(passes::run).map_err(Failure::Model)?;
    let services = model.service_ids();
    let chosen = |id: &&&ShapeId| input.service.as_deref().is_none_or(|wanted| id.as_str() == wanted);
    match (&services.iter().filter(chosen).collect::<Vec<_>>()[..], &input.service) {
        ([service], _) => {
            let service = ShapeId::clone(service);
            Ok((model, service))
        }
        ([], Some(wanted)) if !services.is_empty() => Err(Failure::NoSuchService {
            files: files(input),
            wanted: wanted.clone(),
            found: texts(&services),
        }),
        _ => Err(Failure::Services { files: files(input), found: texts(&services) }),
    }
}

fn files(input: &Input<'_>) -> Vec<String> {
    input.sources.iter().map(|source| source.name.to_owned()).collect()
}

fn texts(ids: &[&ShapeId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn lower(input: &Input<'_>, module: &str) -> Result<ir::Service, Failure> {
    let (model, service) = load(input)?;
    ir::lower(&model, &service, module).map_err(Failure::Model)
}
