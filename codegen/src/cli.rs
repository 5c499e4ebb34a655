//! What the command line takes, and what it does with that.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use ferrosmith::files::{Difference, Mode};
use ferrosmith::{Build, build};
use lexopt::{Arg, ValueExt as _};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Generates Rust from Smithy models.

usage: ferrosmith generate --out DIR [--check | --dry-run] NAME=MODEL[,MODEL]...

  NAME       names a service: its module, and the cargo feature in front of it
  MODEL      a file of its model (Smithy JSON AST), or a folder of such .json files;
             several are merged

  --out DIR  the folder that lib.rs and the modules go to, and nothing else
  --check    write nothing; list what differs, and fail if anything does
  --dry-run  write nothing; list what would be written
  --help, --version

The crate needs the dependency ferrosmith-runtime and a feature for each NAME.
Exit status: 0 done, 1 drift or a model or file that cannot be used, 2 a wrong command line.
";

/// What was asked for.
pub(crate) enum Command {
    Help,
    Version,
    Generate(Generate),
}

/// `ferrosmith generate`.
pub(crate) struct Generate {
    out: PathBuf,
    mode: Mode,
    build: Build,
}

/// Reads the command line.
pub(crate) fn parse(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let Some(first) = arguments.next()? else {
        return Err("a command is missing: generate".into());
    };
    match first {
        Arg::Long("help") | Arg::Short('h') => Ok(Command::Help),
        Arg::Long("version") | Arg::Short('V') => Ok(Command::Version),
        Arg::Value(command) if command == "generate" => generate(arguments),
        Arg::Value(command) => {
            Err(format!("`{}` is no command; there is: generate", command.to_string_lossy()).into())
        }
        other => Err(other.unexpected()),
    }
}

fn generate(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut out, mut mode, mut build) = (None, None, Build::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Long("out") => {
                if out.replace(PathBuf::from(arguments.value()?)).is_some() {
                    return Err("--out is given twice".into());
                }
            }
            Arg::Long(name @ ("check" | "dry-run")) => {
                let asked = if name == "check" { Mode::Check } else { Mode::DryRun };
                if mode.replace(asked).is_some_and(|mode| mode != asked) {
                    return Err("--check and --dry-run exclude each other".into());
                }
            }
            Arg::Value(value) => build = service(build, value)?,
            other => return Err(other.unexpected()),
        }
    }
    let out = out.ok_or("--out is missing: the folder to generate into")?;
    if build.names().next().is_none() {
        return Err("no service is given: NAME=MODEL".into());
    }
    Ok(Command::Generate(Generate { out, mode: mode.unwrap_or(Mode::Write), build }))
}

/// `NAME=MODEL[,MODEL]...`
fn service(build: Build, value: OsString) -> Result<Build, lexopt::Error> {
    let wrong = |what: &str, value: &OsStr| {
        lexopt::Error::from(format!("`{}` {what}; expected NAME=MODEL[,MODEL]...", value.to_string_lossy()))
    };
    let text = value.string()?;
    let Some((name, models)) = text.split_once('=') else {
        return Err(wrong("names no service", text.as_ref()));
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || !name.chars().all(allowed) {
        return Err(wrong("has a name that no cargo feature and module can have", text.as_ref()));
    }
    if models.split(',').any(str::is_empty) {
        return Err(wrong("has no model, or an empty one", text.as_ref()));
    }
    Ok(build.service(name, models.split(',')))
}

impl Generate {
    /// Does it, and says what was done.
    pub(crate) fn run(&self) -> ExitCode {
        let differences = match self.build.write(&self.out, self.mode) {
            Ok(differences) => differences,
            Err(error) => return failed(&error),
        };
        // A check is about the files alone.
        if self.mode != Mode::Check {
            match self.build.warnings() {
                Ok(warnings) => warnings.iter().for_each(|warning| eprintln!("warning: {warning}")),
                Err(error) => return failed(&error),
            }
        }
        self.report(&differences)
    }

    fn report(&self, differences: &[Difference]) -> ExitCode {
        let out = self.out.display();
        let mut text: String = differences.iter().map(|difference| format!("{difference}\n")).collect();
        let count = differences.len();
        let files = if count == 1 { "file" } else { "files" };
        text.push_str(&match self.mode {
            _ if count == 0 => format!("{out} is up to date\n"),
            Mode::Check => format!("{count} {files} drifted in {out}; repair: the same without --check\n"),
            Mode::Write => format!("{count} {files} changed in {out}\n"),
            Mode::DryRun => format!("{count} {files} would change in {out}\n"),
        });
        let printed = print(&text);
        if self.mode == Mode::Check && count > 0 { ExitCode::FAILURE } else { printed }
    }
}

fn failed(error: &build::Error) -> ExitCode {
    eprintln!("ferrosmith: {error}");
    ExitCode::FAILURE
}

/// Prints to the standard output; a reader that has gone away is no mistake of ours.
pub(crate) fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
