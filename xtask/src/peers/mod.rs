//! `cargo xtask peers`: what we do, held against software that no one here wrote.
//!
//! botocore signs seeded random requests, in a virtual environment in `target/peers`, and the client's signer must give
//! the same signatures.

mod sign;

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::arguments::unexpected;
use crate::codegen::root;

/// How many requests are signed, unless another number is asked for.
const REQUESTS: u32 = 2000;

/// Runs the task.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Box<dyn Error>> {
    let (mut seed, mut requests) = (1, REQUESTS);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("seed") => seed = number(&mut arguments)?,
            lexopt::Arg::Long("requests") => requests = number(&mut arguments)?,
            other => return Err(unexpected(other, &["--seed", "--requests"])),
        }
    }
    let python = match environment() {
        Ok(python) => python,
        Err(problem) => {
            println!("skipped: botocore's signer: {problem}");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let failures = sign::compare(&python, seed, requests)?;
    failures.iter().for_each(|failure| println!("FAILED {failure}"));
    println!(
        "botocore's signer: {requests} requests with seed {seed}, {} signed in another way",
        failures.len()
    );
    Ok(if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn number(arguments: &mut lexopt::Parser) -> Result<u32, Box<dyn Error>> {
    let text = arguments.value()?;
    let text = text.to_string_lossy();
    text.parse().map_err(|_| format!("expected a number, found `{text}`").into())
}

/// Returns the Python of a virtual environment that has botocore, made when it is not there.
fn environment() -> Result<PathBuf, String> {
    let folder = root().join("target/peers");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if succeeds(Command::new(&python).args(["-c", "import botocore"])).is_ok() {
        return Ok(python);
    }
    succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    succeeds(Command::new(&python).args(["-m", "pip", "install", "--quiet", "botocore"]))?;
    Ok(python)
}

fn succeeds(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => {
            Err(format!("{name}: {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
        }
    }
}
