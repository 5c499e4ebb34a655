//! `cargo xtask models`: the models and partitions of the workspace, from a release of botocore, and models compared.

mod changes;
mod partitions;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use ferrosmith::import::{self, Import, compare};
use ferrosmith::progress::Progress;
use lexopt::{Arg, Parser, ValueExt};

use self::changes::Before;
use crate::arguments::{WrongArguments, unexpected, unknown};
use crate::codegen::root;

const USAGE: &str = "\
cargo xtask models import <botocore wheel or data directory> [--service NAME]... [--docs]
cargo xtask models compare A B";

/// Runs the subcommand that is next on the command line.
pub(crate) fn run(mut arguments: Parser) -> Result<ExitCode, Box<dyn Error>> {
    match arguments.next()? {
        Some(Arg::Value(command)) if command == "import" => run_import(arguments),
        Some(Arg::Value(command)) if command == "compare" => run_compare(arguments),
        Some(Arg::Long("help") | Arg::Short('h')) => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Some(Arg::Value(other)) => {
            Err(unknown("subcommand", &other.to_string_lossy(), &["import", "compare"]))
        }
        Some(other) => Err(unexpected(other, &[])),
        None => Err(wrong("a subcommand is missing, `import` or `compare`")),
    }
}

/// Returns an error of the command line, with the usage.
fn wrong(message: &str) -> Box<dyn Error> {
    Box::new(WrongArguments(format!("{message}\n\n{USAGE}")))
}

/// Imports the named services, or all that were imported before.
fn run_import(mut arguments: Parser) -> Result<ExitCode, Box<dyn Error>> {
    let (mut source, mut services, mut docs) = (None, Vec::new(), false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("service") => {
                for name in arguments.values()? {
                    services.push(name.string()?);
                }
            }
            Arg::Long("docs") => docs = true,
            Arg::Value(path) if source.is_none() => source = Some(PathBuf::from(path)),
            other => return Err(unexpected(other, &["service", "docs"])),
        }
    }
    let source = source.ok_or_else(|| wrong("the wheel or data directory is missing"))?;
    let models = root().join("models");
    if services.is_empty() {
        services = import::imported(&models)?;
    }
    let all = services.len();
    let copies = root().join("target/models-before");
    let before = services.iter().map(|service| Before::of(&models, service, &copies));
    let before = before.collect::<Result<Vec<_>, _>>()?;
    partitions::import(&source)?;
    let import = services.into_iter().fold(Import::new(source).docs(docs), Import::service);
    let mut progress = Progress::new("imported", all);
    let changed = import.write_each(&models, |name| progress.step(name))?;
    drop(progress);
    for path in &changed {
        println!("wrote {}", path.display());
    }
    for before in before.into_iter().flatten() {
        before.tell()?;
    }
    let (path, page) = (models.join("README.md"), import::page(&models)?);
    if fs::read_to_string(&path).ok().as_deref() != Some(&page) {
        fs::write(&path, page)?;
        println!("wrote {}", path.display());
    }
    if docs {
        println!("the documentation is the services' own text, under their terms: keep it out of commits");
    }
    println!("{}: {all} models, {} changed", models.display(), changed.len());
    Ok(ExitCode::SUCCESS)
}

fn run_compare(mut arguments: Parser) -> Result<ExitCode, Box<dyn Error>> {
    let mut models = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(path) => models.push(PathBuf::from(path)),
            other => return Err(unexpected(other, &[])),
        }
    }
    let [a, b] = models.as_slice() else {
        return Err(wrong(&format!("expected two models, found {}", models.len())));
    };
    let comparison = compare::compare(a, b)?;
    println!("{comparison}");
    Ok(if comparison.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
