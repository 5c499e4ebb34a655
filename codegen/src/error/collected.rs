//! Errors while they are being found.

use std::collections::{BTreeSet, HashSet};

use super::Error;

/// The errors of checks, each of them once, and what they are about. Several ways may lead to one error, and to ask what is
/// there takes no longer the more there is.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    all: BTreeSet<Error>,
    /// The shapes and members that the errors are about.
    blamed: HashSet<String>,
    /// The check that the next errors are from.
    id: Option<&'static str>,
}

impl Collected {
    /// Gives the errors that come next the id of a check.
    pub(crate) fn name(&mut self, id: &'static str) {
        self.id = Some(id);
    }

    /// Adds an error, unless it is there.
    pub(crate) fn push(&mut self, error: Error) {
        let error = Error { id: self.id.unwrap_or(error.id), ..error };
        if let Some(shape) = error.shape.as_deref().filter(|shape| !self.blamed.contains(*shape)) {
            self.blamed.insert(shape.to_owned());
        }
        self.all.insert(error);
    }

    /// Returns `true` if there is no error.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns `true` if an error is about a shape or member.
    pub(crate) fn blames(&self, shape: &str) -> bool {
        self.blamed.contains(shape)
    }

    /// Returns the shapes and members that errors are about so far.
    pub(crate) fn blamed(&self) -> HashSet<String> {
        self.blamed.clone()
    }
}

impl Extend<Error> for Collected {
    fn extend<I: IntoIterator<Item = Error>>(&mut self, errors: I) {
        errors.into_iter().for_each(|error| self.push(error));
    }
}

impl IntoIterator for Collected {
    type Item = Error;
    type IntoIter = std::collections::btree_set::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}
