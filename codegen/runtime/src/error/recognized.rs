//! An error response that was looked at, whichever error it turns out to be.

use std::error::Error;

use super::{ErrorStructure, Metadata, Unhandled};
use crate::value::Structure;

/// Fills the members of a modelled error from a response: the protocol's part.
pub type Fill<'a> =
    &'a mut dyn FnMut(&mut dyn Structure, &Unhandled) -> Result<Metadata, Box<dyn Error + Send + Sync>>;

/// An error response: what it says whichever error it is, and the way to its members.
pub struct Recognized<'a> {
    unhandled: Unhandled,
    fill: Fill<'a>,
}

impl<'a> Recognized<'a> {
    /// Pairs what a response says with the way to its members.
    #[must_use]
    pub fn new(unhandled: Unhandled, fill: Fill<'a>) -> Self {
        Recognized { unhandled, fill }
    }

    /// Reads a modelled error.
    ///
    /// # Errors
    /// [`Unhandled`], with the reason as its source, when the body does not have the members of the model.
    pub fn read<T: ErrorStructure>(self) -> Result<T, Unhandled> {
        let mut error = T::initial();
        match (self.fill)(&mut error, &self.unhandled) {
            Ok(metadata) => {
                *error.metadata_mut() = metadata;
                Ok(error)
            }
            Err(cause) => Err(self.unhandled.unreadable(T::SCHEMA, cause)),
        }
    }

    /// Returns the error as one that the model does not know.
    #[must_use]
    pub fn unhandled(self) -> Unhandled {
        self.unhandled
    }
}
