//! `ferrosmith generate`: models to the sources of a crate.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ferrosmith::files::{self, ChangeKind, Mode};
use ferrosmith::progress::Progress;
use ferrosmith::{Build, Clients, Servers};

use crate::diagnostics::Format;
use crate::models::one_stdin;
use crate::package::{CLIENT, OWN_FEATURES, Part, SERVER};
use crate::{messages, package};

/// Generates Rust from models.
///
/// Writes `lib.rs`, and a module per service behind a cargo feature of its name. The crate needs
/// the dependency ferrosmith-runtime and these features.
///
/// The services that are named are replaced. Those of earlier calls, which the folder's file
/// `.ferrosmith` lists, are kept as long as their folders are there.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Generate {
    /// The folder that the sources go to, and nothing else; with --crate the crate's folder
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// Generate a whole crate of this name: the sources in DIR/src, and a Cargo.toml with a feature per service
    #[arg(long = "crate", value_name = "NAME", value_parser = package_name)]
    package: Option<String>,
    /// The folder of the package ferrosmith-runtime; needed outside of a clone of ferrosmith
    #[arg(long, value_name = "DIR", requires = "package")]
    runtime: Option<PathBuf>,
    /// Write nothing; list what differs, and fail if anything does
    #[arg(long)]
    check: bool,
    /// Write nothing; list what would be written
    #[arg(long, conflicts_with = "check")]
    dry_run: bool,
    /// The operations to generate, with what they need, by name or shape id; all of them without it
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',')]
    operations: Vec<String>,
    /// Let structures keep members that the model does not know, and write them again
    #[arg(long)]
    keep_unknown_members: bool,
    /// Generate a client for each service as well, which needs the package ferrosmith-client; with --crate it is behind
    /// the feature sdk
    #[arg(long)]
    clients: bool,
    /// Generate a server for each service as well, which needs the package ferrosmith-server; with --crate it is behind
    /// the feature serve
    #[arg(long)]
    servers: bool,
    /// The shape id of the service, where a model holds several: each is taken from the model that has it; may be given
    /// several times
    #[arg(long = "service", value_name = "ID")]
    service_ids: Vec<String>,
    /// The form of errors and warnings about models
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
    /// A service: its name (module and cargo feature), and the files of its model (Smithy JSON AST),
    /// which are merged; a folder stands for the .json files in it,
    /// and - for the standard input
    #[arg(required = true, value_name = "NAME=MODEL[,MODEL]...", value_parser = service)]
    services: Vec<Service>,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith generate --out src weather=weather.json
  ferrosmith generate --out weather --crate weather weather=weather.json
  ferrosmith generate --out weather --crate weather --clients --servers weather=weather.json
  ferrosmith generate --out src weather=weather.json,words.json billing=models/billing
  ferrosmith generate --out src --check weather=weather.json
  ferrosmith generate --out src --operations GetForecast weather=weather.json
  ferrosmith generate --out src --service example#Weather weather=both.json billing=billing.json
  smithy ast model/ | ferrosmith generate --out src weather=-";

/// A service to generate, as it is given.
#[derive(Clone, Debug)]
struct Service {
    name: String,
    models: Vec<PathBuf>,
}

/// Reads a name that can be a cargo feature's, a module's and a package's.
fn name(text: &str) -> Result<String, String> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(allowed) {
        return Ok(text.to_owned());
    }
    Err(format!(
        "`{text}` is not a valid name for a cargo feature and a module; expected ASCII letters, digits, - and _"
    ))
}

/// Reads the name of a package, which cargo takes.
fn package_name(text: &str) -> Result<String, String> {
    match text.starts_with(|c: char| c.is_ascii_digit()) {
        true => Err(format!("`{text}` begins with a digit; expected the name of a package")),
        false => name(text),
    }
}

/// Reads `NAME=MODEL[,MODEL]...`.
fn service(text: &str) -> Result<Service, String> {
    let Some((name, models)) = text.split_once('=') else {
        let is_file = Path::new(text).extension().is_some();
        let lacks = if is_file { "service" } else { "model" };
        return Err(format!(
            "it names no {lacks}; expected NAME=MODEL[,MODEL]..., such as weather=weather.json"
        ));
    };
    let name = self::name(name)?;
    if models.split(',').any(str::is_empty) {
        return Err("it has no model, or an empty one; expected NAME=MODEL[,MODEL]...".to_owned());
    }
    Ok(Service { name, models: models.split(',').map(PathBuf::from).collect() })
}

impl Generate {
    /// Generates, and reports what was done.
    pub(crate) fn run(self) -> ExitCode {
        let models = self.services.iter().flat_map(|service| &service.models);
        if let Err(status) = one_stdin(models.map(PathBuf::as_path)) {
            return status;
        }
        match self.generate() {
            Ok(status) => status,
            Err(error) => messages::error(error),
        }
    }

    fn generate(&self) -> Result<ExitCode, Box<dyn Error>> {
        let (sources, runtime) = match &self.package {
            Some(_) => (self.out.join("src"), package::runtime(&self.out, self.runtime.as_deref())?),
            None => (self.out.clone(), String::new()),
        };
        let mut progress = Progress::new("generated", self.services.len());
        let written = self.build(&sources).write_each(&sources, self.mode(), |name| progress.step(name));
        drop(progress);
        let written = match written {
            Ok(written) => written,
            Err(error) => return Ok(self.format.error(&error)),
        };
        // A check is about the files alone.
        if !self.check {
            self.format.print(&written.warnings);
        }
        let printed = messages::print(&written.changes.text("the same command without --check"));
        let manifest = match &self.package {
            Some(name) => {
                let parts = self.parts(&sources);
                let parts = parts.map(|part| Ok((part, part.path(&self.out, self.runtime.as_deref())?)));
                let parts = parts.collect::<Result<Vec<_>, String>>()?;
                self.manifest(&package::manifest(name, &written, &runtime, &parts))?
            }
            None => true,
        };
        Ok(if written.changes.is_success() && manifest { printed } else { ExitCode::FAILURE })
    }

    /// Returns the parts of the crate with these sources.
    fn parts(&self, sources: &Path) -> impl Iterator<Item = Part> {
        let wanted = [(CLIENT, self.clients), (SERVER, self.servers)];
        wanted.into_iter().filter(|(part, wanted)| *wanted || part.is_in(sources)).map(|(part, _)| part)
    }

    /// Writes the manifest, or reports that it differs. Returns `false` when a check failed.
    fn manifest(&self, text: &str) -> Result<bool, Box<dyn Error>> {
        let path = self.out.join("Cargo.toml");
        let Some(kind) = files::apply_file(&path, text, self.mode())? else { return Ok(true) };
        let note = match kind {
            ChangeKind::Foreign => {
                ": it was not generated; it needs a feature per service, and the dependency ferrosmith-runtime"
            }
            _ => "",
        };
        messages::print(&format!("{:<8} {}{note}\n", kind.word(self.mode()), path.display()));
        Ok(kind == ChangeKind::Foreign || !self.check)
    }

    fn build(&self, sources: &Path) -> Build {
        let operations = self.operations.iter().map(|name| name.trim());
        let mut build = Build::new().keep_others().operations(operations).service_ids(&self.service_ids);
        if self.package.is_some() {
            let of_parts = self.parts(sources).map(|part| part.feature);
            build = build.own_features(OWN_FEATURES.into_iter().chain(of_parts));
        }
        if self.keep_unknown_members {
            build = build.keep_unknown_members();
        }
        if self.clients {
            build = build.clients(match self.package {
                Some(_) => Clients::Feature(CLIENT.feature.to_owned()),
                None => Clients::Always,
            });
        }
        if self.servers {
            build = build.servers(match self.package {
                Some(_) => Servers::Feature(SERVER.feature.to_owned()),
                None => Servers::Always,
            });
        }
        for Service { name, models } in &self.services {
            build = build.service(name, models);
        }
        build
    }

    fn mode(&self) -> Mode {
        match (self.check, self.dry_run) {
            (true, _) => Mode::Check,
            (false, true) => Mode::DryRun,
            (false, false) => Mode::Write,
        }
    }
}
