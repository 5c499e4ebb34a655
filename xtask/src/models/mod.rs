//! `cargo xtask models`: imports models of services, and compares them.

mod botocore;
mod compare;
mod error;
mod fields;
mod ignored;
mod import;
mod json;
mod provenance;
mod source;
#[cfg(test)]
mod tests;
mod translate;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

pub(crate) use error::Error;

/// What `cargo xtask models` understands.
pub(crate) const USAGE: &str = "\
cargo xtask models import <botocore wheel or data directory> [--service NAME]... [--docs] [--out DIR]
cargo xtask models compare A B";

/// Runs the subcommand that is next on the command line.
pub(crate) fn run(mut arguments: Parser) -> Result<ExitCode, Error> {
    match arguments.next()? {
        Some(Arg::Value(command)) if command == "import" => run_import(arguments),
        Some(Arg::Value(command)) if command == "compare" => run_compare(arguments),
        Some(Arg::Long("help") | Arg::Short('h')) => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => Err(Error::message(format!("{}\n{USAGE}", other.unexpected()))),
        None => Err(Error::message(USAGE)),
    }
}

fn run_import(mut arguments: Parser) -> Result<ExitCode, Error> {
    let mut import =
        import::Import { source: PathBuf::new(), services: vec![], docs: false, out: "models".into() };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("service") => {
                for name in arguments.values()? {
                    import.services.push(name.string()?);
                }
            }
            Arg::Long("docs") => import.docs = true,
            Arg::Long("out") => import.out = arguments.value()?.into(),
            Arg::Value(source) if import.source.as_os_str().is_empty() => import.source = source.into(),
            other => return Err(Error::message(format!("{}\n{USAGE}", other.unexpected()))),
        }
    }
    if import.source.as_os_str().is_empty() {
        return Err(Error::message(format!("the wheel or data directory is missing\n{USAGE}")));
    }
    import::import(&import)?;
    Ok(ExitCode::SUCCESS)
}

fn run_compare(mut arguments: Parser) -> Result<ExitCode, Error> {
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(file) => files.push(file.into()),
            other => return Err(Error::message(format!("{}\n{USAGE}", other.unexpected()))),
        }
    }
    let [a, b] = files.as_slice() else {
        return Err(Error::message(USAGE));
    };
    let comparison = compare::compare(a, b)?;
    let mut text = String::new();
    for (difference, reason) in &comparison.explained {
        text += &format!("explained: {difference} ({reason})\n");
    }
    for difference in &comparison.differences {
        text += &format!("{difference}\n");
    }
    text += &format!(
        "{} operations, {} places compared: {} differences, {} explained\n",
        comparison.operations,
        comparison.places,
        comparison.differences.len(),
        comparison.explained.len()
    );
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).map_err(|error| Error::message(error.to_string()))?;
    Ok(if comparison.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
