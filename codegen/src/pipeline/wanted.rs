//! Operations and services that are asked for by name: each must be there in some model.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowered;
use crate::failure::{Error, UnknownOperation, UnknownService};

/// The names that no model was found to have so far.
#[derive(Debug)]
pub(crate) struct Wanted<'w> {
    operations: Missing<'w>,
    services: Missing<'w>,
}

impl<'w> Wanted<'w> {
    pub(crate) fn new(
        operations: impl IntoIterator<Item = &'w String>,
        services: impl IntoIterator<Item = &'w String>,
    ) -> Self {
        Wanted { operations: Missing::new(operations), services: Missing::new(services) }
    }

    /// Strikes out what a model has.
    pub(super) fn found(&mut self, lowered: &Lowered) {
        for operation in &lowered.service.operations {
            self.operations.names.remove(operation.wire.as_str());
            self.operations.names.remove(operation.id.as_str());
        }
        self.operations.near(&lowered.meant);
        self.services.names.remove(lowered.service.id.as_str());
        self.services.near(&lowered.meant_services);
    }

    /// Returns an error about what no model has.
    pub(super) fn none_missing(self) -> Result<(), Error> {
        let unknown: Vec<_> = self.services.all().map(|(id, meant)| UnknownService { id, meant }).collect();
        if !unknown.is_empty() {
            return Err(Error::UnknownServices(unknown));
        }
        let unknown: Vec<_> =
            self.operations.all().map(|(name, meant)| UnknownOperation { name, meant }).collect();
        if unknown.is_empty() { Ok(()) } else { Err(Error::UnknownOperations(unknown)) }
    }
}

/// Missing names of one kind, with those that were most likely meant.
#[derive(Debug)]
struct Missing<'w> {
    names: BTreeSet<&'w str>,
    meant: BTreeMap<String, Option<String>>,
}

impl<'w> Missing<'w> {
    fn new(names: impl IntoIterator<Item = &'w String>) -> Self {
        Missing { names: names.into_iter().map(String::as_str).collect(), meant: BTreeMap::new() }
    }

    /// Takes the names that one model has for others: of several models, the first counts.
    fn near(&mut self, meant: &[(String, Option<String>)]) {
        for (name, near) in meant {
            let known = self.meant.entry(name.clone()).or_default();
            *known = known.take().or_else(|| near.clone());
        }
    }

    fn all(mut self) -> impl Iterator<Item = (String, Option<String>)> {
        let names = self.names.into_iter();
        names.map(move |name| (name.to_owned(), self.meant.remove(name).flatten()))
    }
}
