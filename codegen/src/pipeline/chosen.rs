//! The service to generate, among those of a model.

use super::Input;
use crate::error::{Error, Errors, ModelLocation};
use crate::model::nearest::did_you_mean;
use crate::model::{Model, ShapeId};

/// Returns the chosen service, or the only one.
///
/// # Errors
/// Returns an error if there is none, or if there are several and none of them was chosen.
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
                let hint = match services.iter().find(|id| id.name() == wanted) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => did_you_mean(wanted, services.iter().map(|id| id.as_str())),
                };
                let error = of_files(input, "no service of that id", list());
                Error { shape: Some(wanted.clone()), hint, ..error }.into()
            })
        }
        ([service], None) => Ok(ShapeId::clone(service)),
        ([.., last], None) => {
            let found = format!("{} services: {}", services.len(), list());
            let hint = "choose one: `--service ID`, `Build::service_id` in a build script";
            Err(Error { id: ID, ..model.error(last, found, "one", hint) }.into())
        }
    }
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
