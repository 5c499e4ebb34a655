//! Generating from files on disk: for build scripts and the command line.

use std::env;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{self, Difference, DiskError, Files, Mode};
use crate::model::{MAX_FILE_SIZE, Source};
use crate::pipeline::{self, Failure, Input};
use crate::warnings::Warning;

/// Services to generate, each from the files of its model.
///
/// In a build script, with `ferrosmith` among the build dependencies:
///
/// ```no_run
/// fn main() -> Result<(), ferrosmith::build::Error> {
///     ferrosmith::Build::new().service("weather", ["weather.json"]).to_out_dir()
/// }
/// ```
///
/// and in the crate itself, with `ferrosmith-runtime` among the dependencies:
///
/// ```text
/// include!(concat!(env!("OUT_DIR"), "/ferrosmith/services.rs"));
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Build {
    services: Vec<Chosen>,
}

/// One service to generate.
#[derive(Debug, Clone)]
struct Chosen {
    name: String,
    files: Vec<PathBuf>,
    /// Its shape id, where the model holds several.
    id: Option<String>,
}

impl Build {
    /// No service yet.
    pub fn new() -> Self {
        Build::default()
    }

    /// Adds a service: the name of its module and feature, and the files of its model, which are
    /// merged. A folder stands for the `.json` files in it.
    pub fn service<P: Into<PathBuf>>(
        mut self,
        name: impl Into<String>,
        files: impl IntoIterator<Item = P>,
    ) -> Self {
        let files = files.into_iter().map(P::into).collect();
        self.services.push(Chosen { name: name.into(), files, id: None });
        self
    }

    /// Chooses the service with this shape id from the model of the service that was added last, where that holds several.
    ///
    /// ```
    /// let build = ferrosmith::Build::new().service("rain", ["weather.json"]).service_id("example.weather#Rain");
    /// assert_eq!(build.names().collect::<Vec<_>>(), ["rain"]);
    /// ```
    pub fn service_id(mut self, id: impl Into<String>) -> Self {
        if let Some(last) = self.services.last_mut() {
            last.id = Some(id.into());
        }
        self
    }

    /// The names of the services, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.services.iter().map(|service| service.name.as_str())
    }

    /// The sources of a crate: `lib.rs`, and a module per service behind a feature.
    ///
    /// # Errors
    /// When a file cannot be read or a model cannot be used.
    pub fn render(&self) -> Result<Files, Error> {
        self.generate(pipeline::generate)
    }

    /// Makes `folder` hold exactly what [`Build::render`] gives, or only says in what it differs.
    ///
    /// # Errors
    /// As [`Build::render`]; when the disk refuses, or somebody's own file is in the way.
    pub fn write(&self, folder: &Path, mode: Mode) -> Result<Vec<Difference>, Error> {
        Ok(files::apply(folder, &self.render()?, mode)?)
    }

    /// What the models say and the code generated from them will not do.
    ///
    /// # Errors
    /// As [`Build::render`].
    pub fn warnings(&self) -> Result<Vec<Warning>, Error> {
        self.generate(pipeline::warnings)
    }

    /// In a build script: writes the services into `$OUT_DIR/ferrosmith`, for the crate to include
    /// `services.rs` from there, and tells cargo which files they came from, and the [warnings](Build::warnings).
    ///
    /// # Errors
    /// As [`Build::write`]; when this is no build script.
    pub fn to_out_dir(&self) -> Result<(), Error> {
        let folder = env::var_os("OUT_DIR").ok_or(Error(Cause::NoBuildScript))?;
        // First, so that a mistake in a model is looked at again once its file has changed.
        for path in self.services.iter().flat_map(|service| &service.files) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let files = self.generate(pipeline::generate_included)?;
        files::apply(&Path::new(&folder).join("ferrosmith"), &files, Mode::Write)?;
        for warning in self.warnings()? {
            println!("cargo::warning={warning}");
        }
        Ok(())
    }

    fn generate<T>(&self, with: fn(&[Input<'_>]) -> Result<T, Failure>) -> Result<T, Error> {
        let mut texts = Vec::new();
        for service in &self.services {
            texts.push((service, read(&service.files)?));
        }
        let inputs: Vec<Input<'_>> = texts
            .iter()
            .map(|(service, texts)| Input {
                name: service.name.clone(),
                sources: texts.iter().map(|(name, text)| Source { name, text }).collect(),
                service: service.id.clone(),
            })
            .collect();
        with(&inputs).map_err(|failure| Error(Cause::Generate(failure)))
    }
}

/// Reads the files of a model: their names, for errors, and their bytes. A folder stands for the
/// `.json` files in it.
///
/// # Errors
/// When a file cannot be read, or is too large for a model.
pub fn read(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, DiskError> {
    let read = |file: PathBuf| Ok((file.display().to_string(), read_file(file)?));
    files(paths)?.into_iter().map(read).collect()
}

/// Returns the files that paths name: a folder stands for the `.json` files in it, sorted.
///
/// # Errors
/// When a folder cannot be listed, or holds no such file.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, DiskError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(json_files(path)?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// The `.json` files of a folder, sorted.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let failed = |source| DiskError { path: folder.to_path_buf(), action: "list", source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(failed(io::Error::other("it holds no .json file")));
    }
    files.sort();
    Ok(files)
}

fn read_file(path: PathBuf) -> Result<Vec<u8>, DiskError> {
    let text = fs::metadata(&path).and_then(|metadata| {
        // The loader would refuse it, but only once it is in memory.
        if metadata.len() > MAX_FILE_SIZE as u64 {
            return Err(io::Error::other(format!("it has more than {MAX_FILE_SIZE} bytes")));
        }
        fs::read(&path)
    });
    text.map_err(|source| DiskError { path, action: "read", source })
}

/// Why nothing was generated.
///
/// `Debug` prints what `Display` prints: that is what cargo shows of a build script that returns it.
pub struct Error(Cause);

enum Cause {
    NoBuildScript,
    Disk(DiskError),
    Generate(Failure),
}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        Error(Cause::Disk(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Cause::NoBuildScript => f.write_str("OUT_DIR is not set; only a build script has it"),
            Cause::Disk(error) => error.fmt(f),
            Cause::Generate(failure) => failure.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Cause::NoBuildScript => None,
            // What they say is said above.
            Cause::Disk(error) => error.source(),
            Cause::Generate(_) => None,
        }
    }
}
