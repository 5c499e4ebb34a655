//! The pipeline in one visible chain.

mod chosen;
mod lowered;
mod stream;

use crate::diagnostics::Diagnostics;
use crate::emit;
use crate::failure::Error;
use crate::files::Files;
use crate::model::Source;

pub(crate) use lowered::{Lowered, lower};
pub(crate) use stream::{Part, module_names, stream};

/// One service to generate: a model, in one or several files.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Input<'a> {
    /// The name of the cargo feature; the module is named after it.
    pub name: String,
    /// The files: their names, for errors, and their bytes.
    pub sources: Vec<Source<'a>>,
    /// The shape id of the service, when the model has several.
    pub service: Option<String>,
    /// The names or shape ids of the operations to generate, with what they need; all of them when empty.
    ///
    /// Each must be an operation of this or another input of the same call.
    pub operations: Vec<String>,
    /// Whether structures keep the members that the model does not know, and write them again.
    pub keep_unknown_members: bool,
}

impl<'a> Input<'a> {
    /// Returns the input for all of a model's only service.
    pub fn new(name: impl Into<String>, sources: impl IntoIterator<Item = Source<'a>>) -> Self {
        Input {
            name: name.into(),
            sources: sources.into_iter().collect(),
            service: None,
            operations: Vec::new(),
            keep_unknown_members: false,
        }
    }
}

/// Sources, and what the generated code will not do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Generated {
    /// The files of a crate's `src`, or what is included.
    pub files: Files,
    /// The warnings, in the order of the inputs, sorted by place for each.
    pub warnings: Diagnostics,
}

/// Generates the sources of a crate: `lib.rs`, and a module per service behind a feature.
///
/// # Errors
/// When a model cannot be used: all that is wrong with any of them, as far as one step finds it.
pub fn generate(inputs: &[Input<'_>]) -> Result<Generated, Error> {
    all(inputs, Root::Crate)
}

/// Generates sources that a crate includes: a module per service, and `services.rs`, which declares them.
///
/// # Errors
/// As [`generate`].
pub fn generate_included(inputs: &[Input<'_>]) -> Result<Generated, Error> {
    all(inputs, Root::Included)
}

/// The file that declares the modules. It stands beside them, so that no module can have its name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Root {
    /// `lib.rs`, each module behind a feature.
    Crate,
    /// `services.rs`, for a crate to include.
    Included,
}

impl Root {
    /// Returns the module that the file is.
    fn module(self) -> &'static str {
        match self {
            Root::Crate => "lib",
            Root::Included => "services",
        }
    }

    /// Prints the file: its path and its text. The services stand in the order of their names; a crate's
    /// documentation is the file `front`, where there is one.
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
    let modules = module_names(inputs.iter().map(|input| input.name.as_str()), root)?;
    let inputs: Vec<_> = inputs.iter().zip(modules).collect();
    let wanted = inputs.iter().flat_map(|(input, _)| &input.operations);
    let (mut generated, mut features) = (Generated::default(), Vec::new());
    stream(
        &inputs,
        wanted,
        |(input, module)| lower(input, module),
        |part| {
            generated.files.extend(part.files);
            generated.warnings.0.extend(part.warnings);
            features.push(part.feature);
            Ok(())
        },
    )?;
    generated.files.extend([root.print(features, None)?]);
    Ok(generated)
}
