//! The folder of answers, and the examples of models.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ferrosmith::model::nearest::did_you_mean;
use ferrosmith::model::{Json, ShapeId};
use ferrosmith_dynamic::{DynamicStructure, Operation, Service};
use ferrosmith_runtime::{Document, json};

use super::case::{self, Case, Given, Output};
use crate::json_input;

/// The answers that are given, by the shape ids of operations.
#[derive(Default)]
pub(super) struct Answers {
    cases: BTreeMap<&'static str, Vec<Case>>,
    /// The answer where no case fits.
    outputs: BTreeMap<&'static str, Output>,
    /// The examples of models.
    examples: BTreeMap<&'static str, Vec<Case>>,
}

impl Answers {
    /// Reads the folder of answers, if there is one, and the examples of the models.
    ///
    /// # Errors
    /// Returns a message for each file that is of no operation or does not fit its operation; it names the file.
    pub(super) fn load(folder: Option<&Path>, services: &[Arc<Service>]) -> Result<Answers, Vec<String>> {
        let mut answers = Answers::default();
        for service in services {
            for operation in service.operations() {
                let examples = examples(service, operation);
                if !examples.is_empty() {
                    answers.examples.insert(operation.schema().id, examples);
                }
            }
        }
        let paths = folder.map(listed).transpose().map_err(|problem| vec![problem])?;
        let paths = paths.unwrap_or_default();
        let added = paths.iter().map(|path| answers.add(path, services));
        let problems: Vec<String> = added.filter_map(Result::err).flatten().collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        for cases in answers.cases.values_mut() {
            cases.sort_by_key(|case| std::cmp::Reverse(case.weight()));
        }
        Ok(answers)
    }

    /// Adds an operation's file, or its folder of files.
    fn add(&mut self, path: &Path, services: &[Arc<Service>]) -> Result<(), Vec<String>> {
        let is_folder = path.is_dir();
        if !is_folder && path.extension().is_none_or(|end| end != "json") {
            return Ok(()); // notes of people
        }
        let name = path.file_stem().filter(|_| !is_folder).or(path.file_name());
        let name = name.unwrap_or_default().to_string_lossy();
        let operation = named(&name, services).map_err(|problem| vec![of_file(path, &problem)])?;
        let id = operation.schema().id;
        if !is_folder {
            let output =
                read(path, |given| case::always(operation, given)).map_err(|problem| vec![problem])?;
            self.outputs.insert(id, output);
            return Ok(());
        }
        let mut problems = Vec::new();
        let files = listed(path).map_err(|problem| vec![problem])?;
        for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
            match read(file, |given| Case::read(operation, given)) {
                Ok(case) => self.cases.entry(id).or_default().push(case),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Returns the answer that is given for an input.
    pub(super) fn find(&self, operation: &Operation, input: &DynamicStructure) -> Option<Given> {
        let id = operation.schema().id;
        let fitting = |cases: &BTreeMap<_, Vec<Case>>| {
            let case = cases.get(id)?.iter().find(|case| case.fits(input))?;
            Some(case.outcome.clone())
        };
        let given = || self.outputs.get(id).cloned().map(Ok);
        fitting(&self.cases).or_else(given).or_else(|| fitting(&self.examples))
    }
}

/// Returns the one operation of this name or shape id.
///
/// # Errors
/// Returns a message, if no service has it, or several do.
fn named<'s>(name: &str, services: &'s [Arc<Service>]) -> Result<&'s Operation, String> {
    let mut found: Vec<_> = services.iter().filter_map(|service| service.operation(name)).collect();
    found.dedup_by_key(|operation| operation.schema().id);
    match found[..] {
        [one] => Ok(one),
        [] => Err(unknown(name, services)),
        _ => {
            let ids: Vec<String> =
                found.iter().map(|operation| format!("`{}`", operation.schema().id)).collect();
            let (ids, name) = (ids.join(", "), name.escape_debug());
            Err(format!("several services have an operation `{name}`; name it by its shape id: {ids}"))
        }
    }
}

/// Returns the message about a name that no operation has.
fn unknown(name: &str, services: &[Arc<Service>]) -> String {
    let operations = services.iter().flat_map(|service| service.operations());
    let meant = did_you_mean(name, operations.map(|operation| operation.schema().name));
    let hint =
        if meant.is_empty() { "expected OPERATION.json or a folder OPERATION".to_owned() } else { meant };
    format!("no operation is called `{}`; {hint}", name.escape_debug())
}

/// Returns the paths in a folder, sorted.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: cannot be listed: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.retain(|path| !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
    paths.sort();
    Ok(paths)
}

/// Reads a file, and makes something of its JSON.
fn read<T>(path: &Path, make: impl FnOnce(&Document) -> Result<T, String>) -> Result<T, String> {
    let bytes = json_input::file(path)?;
    let made = json_input::document(&bytes).and_then(|document| make(&document));
    made.map_err(|problem| of_file(path, &problem))
}

fn of_file(path: &Path, problem: &str) -> String {
    format!("{}: {problem}", path.display())
}

/// Returns the examples of an operation (Smithy 2.0, `examples` trait) that fit it: models have others, too.
fn examples(service: &Service, operation: &Operation) -> Vec<Case> {
    let shape = ShapeId::parse(operation.schema().id).and_then(|id| service.model().get(&id));
    let examples = shape.and_then(|shape| shape.traits.get("smithy.api#examples")).and_then(Json::as_array);
    let read = |example: &Json| {
        let document = json::document_from_slice(example.to_string().as_bytes()).ok()?;
        Case::read(operation, &document).ok()
    };
    let mut cases: Vec<Case> = examples.unwrap_or_default().iter().filter_map(read).collect();
    cases.sort_by_key(|case| std::cmp::Reverse(case.weight()));
    cases
}
