//! `cargo xtask models import`: from a release of botocore to `models/<service>/model.json`.

use std::fs;
use std::path::{Path, PathBuf};

use super::botocore::Service;
use super::error::{Error, Problems};
use super::source::Source;
use super::translate::{Translated, translate};
use super::{json::Json, provenance};

/// The services that `generated` is made from.
const SERVICES: &[&str] = &["license-manager-user-subscriptions", "appstream", "datazone"];

/// What to import, and where to.
pub struct Import {
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
pub fn import(import: &Import) -> Result<(), Error> {
    let source = Source::open(&import.source)?;
    let mut services = import.services.clone();
    if services.is_empty() {
        services = SERVICES.iter().map(|name| (*name).to_owned()).collect();
    }
    let mut problems = Problems::default();
    let mut imported: Vec<(String, Translated)> = Vec::new();
    for service in services {
        let files = source.service(&service);
        let translated = files.and_then(|files| translate(&Service::read(&files)?, import.docs));
        imported.extend(problems.note(translated).map(|translated| (service, translated)));
    }
    let imported = problems.or_ok(imported)?;
    for (service, translated) in &imported {
        let path = import.out.join(service).join("model.json");
        write(&path, &pretty(&translated.ast)?)?;
        let count = translated.counts.get("operation").copied().unwrap_or_default();
        println!("{}: {count} operations", path.display());
    }
    write(&import.out.join("README.md"), &provenance::page(&source, import.docs, &imported))
}

fn pretty(ast: &Json) -> Result<String, Error> {
    ast.pretty().map_err(Error::Message)
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, text)).map_err(|error| Error::message(format!("{}: {error}", path.display())))
}
