//! An error response that was looked at, whichever error it turns out to be.

use std::error::Error;

use super::{ErrorStructure, Failure, Metadata, OperationError, Unhandled, message};
use crate::value::{Structure, copy};

/// Fills the members of a modelled error from a response: the protocol's part.
pub type Fill<'a> =
    &'a mut dyn FnMut(&mut dyn Structure, &Unhandled) -> Result<Metadata, Box<dyn Error + Send + Sync>>;

/// An error response whose error is identified: its facts, and a way to read its members.
pub struct Recognized<'a> {
    unhandled: Unhandled,
    fill: Fill<'a>,
}

impl<'a> Recognized<'a> {
    /// Returns an error response of its facts and a way to read its members.
    #[must_use]
    pub fn new(unhandled: Unhandled, fill: Fill<'a>) -> Self {
        Recognized { unhandled, fill }
    }

    /// Reads a modelled error.
    ///
    /// # Errors
    /// [`Unhandled`], with the reason, when the body does not have the members of the model.
    pub fn read<T: ErrorStructure>(self) -> Result<T, Unhandled> {
        let mut error = T::initial();
        let metadata = self.fill(&mut error)?;
        *error.metadata_mut() = metadata;
        Ok(error)
    }

    /// Returns the error as one that is not in the model.
    #[must_use]
    pub fn unhandled(self) -> Unhandled {
        self.unhandled
    }

    fn fill(self, error: &mut dyn Structure) -> Result<Metadata, Unhandled> {
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

/// Returns a copy of an error, read from itself: for generated code, which need not say it once more.
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
