//! `ferrosmith generate`: models to the sources of a crate.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ferrosmith::Build;
use ferrosmith::files::{Difference, Mode};

use crate::messages;

/// Generates Rust from models.
///
/// Writes `lib.rs`, and a module per service behind a cargo feature of its name. The crate needs
/// the dependency ferrosmith-runtime and these features.
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
    /// A service: its name (module and cargo feature), and the files of its model (Smithy JSON AST),
    /// which are merged; a folder stands for the .json files in it
    #[arg(required = true, value_name = "NAME=MODEL[,MODEL]...", value_parser = service)]
    services: Vec<Service>,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith generate --out src weather=weather.json
  ferrosmith generate --out src weather=weather.json,words.json billing=models/billing
  ferrosmith generate --out src --check weather=weather.json";

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
        let build = self
            .services
            .iter()
            .fold(Build::new(), |build, Service { name, models }| build.service(name, models));
        let differences = match build.write(&self.out, self.mode()) {
            Ok(differences) => differences,
            Err(error) => return messages::error(error),
        };
        // A check is about the files alone.
        if !self.check {
            match build.warnings() {
                Ok(warnings) => warnings.iter().for_each(messages::warning),
                Err(error) => return messages::error(error),
            }
        }
        self.report(&differences)
    }

    fn mode(&self) -> Mode {
        match (self.check, self.dry_run) {
            (true, _) => Mode::Check,
            (false, true) => Mode::DryRun,
            (false, false) => Mode::Write,
        }
    }

    fn report(&self, differences: &[Difference]) -> ExitCode {
        let out = self.out.display();
        let mut text: String = differences.iter().map(|difference| format!("{difference}\n")).collect();
        let count = differences.len();
        let files = if count == 1 { "file" } else { "files" };
        text.push_str(&match self.mode() {
            _ if count == 0 => format!("{out} is up to date\n"),
            Mode::Check => format!("{count} {files} drifted in {out}; repair: the same without --check\n"),
            Mode::Write => format!("{count} {files} changed in {out}\n"),
            Mode::DryRun => format!("{count} {files} would change in {out}\n"),
        });
        let printed = messages::print(&text);
        if self.check && count > 0 { ExitCode::FAILURE } else { printed }
    }
}
