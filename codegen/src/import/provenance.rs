//! The origin of models: noted in each model, and listed in the `README.md` beside them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::compare::explanations;
use super::error::Error;
use super::json::{self, Json, Object};
use super::release::Origin;
use super::translate::ENUM_RULE;
use crate::model::Model;

/// The key in a model's metadata. Its value is a list, so that models of several services can be loaded together.
const KEY: &str = "imports";

/// Returns the metadata that tells where a model comes from and what the AST cannot say of it.
pub(super) fn metadata(origin: &Origin, docs: bool, notes: &[String]) -> Object {
    let mut import = Object::from_iter([("package", "botocore")]);
    if let Some(version) = &origin.version {
        import.push("version", version.as_str());
    }
    import.push("source", origin.name.as_str());
    import.push("sha256", origin.sha256.as_str());
    import.push("documentation", docs);
    if !notes.is_empty() {
        import.push("notes", notes.to_vec());
    }
    Object::from_iter([(KEY, Json::Array(vec![import.into()]))])
}

/// Returns `true` if a model was imported.
pub(super) fn is_import(model: &Model) -> bool {
    model.metadata.contains_key(KEY)
}

/// Returns `true` if a file must be written for this model.
pub(super) fn needs_writing(path: &Path, model: &str) -> Result<bool, Error> {
    let Ok(found) = fs::read(path) else { return Ok(true) };
    let is_ours = json::parse(&found).is_ok_and(|model| import_of(&model).is_some());
    if is_ours {
        return Ok(found != model.as_bytes());
    }
    let found = "a model that was not imported";
    Err(Error::new(found, "nothing, or an import", "move it, or import into another folder")
        .of(path.display()))
}

/// Returns the names of the folders in `folder` that hold a model which was imported.
///
/// # Errors
/// Returns an error if the folder cannot be listed, or a model cannot be read.
pub fn imported(folder: &Path) -> Result<Vec<String>, Error> {
    let models = models(folder)?.into_iter().filter(|(_, model)| import_of(model).is_some());
    Ok(models.map(|(service, _)| service).collect())
}

/// Returns the release that an imported model came from, where it says so.
///
/// # Errors
/// Returns an error if the file cannot be read, or holds no JSON.
pub fn release(model: &Path) -> Result<Option<String>, Error> {
    let fail = |error: String| Error::of_file(model.display(), error);
    let text = fs::read(model).map_err(|error| fail(error.to_string()))?;
    let model = json::parse(&text).map_err(fail)?;
    let text = |key| Some(import_of(&model)?.get(key)?.as_str()?.to_owned());
    Ok(text("package").zip(text("version")).map(|(package, version)| format!("{package} {version}")))
}

/// Returns a page, in Markdown, about the models of a folder: where each comes from, and what it holds.
///
/// # Errors
/// The same as [`imported`].
pub fn page(folder: &Path) -> Result<String, Error> {
    let models = models(folder)?;
    let mut page = String::from(
        "# Models\n\nWritten by `cargo xtask models import`; do not edit.\n\n\
         `<service>/model.json` is a Smithy 2.0 JSON AST, translated from the data that botocore ships.\n\n\
         ## Provenance\n\n| service | package | version | documentation |\n|---|---|---|---|\n",
    );
    let mut digests: BTreeMap<&str, &str> = BTreeMap::new();
    let mut notes = String::new();
    for (service, model) in &models {
        let Some(import) = import_of(model) else {
            page += &format!("| {service} | not imported | | |\n");
            continue;
        };
        let text = |key| import.get(key).and_then(Json::as_str).unwrap_or_default();
        let docs =
            if import.get("documentation") == Some(&Json::Bool(true)) { "imported" } else { "not imported" };
        page += &format!("| {service} | {} | {} | {docs} |\n", text("package"), text("version"));
        digests.insert(text("source"), text("sha256"));
        for note in import.get("notes").and_then(Json::as_array).unwrap_or_default() {
            notes += &format!("- {service}: {}\n", note.as_str().unwrap_or_default());
        }
    }
    page += "\n| source | sha256 |\n|---|---|\n";
    for (source, digest) in digests {
        page += &format!("| `{source}` | `{digest}` |\n");
    }
    page += "\n## Contents\n\n| service | operations | structures | unions | enums | lists | maps | other shapes |\n\
             |---|---|---|---|---|---|---|---|\n";
    for (service, model) in &models {
        page += &contents(service, model);
    }
    page += &format!("\n## Names of enum members\n\n{ENUM_RULE}\n");
    page += "\n## Faithfulness\n\n`cargo xtask models compare A B` walks two models from each operation down. \
             Between an official model and the import of a botocore release of the same days, these differences \
             remain, all of them for what botocore does not say:\n\n";
    page += &explanations();
    page += "\nA deprecated thing is marked, with its date; the message is a sentence of the documentation. ";
    page += "The source's keys that are left out are listed, each with its reason, in `codegen/src/import/ignored.rs`.\n";
    if !notes.is_empty() {
        page += &format!("\n## What the AST cannot say\n\n{notes}");
    }
    Ok(page)
}

/// Returns the models of a folder by service.
fn models(folder: &Path) -> Result<BTreeMap<String, Json>, Error> {
    let mut models = BTreeMap::new();
    let fail = |path: &Path, error: String| Error::of_file(path.display(), error);
    for entry in fs::read_dir(folder).map_err(|error| fail(folder, error.to_string()))?.flatten() {
        let path = entry.path().join("model.json");
        if path.is_file() {
            let bytes = fs::read(&path).map_err(|error| fail(&path, error.to_string()))?;
            let model = json::parse(&bytes).map_err(|error| fail(&path, error))?;
            models.insert(entry.file_name().to_string_lossy().into_owned(), model);
        }
    }
    Ok(models)
}

fn import_of(model: &Json) -> Option<&Json> {
    model.get("metadata")?.get(KEY)?.as_array()?.first()
}

/// Returns a row of the table of contents.
fn contents(service: &str, model: &Json) -> String {
    let shapes = model.get("shapes").and_then(Json::as_object);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, shape) in shapes.unwrap_or_default() {
        *counts.entry(shape.get("type").and_then(Json::as_str).unwrap_or_default()).or_default() += 1;
    }
    let columns = ["operation", "structure", "union", "enum", "list", "map"];
    let columns = columns.map(|kind| counts.remove(kind).unwrap_or_default().to_string()).join(" | ");
    format!("| {service} | {columns} | {} |\n", counts.values().sum::<usize>())
}
