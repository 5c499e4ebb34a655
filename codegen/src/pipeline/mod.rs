//! The pipeline: from models to files.

mod chosen;
mod lowered;
mod stream;
mod wanted;

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::emit;
use crate::failure::Error;
use crate::files::Files;
use crate::model::Source;

pub use lowered::{Loaded, load};
pub(crate) use lowered::{Lowered, lower};
pub(crate) use stream::{Part, module_names, stream};
pub(crate) use wanted::Wanted;

/// A service to generate, with its model in one or several files.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Input<'a> {
    /// The name of the cargo feature, which is also that of the module, in snake case.
    pub name: String,
    /// The model files, which are merged.
    pub sources: Vec<Source<'a>>,
    /// The shape id of the service; needed if the model has several, and `service_ids` chooses none of them.
    pub service: Option<String>,
    /// The shape ids of services that are chosen, of this model or of others of the same call.
    pub service_ids: Vec<String>,
    /// The names or shape ids of the operations to generate, with the shapes that they need; all operations
    /// if empty.
    ///
    /// Each must be an operation of an input of the same call.
    pub operations: Vec<String>,
    /// If `true`, structures keep members that are not in the model, and write them again.
    pub keep_unknown_members: bool,
    /// The clients to generate, with a method for each operation, if any.
    pub clients: Option<Clients>,
    /// The servers to generate, with a trait that has a method for each operation, if any.
    pub servers: Option<Servers>,
}

/// The clients of services: a module `client` in each, which needs the package `ferrosmith-client`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clients {
    /// Without a cargo feature.
    Always,
    /// Behind a cargo feature of this name.
    Feature(String),
}

/// The servers of services: a module `service` in each, which needs the package `ferrosmith-server`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Servers {
    /// Without a cargo feature.
    Always,
    /// Behind a cargo feature of this name.
    Feature(String),
}

impl<'a> Input<'a> {
    /// Returns the input for a model with one service, and all of its operations.
    pub fn new(name: impl Into<String>, sources: impl IntoIterator<Item = Source<'a>>) -> Self {
        Input {
            name: name.into(),
            sources: sources.into_iter().collect(),
            service: None,
            service_ids: Vec::new(),
            operations: Vec::new(),
            keep_unknown_members: false,
            clients: None,
            servers: None,
        }
    }
}

/// Generated files, and warnings about the models.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Generated {
    /// The files, by their paths.
    pub files: Files,
    /// The warnings, by service and location.
    pub warnings: Diagnostics,
    /// The features of `ferrosmith-runtime` that the services need beside its two halves.
    pub runtime_features: BTreeSet<String>,
}

/// Generates the sources of a crate: `lib.rs`, and a module for each service behind a feature.
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
/// let generated = ferrosmith::generate(&[input])?;
/// assert!(generated.files.contains_key("weather/operations.rs"));
/// assert!(generated.files["lib.rs"].contains("pub mod weather;"));
/// # Ok::<(), ferrosmith::Error>(())
/// ```
///
/// # Errors
/// Returns the errors of all models, as far as one step finds them.
pub fn generate(inputs: &[Input<'_>]) -> Result<Generated, Error> {
    all(inputs, Root::Crate)
}

/// Generates sources for a crate to include: a module for each service, and `services.rs`, which declares
/// them.
///
/// # Errors
/// The same as [`generate`].
pub fn generate_included(inputs: &[Input<'_>]) -> Result<Generated, Error> {
    all(inputs, Root::Included)
}

/// The file that declares the modules. It is beside them, so that no module can have its name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Root {
    /// `lib.rs`, each module behind a feature.
    Crate,
    /// `services.rs`, for a crate to include.
    Included,
}

impl Root {
    /// Returns the name of the file as a module.
    fn module(self) -> &'static str {
        match self {
            Root::Crate => "lib",
            Root::Included => "services",
        }
    }

    /// Returns the path and the text of the file. Services are sorted by name; `front` is the file with the
    /// documentation of a crate.
    pub(crate) fn print(
        self,
        mut features: Vec<emit::Feature>,
        front: Option<&str>,
    ) -> Result<(String, String), Error> {
        features.sort_by(|a, b| a.name.cmp(&b.name));
        let text = match self {
            Root::Crate => emit::crate_root(&features, front),
            Root::Included => emit::declarations(&features),
        };
        Ok((format!("{}.rs", self.module()), text.map_err(Error::Generator)?))
    }
}

fn all(inputs: &[Input<'_>], root: Root) -> Result<Generated, Error> {
    let modules = module_names(inputs.iter().map(|input| input.name.as_str()), root, &[])?;
    let inputs: Vec<_> = inputs.iter().zip(modules).collect();
    let operations = inputs.iter().flat_map(|(input, _)| &input.operations);
    let wanted = Wanted::new(operations, inputs.iter().flat_map(|(input, _)| &input.service_ids));
    let (mut generated, mut features) = (Generated::default(), Vec::new());
    stream(
        &inputs,
        wanted,
        |(input, module)| lower(input, module),
        |part| {
            generated.files.extend(part.files);
            generated.warnings.0.extend(part.warnings);
            generated.runtime_features.extend(part.feature.runtime.iter().cloned());
            features.push(part.feature);
            Ok(())
        },
    )?;
    generated.files.extend([root.print(features, None)?]);
    Ok(generated)
}
