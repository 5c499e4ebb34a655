//! The pipeline in one visible chain.

use std::fmt;

use crate::emit::{self, Feature, Unprintable};
use crate::error::Errors;
use crate::files::Files;
use crate::model::{Model, Source};
use crate::{ir, names, passes};

/// One service to generate: a model, in one or several files.
#[derive(Debug)]
pub struct Input<'a> {
    /// The name of the cargo feature; the module is named after it.
    pub name: String,
    /// The files: their names, for errors, and their bytes.
    pub sources: Vec<Source<'a>>,
}

/// Why nothing was generated.
#[derive(Debug)]
pub enum Failure {
    /// The model cannot be used.
    Model(Errors),
    /// The model holds no service, or several.
    Services(String, Vec<String>),
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
            Failure::Services(name, found) => {
                write!(f, "{name}: found {} services ({}), expected one", found.len(), found.join(", "))
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

/// The modules that `root` declares. It is a file beside them, so that none can have its name.
fn modules(inputs: &[Input<'_>], root: &str) -> Result<(Files, Vec<Feature>), Failure> {
    let mut files = Files::new();
    let mut features: Vec<Feature> = Vec::new();
    for input in inputs {
        let module = names::module_name(&input.name);
        if let Some(other) = features.iter().find(|feature| feature.module == module) {
            return Err(Failure::SameModule { module, names: [other.name.clone(), input.name.clone()] });
        }
        if module == root {
            return Err(Failure::Reserved(input.name.clone()));
        }
        let service = lower(input, module)?;
        for (path, text) in emit::service(&service).map_err(Failure::Generator)? {
            files.insert(format!("{}/{path}", names::plain(&service.module)), text);
        }
        features.push(Feature {
            name: input.name.clone(),
            summary: service.docs.first().cloned().unwrap_or_default(),
            module: service.module,
        });
    }
    Ok((files, features))
}

fn lower(input: &Input<'_>, module: String) -> Result<ir::Service, Failure> {
    let model = Model::load(&input.sources).and_then(passes::run).map_err(Failure::Model)?;
    let services = model.service_ids();
    let [service] = services[..] else {
        let found = services.iter().map(ToString::to_string).collect();
        return Err(Failure::Services(input.name.clone(), found));
    };
    let mut service = ir::lower(&model, service).map_err(Failure::Model)?;
    service.module = module;
    Ok(service)
}
