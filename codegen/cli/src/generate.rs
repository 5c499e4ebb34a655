//! `ferrosmith generate`: models to the sources of a crate.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ferrosmith::Build;
use ferrosmith::files::Mode;

use crate::diagnostics::Format;
use crate::messages;

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
    /// The folder that the sources go to, and nothing else
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing; list what differs, and fail if anything does
    #[arg(long)]
    check: bool,
    /// Write nothing; list what would be written
    #[arg(long, conflicts_with = "check")]
    dry_run: bool,
    /// The operations to generate, with what they need, by name or shape id; all of them without it
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',')]
    operations: Vec<String>,
    /// The shape id of the service, where the model holds several
    #[arg(long, value_name = "ID")]
    service: Option<String>,
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
  ferrosmith generate --out src weather=weather.json,words.json billing=models/billing
  ferrosmith generate --out src --check weather=weather.json
  ferrosmith generate --out src --operations GetForecast weather=weather.json
  smithy ast model/ | ferrosmith generate --out src weather=-";

/// A service to generate, as it is given.
#[derive(Clone, Debug)]
struct Service {
    name: String,
    models: Vec<PathBuf>,
}

/// Reads `NAME=MODEL[,MODEL]...`.
fn service(text: &str) -> Result<Service, String> {
    let Some((name, models)) = text.split_once('=') else {
        return Err("it names no service; expected NAME=MODEL[,MODEL]...".to_owned());
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || !name.chars().all(allowed) {
        return Err(format!(
            "`{name}` is a name that no cargo feature and module can have; expected ASCII letters, digits, - and _"
        ));
    }
    if models.split(',').any(str::is_empty) {
        return Err("it has no model, or an empty one; expected NAME=MODEL[,MODEL]...".to_owned());
    }
    Ok(Service { name: name.to_owned(), models: models.split(',').map(PathBuf::from).collect() })
}

impl Generate {
    /// Generates, and reports what was done.
    pub(crate) fn run(self) -> ExitCode {
        let written = match self.build().write(&self.out, self.mode()) {
            Ok(written) => written,
            Err(error) => return self.format.error(&error),
        };
        // A check is about the files alone.
        if !self.check {
            self.format.print(&written.warnings);
        }
        let printed = messages::print(&written.report.text("the same command without --check"));
        if written.report.is_success() { printed } else { ExitCode::FAILURE }
    }

    fn build(&self) -> Build {
        let mut build = Build::new().keep_others().operations(&self.operations);
        for Service { name, models } in &self.services {
            build = build.service(name, models);
        }
        match &self.service {
            Some(id) => build.service_id(id),
            None => build,
        }
    }

    fn mode(&self) -> Mode {
        match (self.check, self.dry_run) {
            (true, _) => Mode::Check,
            (false, true) => Mode::DryRun,
            (false, false) => Mode::Write,
        }
    }
}
