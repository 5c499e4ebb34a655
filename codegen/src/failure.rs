//! The one error of the generator's public calls.

use std::fmt;

use crate::diagnostics::Diagnostics;
use crate::emit::Unprintable;
use crate::error::Text;
use crate::files::{DiskError, Report};
use crate::ir::Lost;

/// An error that a call of the generator returns.
///
/// `Display` says everything, over several lines where models are to blame, and `Debug` says the same: that is what
/// cargo shows of a build script that returns it or panics with it. Nothing of that is repeated by `source()`.
#[non_exhaustive]
pub enum Error {
    /// Models that cannot be used: all that is wrong with all of them, and the warnings about the others.
    Models(Diagnostics),
    /// Two services that have the same module.
    SameModule {
        /// The name of the module.
        module: String,
        /// The names of the services.
        names: [String; 2],
    },
    /// A service that is named as the file that declares the modules.
    ReservedName(String),
    /// Operations that are asked for and that no service has.
    UnknownOperations(Vec<String>),
    /// A service that has none of the operations that are asked for.
    NoOperation {
        /// The name of the service.
        service: String,
    },
    /// Files that were not generated, in the way of what a build script generates.
    Blocked(Report),
    /// A mistake of the generator: it lost something that the model defines.
    Lost(Lost),
    /// A file that could not be read or written.
    Disk(DiskError),
    /// A call that only a build script can make: `OUT_DIR` is not set.
    NoBuildScript,
    /// A mistake of the generator: it made something that is no Rust.
    Generator(Unprintable),
}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        Error::Disk(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Models(diagnostics) => diagnostics.fmt(f),
            Error::SameModule { module, names: [first, second] } => {
                let (first, second) = (Text(first), Text(second));
                write!(f, "the services `{first}` and `{second}` are both module `{module}`; rename one")
            }
            Error::ReservedName(name) => {
                write!(f, "the service `{}` is named as the file that declares it; rename it", Text(name))
            }
            Error::UnknownOperations(names) => {
                let names = names.join("`, `");
                let names = Text(&names);
                write!(
                    f,
                    "no service has the operations `{names}`; expected names or shape ids of operations"
                )
            }
            Error::NoOperation { service } => {
                let service = Text(service);
                write!(
                    f,
                    "the service `{service}` has none of the operations that are asked for; leave it out"
                )
            }
            Error::Blocked(report) => f.write_str(report.text("build again").trim_end()),
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
