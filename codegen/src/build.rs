//! Generating from files on disk: for build scripts and the command line.

mod read;

use std::env;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;
use crate::emit::Feature;
use crate::failure::Error;
use crate::files::{Mode, Output, Report};
use crate::model::Source;
use crate::names;
use crate::pipeline::{self, Generated, Input, Lowered, Root};

pub use read::{files, read};

/// Services to generate, each from the files of its model.
///
/// In a build script, with `ferrosmith` among the build dependencies:
///
/// ```no_run
/// fn main() -> Result<(), ferrosmith::Error> {
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
    services: Vec<Service>,
    operations: Vec<String>,
    keeps_others: bool,
    keeps_unknown_members: bool,
    front_page: Option<String>,
}

#[derive(Debug, Clone)]
struct Service {
    name: String,
    files: Vec<PathBuf>,
    id: Option<String>,
}

/// The result of a build: the files written, and warnings about the models.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct Written {
    /// The files.
    pub report: Report,
    /// All services in the folder, those that were kept included, by name.
    pub services: Vec<String>,
    /// The warnings, in the order of the services, sorted by place for each.
    pub warnings: Diagnostics,
}

impl Build {
    /// Returns a build of no service.
    pub fn new() -> Self {
        Build::default()
    }

    /// Adds a service: the name of its module and feature, and the files of its model, which are
    /// merged. A folder stands for the `.json` files in it, and `-` for the standard input.
    pub fn service<P: Into<PathBuf>>(
        mut self,
        name: impl Into<String>,
        files: impl IntoIterator<Item = P>,
    ) -> Self {
        let files = files.into_iter().map(P::into).collect();
        self.services.push(Service { name: name.into(), files, id: None });
        self
    }

    /// Chooses the service with this shape id from the model of the service that was added last, where that holds several.
    ///
    /// ```
    /// let build = ferrosmith::Build::new().service("rain", ["weather.json"]).service_id("example.weather#Rain");
    /// assert_eq!(build.names().collect::<Vec<_>>(), ["rain"]);
    /// ```
    pub fn service_id(mut self, id: impl Into<String>) -> Self {
        if let Some(service) = self.services.last_mut() {
            service.id = Some(id.into());
        }
        self
    }

    /// Generates these operations and what they need, and no others, of all services. They are named as in
    /// the model, or by their shape ids; each must be one of some service, and each service must have one.
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations.extend(names.into_iter().map(N::into));
        self
    }

    /// Lets structures keep the members that the model does not know: they are read, compared, copied and written
    /// again, in every format, for recorders, stores and proxies. `StructureShape::unknown_members` shows them.
    /// Without it they are skipped.
    pub fn keep_unknown_members(mut self) -> Self {
        self.keeps_unknown_members = true;
        self
    }

    /// Lets [`Build::write`] keep the services in the folder that other calls made, as long as their files
    /// are there. Without it they are removed.
    pub fn keep_others(mut self) -> Self {
        self.keeps_others = true;
        self
    }

    /// Sets the file that is the documentation of the crate, a path from where its `lib.rs` stands. Only a
    /// crate has such a page: [`Build::to_out_dir`] does not look at it.
    ///
    /// ```
    /// use ferrosmith::Build;
    ///
    /// let generated = Build::new().front_page("../README.md").generate()?;
    /// assert!(generated.files["lib.rs"].contains(r#"#![doc = include_str!("../README.md")]"#));
    /// # Ok::<(), ferrosmith::Error>(())
    /// ```
    pub fn front_page(mut self, path: impl Into<String>) -> Self {
        self.front_page = Some(path.into());
        self
    }

    /// Returns the names of the services, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.services.iter().map(|service| service.name.as_str())
    }

    /// Generates the sources of a crate in memory: `lib.rs`, and a module per service behind a feature.
    ///
    /// # Errors
    /// When a file cannot be read or a model cannot be used.
    pub fn generate(&self) -> Result<Generated, Error> {
        let (mut generated, mut features) = (Generated::default(), Vec::new());
        self.stream(Root::Crate, self.names(), |part| {
            generated.files.extend(part.files);
            generated.warnings.0.extend(part.warnings);
            features.push(part.feature);
            Ok(())
        })?;
        generated.files.extend([Root::Crate.print(features, self.front_page.as_deref())?]);
        Ok(generated)
    }

    /// Makes `folder` hold the sources of a crate, or only reports in what it differs. Models are loaded,
    /// printed and dropped one after the other; the folder changes when all could be.
    ///
    /// A file that was not generated is never touched: the report names it.
    ///
    /// # Errors
    /// As [`Build::generate`]; when the disk refuses.
    pub fn write(&self, folder: &Path, mode: Mode) -> Result<Written, Error> {
        self.write_root(folder, mode, Root::Crate)
    }

    /// In a build script: writes the services into `$OUT_DIR/ferrosmith`, for the crate to include
    /// `services.rs` from there, and tells cargo which files they came from, and the warnings.
    ///
    /// # Errors
    /// As [`Build::write`]; when this is no build script.
    pub fn to_out_dir(&self) -> Result<(), Error> {
        let folder = env::var_os("OUT_DIR").ok_or(Error::NoBuildScript)?;
        // First, so that a mistake in a model is looked at again once its file has changed.
        for path in self.services.iter().flat_map(|service| &service.files) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let folder = Path::new(&folder).join("ferrosmith");
        let Written { report, warnings, .. } = self.write_root(&folder, Mode::Write, Root::Included)?;
        for warning in warnings.iter() {
            println!("cargo::warning={warning}"); // one line: cargo takes a second one as a command
        }
        if report.is_success() { Ok(()) } else { Err(Error::Blocked(report)) }
    }

    fn write_root(&self, folder: &Path, mode: Mode, root: Root) -> Result<Written, Error> {
        let mut output = Output::open(folder, mode)?;
        let kept = if self.keeps_others { output.keep_others(self.names()) } else { Vec::new() };
        let names = self.names().chain(kept.iter().map(String::as_str));
        let mut features: Vec<Feature> = Vec::new();
        let mut warnings = Vec::new();
        self.stream(root, names, |part| {
            output.add(&part.feature.name, &part.files)?;
            features.push(part.feature);
            warnings.extend(part.warnings);
            Ok(())
        })?;
        features.extend(kept.into_iter().map(|name| Feature { module: names::module_name(&name), name }));
        let mut services: Vec<String> = features.iter().map(|feature| feature.name.clone()).collect();
        services.sort();
        output.add("", &[root.print(features, self.front_page.as_deref())?].into())?;
        Ok(Written { report: output.finish()?, services, warnings: Diagnostics(warnings) })
    }

    /// Generates service by service. `names` are those of all the modules there will be, ours first.
    fn stream<'a>(
        &self,
        root: Root,
        names: impl IntoIterator<Item = &'a str>,
        take: impl FnMut(pipeline::Part) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let modules = pipeline::module_names(names, root)?;
        let services: Vec<_> = self.services.iter().zip(modules).collect();
        pipeline::stream(&services, &self.operations, |(service, module)| self.lower(service, module), take)
    }

    fn lower(&self, service: &Service, module: &str) -> Result<Lowered, Error> {
        let texts = read(&service.files)?;
        let mut input = Input::new(&service.name, texts.iter().map(|(name, text)| Source { name, text }));
        input.service.clone_from(&service.id);
        input.operations.clone_from(&self.operations);
        input.keep_unknown_members = self.keeps_unknown_members;
        pipeline::lower(&input, module)
    }
}
