//! Importing models from the data of botocore, and comparing models.
//!
//! Needs the feature `import`, which build scripts do without.
//!
//! ```text
//! wheel or folder -> Release -> SourceFiles -> botocore::Service -> translate -> Smithy JSON AST
//! ```

mod error;
mod json;

mod release;
mod source;

mod fields;
mod ignored;

mod botocore;
mod translate;

pub mod compare;
mod own_words;
mod partitions;
mod provenance;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::files::{Files, write_all};
use botocore::Service;
use error::Problems;
use json::{Json, Object};
use own_words::OwnWords;
use source::Release;

pub use error::{Error, Problem};
pub use partitions::{Partition, Partitions};
pub use provenance::{imported, page, release};

/// An import of services from a release of botocore.
///
/// ```no_run
/// # fn main() -> Result<(), ferrosmith::import::Error> {
/// use ferrosmith::import::Import;
///
/// let import = Import::new("botocore-1.44.8-py3-none-any.whl").service("sqs");
/// for path in import.write("models".as_ref())? {
///     println!("{}", path.display());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Import {
    source: PathBuf,
    services: Vec<String>,
    docs: bool,
}

impl Import {
    /// Returns an import without services, from a wheel of botocore or a folder with its data.
    pub fn new(source: impl Into<PathBuf>) -> Self {
        Import { source: source.into(), services: Vec::new(), docs: false }
    }

    /// Adds a service by the name of its folder in botocore.
    pub fn service(mut self, name: impl Into<String>) -> Self {
        self.services.push(name.into());
        self
    }

    /// Returns the names of the services.
    pub fn services(&self) -> &[String] {
        &self.services
    }

    /// Imports the documentation, too. It is the service's own text, under its own terms.
    pub fn docs(mut self, docs: bool) -> Self {
        self.docs = docs;
        self
    }

    /// Returns the models as files: `<service>/model.json`, each a Smithy JSON AST.
    ///
    /// # Errors
    /// Returns the errors of all services: files that cannot be read, unknown services, and data that the
    /// import does not support.
    pub fn render(&self) -> Result<Files, Error> {
        self.models(|_| Ok(OwnWords::default()))
    }

    /// Returns the models, without documentation for shapes that have documentation of one's own.
    fn models(&self, mut own_words: impl FnMut(&str) -> Result<OwnWords, Error>) -> Result<Files, Error> {
        let source = Release::open(&self.source)?;
        let mut problems = Problems::default();
        let mut models = Files::new();
        for service in &self.services {
            let model = source.service(service).and_then(|files| {
                let own_words = own_words(service)?;
                model(&files, self.docs, &own_words)
            });
            models.extend(problems.note(model).map(|model| (format!("{service}/model.json"), model)));
        }
        problems.or_ok(models)
    }

    /// Writes the models into a folder, all or none, and returns the paths of those that changed.
    ///
    /// Other `.json` files beside a model are kept, and documentation in them takes precedence over imported
    /// one.
    ///
    /// # Errors
    /// The same as [`Import::render`]. Also returns an error if a file cannot be written, or is a model that
    /// was not imported.
    pub fn write(&self, folder: &Path) -> Result<Vec<PathBuf>, Error> {
        self.write_each(folder, |_| {})
    }

    /// The same as [`Import::write`]. Calls `told` with the name of each service that is read, for a report of
    /// progress.
    ///
    /// # Errors
    /// The same as [`Import::write`].
    pub fn write_each(&self, folder: &Path, mut told: impl FnMut(&str)) -> Result<Vec<PathBuf>, Error> {
        let models = self.models(|service| {
            told(service);
            match self.docs {
                true => OwnWords::beside(&folder.join(service).join("model.json")),
                false => Ok(OwnWords::default()),
            }
        })?;
        let mut changed = Vec::new();
        for (path, model) in models {
            if provenance::needs_writing(&folder.join(&path), &model)? {
                changed.push((path, model));
            }
        }
        write_all(folder, changed.iter().map(|(path, model)| (path.as_str(), model.as_str())))?;
        Ok(changed.into_iter().map(|(path, _)| folder.join(path)).collect())
    }
}

/// Returns the text of a service's model.
fn model(files: &release::SourceFiles, docs: bool, own_words: &OwnWords) -> Result<String, Error> {
    let translated = translate::translate(&Service::read(files)?, docs)?;
    let metadata = provenance::metadata(&files.origin, docs, &translated.notes);
    let mut shapes = translated.shapes.into();
    own_words.replace(&mut shapes);
    let ast = [("smithy", Json::from("2.0")), ("metadata", metadata.into()), ("shapes", shapes)];
    Ok(format!("{:#}\n", Json::from(Object::from_iter(ast))))
}
