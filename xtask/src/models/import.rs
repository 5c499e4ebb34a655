//! `cargo xtask models import`: from a release of botocore to `models/<service>/model.json`.

use std::fs;
use std::path::{Path, PathBuf};

use super::botocore::{Files, Service};
use super::error::{Error, Problems};
use super::json::{Json, Object};
use super::provenance;
use super::source::Source;
use super::translate::translate;

/// The services that `generated` is made from.
const SERVICES: &[&str] = &["license-manager-user-subscriptions", "appstream", "datazone"];

/// What to import, and where to.
pub(super) struct Import {
    /// A wheel or a data directory.
    pub source: PathBuf,
    /// Folders of botocore; the three services if there are none.
    pub services: Vec<String>,
    /// Whether the documentation is imported as well.
    pub docs: bool,
    /// The folder that holds one folder for each service.
    pub out: PathBuf,
}

/// Imports all services, or none if anything is wrong with one.
pub(super) fn import(import: &Import) -> Result<(), Error> {
    let source = Source::open(&import.source)?;
    let mut services = import.services.clone();
    if services.is_empty() {
        services = SERVICES.iter().map(|name| (*name).to_owned()).collect();
    }
    let mut problems = Problems::default();
    let mut models: Vec<(PathBuf, String)> = Vec::new();
    for service in services {
        let model = source.service(&service).and_then(|files| model(&files, import.docs));
        let path = import.out.join(service).join("model.json");
        models.extend(problems.note(model).map(|model| (path, model)));
    }
    for (path, model) in problems.or_ok(models)? {
        write(&path, &model)?;
        println!("{}", path.display());
    }
    write(&import.out.join("README.md"), &provenance::page(&import.out)?)
}

/// The text of the model of a service.
fn model(files: &Files, docs: bool) -> Result<String, Error> {
    let translated = translate(&Service::read(files)?, docs)?;
    let metadata = provenance::metadata(&files.origin, docs, &translated.notes);
    let ast =
        [("smithy", Json::from("2.0")), ("metadata", metadata.into()), ("shapes", translated.shapes.into())];
    Ok(format!("{:#}\n", Json::from(Object::from_iter(ast))))
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Error::message(format!("{}: {error}", path.display())))
}
