//! Errors: of models that cannot be loaded, and of services.

use std::fmt;

use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::{Failure, Metadata, Unhandled};

use crate::DynamicStructure;

/// An error that occurs when a model is loaded.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The model is invalid.
    Model(ferrosmith::Error),
    /// A structure contains so many structures by required members that no value of it can be made.
    TooLarge {
        /// The absolute shape id of the structure.
        shape: String,
        /// The largest number of structures in a structure.
        most: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Model(error) => error.fmt(f),
            Error::TooLarge { shape, most } => write!(
                f,
                "`{shape}`: expected at most {most} structures in a value by required members, found more; \
                 make some of the members optional"
            ),
        }
    }
}

impl std::error::Error for Error {}

/// An error of a service: a modelled one as a structure, or any other.
#[derive(Debug, Clone, PartialEq)]
pub enum DynamicError {
    /// An error of the model.
    Modeled {
        /// The members.
        structure: DynamicStructure,
        /// The facts of the response that are not members.
        metadata: Metadata,
    },
    /// Any other error.
    Unhandled(Unhandled),
}

impl DynamicError {
    /// Returns a modelled error.
    #[must_use]
    pub fn new(structure: DynamicStructure) -> Self {
        DynamicError::Modeled { structure, metadata: Metadata::default() }
    }
}

impl ServiceError for DynamicError {
    fn failure(&self) -> Failure<'_> {
        match self {
            DynamicError::Modeled { structure, metadata } => Failure::Modeled { structure, metadata },
            DynamicError::Unhandled(error) => Failure::Unhandled(error),
        }
    }
}

impl fmt::Display for DynamicError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure().fmt(f)
    }
}

impl std::error::Error for DynamicError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            DynamicError::Modeled { .. } => None,
            DynamicError::Unhandled(error) => error.source(),
        }
    }
}
