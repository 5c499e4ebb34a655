//! The error of the public calls.

use std::fmt;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::emit::Unprintable;
use crate::error::Text;
use crate::files::{Changes, DiskError, DiskErrors};
use crate::ir::Lost;

/// An error that occurs when code is generated.
///
/// `Display` has all of it, over several lines for errors in models. `Debug` is the same, since cargo prints
/// that for a build script that fails. `source()` adds nothing to it.
#[non_exhaustive]
pub enum Error {
    /// Models are invalid, or cannot be read: their errors, and the warnings about the others.
    Models(Diagnostics),
    /// Services have names that they cannot have: one error for each module.
    Names(Vec<InvalidName>),
    /// No service has these operations.
    UnknownOperations(Vec<UnknownOperation>),
    /// No model has these services.
    UnknownServices(Vec<UnknownService>),
    /// A service has none of the selected operations.
    NoOperation {
        /// The name of the service.
        service: String,
    },
    /// Files that were not generated have the paths of generated ones.
    Blocked(Changes),
    /// A bug of the generator: it lost parts of the model.
    Lost(Lost),
    /// A file could not be written, or one of the folder that it goes to could not be read.
    Disk(DiskError),
    /// [`Build::to_out_dir`](crate::Build::to_out_dir) was called outside of a build script: `OUT_DIR` is not
    /// set.
    NoBuildScript,
    /// A bug of the generator: its output is not valid Rust.
    Generator(Unprintable),
}

/// An operation that was selected and that no service has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownOperation {
    /// The name or shape id that was selected.
    pub name: String,
    /// The name or shape id that was most likely meant.
    pub meant: Option<String>,
}

impl fmt::Display for UnknownOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no service has the operation `{}`; ", Text(&self.name))?;
        meant_or(self.meant.as_deref(), "expected the name or shape id of an operation", f)
    }
}

/// A service that was chosen and that no model has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownService {
    /// The shape id that was chosen.
    pub id: String,
    /// The shape id that was most likely meant.
    pub meant: Option<String>,
}

impl fmt::Display for UnknownService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no model has the service `{}`; ", Text(&self.id))?;
        meant_or(self.meant.as_deref(), "expected the shape id of a service", f)
    }
}

/// Writes the name that was most likely meant, or what was expected.
fn meant_or(meant: Option<&str>, expected: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match meant {
        Some(meant) => write!(f, "did you mean `{}`?", Text(meant)),
        None => f.write_str(expected),
    }
}

/// An error in the names of services.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidName {
    /// A service is given several times.
    Repeated(String),
    /// Several services have the same module name.
    SameModule {
        /// The name of the module.
        module: String,
        /// The names of the services, which differ.
        names: Vec<String>,
    },
    /// The module of a service has the name of the file that declares the modules.
    Reserved(String),
    /// A service has the name of a feature that the crate has itself.
    OwnFeature(String),
}

impl fmt::Display for InvalidName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidName::Repeated(name) => write!(
                f,
                "the service `{}` is named twice; list the files of its model after one `=`",
                Text(name)
            ),
            InvalidName::SameModule { module, names } => {
                let names: Vec<String> = names.iter().map(|name| format!("`{}`", Text(name))).collect();
                let (all, one) = if names.len() == 2 { ("both", "one") } else { ("all", "all but one") };
                write!(f, "the services {} are {all} module `{module}`; rename {one}", enumerated(&names))
            }
            InvalidName::Reserved(name) => {
                write!(f, "the service `{}` is named as the file that declares it; rename it", Text(name))
            }
            InvalidName::OwnFeature(name) => {
                write!(
                    f,
                    "the service `{}` is named as a feature that the crate has itself; rename it",
                    Text(name)
                )
            }
        }
    }
}

/// Returns the items as a person lists them: `a`, `a and b`, `a, b and c`.
fn enumerated(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Writes a line for each.
fn lines<T: fmt::Display>(all: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    all.iter().enumerate().try_for_each(|(at, one)| {
        let end = if at > 0 { "\n" } else { "" };
        write!(f, "{end}{one}")
    })
}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        Error::Disk(error)
    }
}

/// Files of models that cannot be read are errors of these models: one call reports them all, beside the others.
impl From<DiskErrors> for Error {
    fn from(errors: DiskErrors) -> Self {
        Error::Models(Diagnostics(errors.0.into_iter().map(Diagnostic::from).collect()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Models(diagnostics) => diagnostics.fmt(f),
            Error::Names(all) => lines(all, f),
            Error::UnknownOperations(all) => lines(all, f),
            Error::UnknownServices(all) => lines(all, f),
            Error::NoOperation { service } => {
                let service = Text(service);
                write!(
                    f,
                    "the service `{service}` has none of the operations that are asked for; leave it out"
                )
            }
            Error::Blocked(changes) => f.write_str(changes.text("build again").trim_end()),
            Error::Lost(error) => error.fmt(f),
            Error::Disk(error) => error.fmt(f),
            Error::NoBuildScript => f.write_str("OUT_DIR is not set; only a build script has it"),
            Error::Generator(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
