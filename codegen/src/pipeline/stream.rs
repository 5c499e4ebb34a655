//! Generating services one after the other. The models of the next ones are loaded while one is printed, so that
//! many models need the memory of a few.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowered, Root, Wanted};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::emit::{self, Feature};
use crate::failure::{Error, InvalidName};
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
/// All that is `wanted` must be there.
pub(crate) fn stream<T: Sync>(
    items: &[T],
    mut wanted: Wanted<'_>,
    lower: impl Fn(&T) -> Result<Lowered, Error> + Sync,
    mut take: impl FnMut(Part) -> Result<(), Error>,
) -> Result<(), Error> {
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
        wanted.found(&lowered);
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
    wanted.none_missing()?;
    without.map_or(Ok(()), |service| Err(Error::NoOperation { service }))
}

fn print(Lowered { feature, service, warnings, .. }: Lowered) -> Result<Part, Error> {
    let folder = names::plain(&service.module);
    let files = emit::service(&service).map_err(Error::Generator)?;
    let files = files.into_iter().map(|(path, text)| (format!("{folder}/{path}"), text)).collect();
    Ok(Part { feature, files, warnings })
}

/// Returns the names of the services' modules, which must differ. In a crate, in which they are features, too, none may
/// have the name of one that the crate has itself.
pub(crate) fn module_names<'a>(
    services: impl IntoIterator<Item = &'a str>,
    root: Root,
    own_features: &[String],
) -> Result<Vec<String>, Error> {
    let own_features = match root {
        Root::Crate => own_features,
        Root::Included => &[],
    };
    let (mut modules, mut services_of) = (Vec::new(), BTreeMap::<String, Vec<&str>>::new());
    for name in services {
        let module = names::module_name(name);
        services_of.entry(module.clone()).or_default().push(name);
        modules.push(module);
    }
    let all = services_of.into_iter().flat_map(|(module, given)| invalid(module, given, root, own_features));
    let all: Vec<InvalidName> = all.collect();
    if all.is_empty() { Ok(modules) } else { Err(Error::Names(all)) }
}

/// Returns the errors in the names of the services of one module.
fn invalid(module: String, given: Vec<&str>, root: Root, own_features: &[String]) -> Vec<InvalidName> {
    let (mut names, mut repeated) = (Vec::new(), BTreeSet::new());
    for name in given {
        if names.contains(&name) {
            repeated.insert(name);
        } else {
            names.push(name);
        }
    }
    let mut all: Vec<InvalidName> =
        repeated.into_iter().map(|name| InvalidName::Repeated(name.to_owned())).collect();
    let taken = names.iter().filter(|name| own_features.iter().any(|own| own == *name));
    all.extend(taken.map(|name| InvalidName::OwnFeature((*name).to_owned())));
    if module == root.module() {
        all.extend(names.iter().map(|name| InvalidName::Reserved((*name).to_owned())));
    } else if names.len() > 1 {
        let names = names.into_iter().map(str::to_owned).collect();
        all.push(InvalidName::SameModule { module, names });
    }
    all
}
