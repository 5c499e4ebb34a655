//! The service to generate, among those of a model.

use super::Input;
use crate::error::{Error, Errors, ModelLocation};
use crate::model::nearest::nearest;
use crate::model::{Model, ShapeId};

/// Returns the service that is chosen for this model, the one among its services that is chosen for any, or the only one.
///
/// # Errors
/// Returns an error if there is none, or if there are several and not one of them was chosen.
pub(super) fn service(input: &Input<'_>, model: &Model) -> Result<ShapeId, Errors> {
    let services = model.service_ids();
    let list = || services.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    match (&services[..], &input.service) {
        ([], _) => Err(Error {
            hint: "add the file that has it".to_owned(),
            ..of_files(input, "no shape of type `service`", "one".to_owned())
        }
        .into()),
        (_, Some(wanted)) => {
            let is_wanted = |id: &&&ShapeId| id.as_str() == wanted;
            services.iter().find(is_wanted).map(|id| ShapeId::clone(id)).ok_or_else(|| {
                let hint = meant(wanted, &services)
                    .map_or_else(String::new, |meant| format!("did you mean `{meant}`?"));
                let error = of_files(input, "no service of that id", list());
                Error { shape: Some(wanted.clone()), hint, ..error }.into()
            })
        }
        ([service], None) => Ok(ShapeId::clone(service)),
        ([.., last], None) => {
            let error = |found, hint: &str| Error { id: ID, ..model.error(last, found, "one", hint) }.into();
            let chosen =
                services.iter().filter(|id| input.service_ids.iter().any(|wanted| id.as_str() == wanted));
            match &chosen.collect::<Vec<_>>()[..] {
                [] => {
                    let near = input.service_ids.iter().find_map(|wanted| meant(wanted, &services));
                    let hint =
                        near.map_or_else(|| CHOOSE.to_owned(), |meant| format!("did you mean `{meant}`?"));
                    Err(error(format!("{} services: {}", services.len(), list()), &hint))
                }
                [service] => Ok(ShapeId::clone(service)),
                [first, second, ..] => {
                    Err(error(format!("several services that are chosen: `{first}`, `{second}`"), ONCE))
                }
            }
        }
    }
}

const CHOOSE: &str = "choose one: `--service ID`, `Build::service_id` in a build script";
const ONCE: &str = "generate one after the other, or choose by `Build::service_id` in a build script";

/// Returns the chosen services that the model does not have, with those that were most likely meant.
pub(super) fn unknown(input: &Input<'_>, model: &Model) -> Vec<(String, Option<String>)> {
    let services = model.service_ids();
    let unknown = input.service_ids.iter().filter(|wanted| services.iter().all(|id| id.as_str() != *wanted));
    unknown.map(|wanted| (wanted.clone(), meant(wanted, &services).map(str::to_owned))).collect()
}

/// Returns the service that was most likely meant by a wrong id, which may be a name.
fn meant<'s>(wanted: &str, services: &[&'s ShapeId]) -> Option<&'s str> {
    let named = services.iter().find(|id| id.name() == wanted).map(|id| id.as_str());
    named.or_else(|| nearest(wanted, services.iter().map(|id| id.as_str())))
}

const ID: &str = "Service";

/// Returns an error about all files of a model, located in the first.
fn of_files(input: &Input<'_>, found: &str, expected: String) -> Error {
    let file = input.sources.first().map_or_else(String::new, |source| source.name.to_owned());
    let found = match input.sources.len() {
        0 | 1 => found.to_owned(),
        count => format!("{found} in {count} files"),
    };
    let location = ModelLocation { file, path: "$".to_owned(), byte: None };
    Error { location, id: ID, shape: None, found, expected, hint: String::new() }
}
