//! Generating code from model files on disk, for build scripts and the command line.

mod read;
mod written;

use std::env;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;
use crate::emit::Feature;
use crate::failure::Error;
use crate::files::{Mode, Output};
use crate::model::Source;
use crate::names;
use crate::pipeline::{self, Clients, Generated, Input, Lowered, Root, Servers, Wanted};

#[cfg(feature = "import")]
pub(crate) use read::read_any;
pub use read::{files, read};
pub use written::{Written, is_dependency_feature};

/// Generates code for services from their model files.
///
/// In a build script, with `ferrosmith` among the build dependencies:
///
/// ```no_run
/// fn main() -> Result<(), ferrosmith::Error> {
///     ferrosmith::Build::new().service("weather", ["weather.json"]).to_out_dir()
/// }
/// ```
///
/// In the crate itself, with `ferrosmith-runtime` among the dependencies:
///
/// ```text
/// include!(concat!(env!("OUT_DIR"), "/ferrosmith/services.rs"));
/// ```
///
/// Some protocols are features of `ferrosmith-runtime`: services with rpcv2Cbor need `cbor`, which is on by default,
/// those with restXml `xml`, those with awsQuery or ec2Query `query`, those with streams of events
/// `event-stream`, those with the trait `httpChecksum` `checksums`, those with `httpChecksumRequired` `content-md5`.
/// [`Written::runtime_features`] and [`Generated::runtime_features`] list them.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Build {
    services: Vec<Service>,
    service_ids: Vec<String>,
    operations: Vec<String>,
    keeps_others: bool,
    keeps_unknown_members: bool,
    clients: Option<Clients>,
    servers: Option<Servers>,
    front_page: Option<String>,
    own_features: Vec<String>,
}

#[derive(Debug, Clone)]
struct Service {
    name: String,
    files: Vec<PathBuf>,
    id: Option<String>,
}

impl Build {
    /// Returns a build without services.
    pub fn new() -> Self {
        Build::default()
    }

    /// Adds a service: the name of its module and feature, and its model files, which are merged. A folder
    /// stands for the `.json` files in it, and `-` for the standard input.
    pub fn service<P: Into<PathBuf>>(
        mut self,
        name: impl Into<String>,
        files: impl IntoIterator<Item = P>,
    ) -> Self {
        let files = files.into_iter().map(P::into).collect();
        self.services.push(Service { name: name.into(), files, id: None });
        self
    }

    /// Sets the shape id of the service that was added last, if its model has several. Before the first service, it chooses
    /// in whichever model has it, as [`Build::service_ids`] does.
    ///
    /// ```
    /// let build = ferrosmith::Build::new()
    ///     .service("rain", ["weather.json"])
    ///     .service_id("example.weather#Rain");
    /// assert_eq!(build.names().collect::<Vec<_>>(), ["rain"]);
    ///
    /// // No model has this one.
    /// # let file = std::env::temp_dir().join(format!("service-id-{}.json", std::process::id()));
    /// # let text = r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "service", "version": "1"}}}"#;
    /// # std::fs::write(&file, text).unwrap();
    /// let build = ferrosmith::Build::new().service_id("a#Rain").service("rain", [&file]);
    /// let error = build.generate().unwrap_err().to_string();
    /// # std::fs::remove_file(&file).unwrap();
    /// assert!(error.starts_with("no model has the service `a#Rain`; "), "{error}");
    /// ```
    pub fn service_id(mut self, id: impl Into<String>) -> Self {
        match self.services.last_mut() {
            Some(service) => service.id = Some(id.into()),
            None => self.service_ids.push(id.into()),
        }
        self
    }

    /// Chooses services where models have several, in any order: each is taken from the model that has it. That no model
    /// has one of them is an error.
    ///
    /// ```
    /// let build = ferrosmith::Build::new()
    ///     .service_ids(["example.weather#Rain", "example.billing#Invoices"])
    ///     .service("rain", ["weather.json"])
    ///     .service("invoices", ["billing.json"]);
    /// # let _ = build;
    /// ```
    pub fn service_ids<I: Into<String>>(mut self, ids: impl IntoIterator<Item = I>) -> Self {
        self.service_ids.extend(ids.into_iter().map(I::into));
        self
    }

    /// Generates only these operations and the shapes that they need.
    ///
    /// They are names in the model, or shape ids. Each must be an operation of a service, and each service
    /// must have at least one.
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations.extend(names.into_iter().map(N::into));
        self
    }

    /// Generates structures that keep members which are not in the model: they are read, compared, copied and
    /// written in every format. For recorders, stores and proxies.
    ///
    /// `StructureShape::unknown_members` returns them. By default they are skipped.
    pub fn keep_unknown_members(mut self) -> Self {
        self.keeps_unknown_members = true;
        self
    }

    /// Generates clients as well: in each service's module a `Client` with a method for each operation. They need the
    /// package `ferrosmith-client`.
    ///
    /// ```
    /// use ferrosmith::{Build, Clients, Servers};
    ///
    /// // In the build script of a program.
    /// let build = Build::new().clients(Clients::Always).servers(Servers::Always);
    /// // Of a library, behind features of its own.
    /// let build = build.clients(Clients::Feature("sdk".to_owned()));
    /// # let _ = build;
    /// ```
    pub fn clients(mut self, clients: Clients) -> Self {
        self.clients = Some(clients);
        self
    }

    /// Generates servers as well: in each service's module a trait `Service` with a method for each operation, and
    /// `serve`. They need the package `ferrosmith-server`.
    ///
    /// ```
    /// use ferrosmith::{Build, Servers};
    ///
    /// let build = Build::new().servers(Servers::Always); // or `Feature`, behind a feature of the crate
    /// # let _ = build;
    /// ```
    pub fn servers(mut self, servers: Servers) -> Self {
        self.servers = Some(servers);
        self
    }

    /// Keeps services of earlier calls in the folder of [`Build::write`], if their files exist. By default
    /// they are removed.
    pub fn keep_others(mut self) -> Self {
        self.keeps_others = true;
        self
    }

    /// Sets the Markdown file with the documentation of the crate, as a path relative to `lib.rs`.
    /// [`Build::to_out_dir`] ignores it.
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

    /// Sets the features that the manifest of the crate has itself, beside one for each service: a service of such a name is
    /// an error. [`Build::to_out_dir`] ignores them, since its services have no features.
    ///
    /// ```
    /// let build = ferrosmith::Build::new().own_features(["default", "serde"]).service("serde", ["weather.json"]);
    /// let error = build.generate().unwrap_err().to_string();
    /// assert_eq!(error, "the service `serde` is named as a feature that the crate has itself; rename it");
    /// ```
    pub fn own_features<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.own_features.extend(names.into_iter().map(N::into));
        self
    }

    /// Returns the names of the services, in the order of their addition.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.services.iter().map(|service| service.name.as_str())
    }

    /// Generates the sources of a crate in memory: `lib.rs`, and a module for each service behind a feature.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read, or a model is invalid.
    pub fn generate(&self) -> Result<Generated, Error> {
        let (mut generated, mut features) = (Generated::default(), Vec::new());
        self.stream(Root::Crate, self.names(), |part| {
            generated.files.extend(part.files);
            generated.warnings.0.extend(part.warnings);
            generated.runtime_features.extend(part.feature.runtime.iter().cloned());
            features.push(part.feature);
            Ok(())
        })?;
        generated.files.extend([Root::Crate.print(features, self.front_page.as_deref())?]);
        Ok(generated)
    }

    /// Writes the sources of a crate into `folder` and removes those that are no longer generated, or only
    /// reports the differences. On an error, nothing is written.
    ///
    /// Files that were not generated are never touched, but reported.
    ///
    /// # Errors
    /// The same as [`Build::generate`]. Also returns an error if a file cannot be written.
    pub fn write(&self, folder: &Path, mode: Mode) -> Result<Written, Error> {
        self.write_each(folder, mode, |_| {})
    }

    /// The same as [`Build::write`]. Calls `told` with the name of each service that is generated, for a
    /// report of progress.
    ///
    /// # Errors
    /// The same as [`Build::write`].
    pub fn write_each(&self, folder: &Path, mode: Mode, told: impl FnMut(&str)) -> Result<Written, Error> {
        self.write_root(folder, mode, Root::Crate, told)
    }

    /// Writes the services into `$OUT_DIR/ferrosmith`, from where the crate includes `services.rs`. For build
    /// scripts: prints the model files and the warnings for cargo.
    ///
    /// # Errors
    /// The same as [`Build::write`]. Also returns an error outside of a build script.
    pub fn to_out_dir(&self) -> Result<(), Error> {
        let folder = env::var_os("OUT_DIR").ok_or(Error::NoBuildScript)?;
        // First, so that cargo runs the script again after a change, even if the model is invalid.
        for path in self.services.iter().flat_map(|service| &service.files) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let folder = Path::new(&folder).join("ferrosmith");
        let Written { changes, warnings, .. } =
            self.write_root(&folder, Mode::Write, Root::Included, |_| {})?;
        for warning in warnings.iter() {
            println!("cargo::warning={warning}"); // one line: cargo takes a second one as a command
        }
        if changes.is_success() { Ok(()) } else { Err(Error::Blocked(changes)) }
    }

    fn write_root(
        &self,
        folder: &Path,
        mode: Mode,
        root: Root,
        mut told: impl FnMut(&str),
    ) -> Result<Written, Error> {
        let mut output = Output::open(folder, mode)?;
        let kept = if self.keeps_others { output.keep_others(self.names()) } else { Vec::new() };
        let names = self.names().chain(kept.iter().map(String::as_str));
        let mut features: Vec<Feature> = Vec::new();
        let mut warnings = Vec::new();
        self.stream(root, names, |part| {
            output.add(&part.feature.name, &part.files)?;
            output.need(&part.feature.name, &part.feature.runtime);
            told(&part.feature.name);
            features.push(part.feature);
            warnings.extend(part.warnings);
            Ok(())
        })?;
        let runtime_features = output.needs();
        features.extend(kept.into_iter().map(|name| {
            let runtime = runtime_features.get(&name).cloned().unwrap_or_default();
            Feature { module: names::module_name(&name), name, runtime }
        }));
        let mut services: Vec<String> = features.iter().map(|feature| feature.name.clone()).collect();
        services.sort();
        output.add("", &[root.print(features, self.front_page.as_deref())?].into())?;
        let changes = output.finish()?;
        Ok(Written { changes, services, runtime_features, warnings: Diagnostics(warnings) })
    }

    /// Generates service by service. `names` are those of all modules, with the services of this build first.
    fn stream<'a>(
        &self,
        root: Root,
        names: impl IntoIterator<Item = &'a str>,
        take: impl FnMut(pipeline::Part) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let modules = pipeline::module_names(names, root, &self.own_features)?;
        let services: Vec<_> = self.services.iter().zip(modules).collect();
        let wanted = Wanted::new(&self.operations, &self.service_ids);
        pipeline::stream(&services, wanted, |(service, module)| self.lower(service, module), take)
    }

    fn lower(&self, service: &Service, module: &str) -> Result<Lowered, Error> {
        let texts = read(&service.files)?;
        let mut input = Input::new(&service.name, texts.iter().map(|(name, text)| Source { name, text }));
        input.service.clone_from(&service.id);
        input.service_ids.clone_from(&self.service_ids);
        input.operations.clone_from(&self.operations);
        input.keep_unknown_members = self.keeps_unknown_members;
        input.clients.clone_from(&self.clients);
        input.servers.clone_from(&self.servers);
        pipeline::lower(&input, module)
    }
}
