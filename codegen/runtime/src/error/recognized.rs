//! Error responses whose error has been identified.

use std::error::Error;

use super::{ErrorStructure, Failure, Metadata, OperationError, Unhandled, message};
use crate::value::{Structure, copy};

/// Reads the members of a modelled error from a response, by its protocol.
pub type Fill<'a> =
    &'a mut dyn FnMut(&mut dyn Structure, &Unhandled) -> Result<Metadata, Box<dyn Error + Send + Sync>>;

/// An error response whose error has been identified: its facts, and a function that reads its members.
pub struct Recognized<'a> {
    unhandled: Unhandled,
    fill: Fill<'a>,
}

impl<'a> Recognized<'a> {
    /// Returns an error response of its facts, and a function that reads its members.
    #[must_use]
    pub fn new(unhandled: Unhandled, fill: Fill<'a>) -> Self {
        Recognized { unhandled, fill }
    }

    /// Reads a modelled error.
    ///
    /// # Errors
    /// Returns [`Unhandled`] with the reason, if the body does not have the members of the model.
    pub fn read<T: ErrorStructure>(self) -> Result<T, Unhandled> {
        let mut error = T::initial();
        let metadata = self.fill(&mut error)?;
        *error.metadata_mut() = metadata;
        Ok(error)
    }

    /// Reads a modelled error as a variant of an enum, or the enum's `Unhandled`.
    #[doc(hidden)]
    pub fn read_into<T: ErrorStructure, E: From<T> + From<Unhandled>>(self) -> E {
        self.read::<T>().map_or_else(E::from, E::from)
    }

    /// Returns the error as an unmodelled one.
    #[must_use]
    pub fn unhandled(self) -> Unhandled {
        self.unhandled
    }

    /// Reads the members of a modelled error into an empty structure.
    pub(crate) fn fill(self, error: &mut dyn Structure) -> Result<Metadata, Unhandled> {
        match (self.fill)(error, &self.unhandled) {
            Ok(mut metadata) => {
                if let (None, Some(text)) = (message(error), &self.unhandled.0.message) {
                    metadata.set_message(text);
                }
                Ok(metadata)
            }
            Err(cause) => Err(self.unhandled.unreadable(error.schema(), cause)),
        }
    }
}

impl std::fmt::Debug for Recognized<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recognized").field("unhandled", &self.unhandled).finish_non_exhaustive()
    }
}

/// Returns a copy of an error, for generated code.
#[must_use]
pub fn duplicate<E: OperationError>(error: &E) -> E {
    match error.failure() {
        Failure::Modeled { structure, metadata } => {
            let mut fill = |into: &mut dyn Structure, _: &Unhandled| {
                copy::structure(structure, into);
                Ok(metadata.clone())
            };
            let index = E::SCHEMAS.iter().position(|schema| schema.id == structure.schema().id);
            E::read(index.unwrap_or(usize::MAX), Recognized::new(Unhandled::default(), &mut fill))
        }
        Failure::Unhandled(unhandled) => unhandled.clone().into(),
    }
}
