//! Servers that cannot be built.

use std::error::Error;
use std::fmt;

/// An error of a server that cannot be built.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// An operation belongs to another service.
    OtherService {
        /// The shape id of the operation.
        operation: &'static str,
        /// The shape id of its service.
        found: &'static str,
        /// The shape id of the server's service.
        expected: &'static str,
    },
    /// An operation is not in the service's schema.
    UnknownOperation {
        /// The shape id of the operation.
        operation: &'static str,
        /// The shape id of the server's service.
        service: &'static str,
    },
    /// An operation has two handlers.
    Twice {
        /// The shape id of the operation.
        operation: &'static str,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::OtherService { operation, found, expected } => {
                write!(
                    f,
                    "{operation}: expected an operation of {expected}, found one of {found}; give it a server of its own"
                )
            }
            BuildError::UnknownOperation { operation, service } => {
                write!(
                    f,
                    "{operation}: expected an operation of {service}, found one that its schema does not list"
                )
            }
            BuildError::Twice { operation } => {
                write!(f, "{operation}: expected one handler, found two; remove one of them")
            }
        }
    }
}

impl Error for BuildError {}
