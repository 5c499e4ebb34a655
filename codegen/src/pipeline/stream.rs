//! Generating services one after the other. The models of the next ones are loaded while one is printed, so that
//! many models need the memory of a few.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowered, Root};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::emit::{self, Feature};
use crate::failure::{Error, UnknownOperation};
use crate::files::Files;
use crate::names;
use crate::parallel;

/// The files and warnings of a service.
pub(crate) struct Part {
    pub(crate) feature: Feature,
    /// The files, by paths that start with the folder of the module.
    pub(crate) files: Files,
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Lowers and prints each item, and passes the result on in the order of the items. Errors of models are
/// collected, so that one call reports them all.
///
/// Each of `operations` must be an operation of a service.
pub(crate) fn stream<'o, T: Sync>(
    items: &[T],
    operations: impl IntoIterator<Item = &'o String>,
    lower: impl Fn(&T) -> Result<Lowered, Error> + Sync,
    mut take: impl FnMut(Part) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut missing: BTreeSet<&str> = operations.into_iter().map(String::as_str).collect();
    let mut meant: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut without = None;
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    parallel::ahead(items, lower, |lowered| -> Result<(), Error> {
        let lowered = match lowered {
            Err(Error::Models(Diagnostics(found))) => {
                errors.extend(found);
                return Ok(());
            }
            lowered => lowered?,
        };
        for operation in &lowered.service.operations {
            missing.remove(operation.wire.as_str());
            missing.remove(operation.id.as_str());
        }
        for (name, near) in &lowered.meant {
            let known = meant.entry(name.clone()).or_default();
            *known = known.take().or_else(|| near.clone());
        }
        if lowered.service.operations.is_empty() && !lowered.meant.is_empty() {
            without.get_or_insert_with(|| lowered.feature.name.clone());
        }
        warnings.extend(lowered.warnings.iter().cloned());
        // After an error, the remaining models are only checked.
        if errors.is_empty() && without.is_none() {
            take(print(lowered)?)?;
        }
        Ok(())
    })?;
    if !errors.is_empty() {
        errors.append(&mut warnings);
        return Err(Error::Models(Diagnostics(errors)));
    }
    if !missing.is_empty() {
        let unknown = |name: &str| UnknownOperation {
            name: name.to_owned(),
            meant: meant.get(name).cloned().flatten(),
        };
        return Err(Error::UnknownOperations(missing.into_iter().map(unknown).collect()));
    }
    without.map_or(Ok(()), |service| Err(Error::NoOperation { service }))
}

fn print(Lowered { feature, service, warnings, .. }: Lowered) -> Result<Part, Error> {
    let folder = names::plain(&service.module);
    let files = emit::service(&service).map_err(Error::Generator)?;
    let files = files.into_iter().map(|(path, text)| (format!("{folder}/{path}"), text)).collect();
    Ok(Part { feature, files, warnings })
}

/// Returns the names of the services' modules, which must differ.
pub(crate) fn module_names<'a>(
    services: impl IntoIterator<Item = &'a str>,
    root: Root,
) -> Result<Vec<String>, Error> {
    let mut modules: Vec<(&str, String)> = Vec::new();
    for name in services {
        let module = names::module_name(name);
        if let Some((other, _)) = modules.iter().find(|(_, other)| *other == module) {
            return Err(Error::SameModule { module, names: [*other, name].map(str::to_owned) });
        }
        if module == root.module() {
            return Err(Error::ReservedName(name.to_owned()));
        }
        modules.push((name, module));
    }
    Ok(modules.into_iter().map(|(_, module)| module).collect())
}
