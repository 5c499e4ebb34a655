//! The reasons for which nothing is generated.

use std::fmt;

use crate::emit::Unprintable;
use crate::error::{Errors, Text};
use crate::ir::Lost;

/// A reason for which nothing was generated.
#[derive(Debug)]
#[non_exhaustive]
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
    /// Operations that are asked for and that no service has.
    Operations(Vec<String>),
    /// A service has none of the operations that are asked for.
    NoOperation {
        /// The name of the service.
        service: String,
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
    /// The generator lost something that the model defines.
    Lost(Lost),
    /// The generator printed something that is no Rust.
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
            Failure::Operations(names) => {
                let names = names.join("`, `");
                write!(
                    f,
                    "no service has the operations `{names}`; expected names or shape ids of operations"
                )
            }
            Failure::NoOperation { service } => {
                write!(
                    f,
                    "the service `{service}` has none of the operations that are asked for; leave it out"
                )
            }
            Failure::SameModule { module, names: [first, second] } => {
                write!(f, "the services `{first}` and `{second}` are both module `{module}`; rename one")
            }
            Failure::Reserved(name) => {
                write!(f, "the service `{name}` is named as the file that declares it; rename it")
            }
            Failure::Lost(error) => error.fmt(f),
            Failure::Generator(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}
