//! `cargo xtask models`: imports models of services, and compares them.

mod botocore;
mod error;
mod fields;
mod ignored;
mod import;
mod json;
mod provenance;
mod source;
mod translate;

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

pub use error::Error;

/// What `cargo xtask models` understands.
pub const USAGE: &str = "\
cargo xtask models import <botocore wheel or data directory> [--service NAME]... [--docs] [--out DIR]
cargo xtask models compare A B";

/// Runs the subcommand that is next on the command line.
pub fn run(mut arguments: Parser) -> Result<ExitCode, Error> {
    match arguments.next()? {
        Some(Arg::Value(command)) if command == "import" => run_import(arguments),
        Some(Arg::Long("help") | Arg::Short('h')) => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => Err(Error::message(format!("{}\n{USAGE}", other.unexpected()))),
        None => Err(Error::message(USAGE)),
    }
}

fn run_import(mut arguments: Parser) -> Result<ExitCode, Error> {
    let mut import = import::Import { source: PathBuf::new(), services: vec![], docs: false, out: "models".into() };
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
